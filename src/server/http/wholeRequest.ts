import type { IncomingHttpHeaders } from 'node:http'
import type { Socket } from 'node:net'

/** A request that arrived in one piece, its body included. What `IncomingMessage` has too is called as there. */
export type WholeRequest = {
  method: string
  url: string
  /** By name in small letters. */
  headers: IncomingHttpHeaders
  body: Buffer
  complete: true
  socket: Pick<Socket, 'remoteAddress'>
}

/** Node's own limit is 16 KiB; browsers stay below two. */
const HEAD_LIMIT = 8_192
const BLANK_LINE = '\r\n\r\n'
const plain = /^(GET|HEAD|POST) (\/[\w\-./~%?&=+]*) HTTP\/1\.1((?:\r\n[A-Za-z\d-]+: *[!-~]+(?: +[!-~]+)*)+)$/
/** What changes how a body is read, or what a connection is for. */
const unusual = new Set(['transfer-encoding', 'expect', 'upgrade', 'trailer', 'te'])

/**
 * Reads a request from the bytes of one network read, if they are one plain request of HTTP/1.1 and nothing else: what a phone, a browser
 * or a program usually sends. Null for all others, which are not judged here but left to node:http. Only a strict part of the grammar is
 * read, in which no two readers can see different requests (RFC 9112, sections 3, 5 and 6).
 */
export function readWhole(bytes: Buffer): Omit<WholeRequest, 'socket'> | null {
  const end = bytes.indexOf(BLANK_LINE)
  if (end < 0 || end > HEAD_LIMIT) return null
  const [, method = '', url = '', lines = ''] = plain.exec(bytes.toString('latin1', 0, end)) ?? []
  const headers = readHeaders(lines)
  const body = bytes.subarray(end + BLANK_LINE.length)
  if (!headers || !isWhole(method, headers, body)) return null
  return { method, url, headers, body, complete: true }
}

/** Null when a header stands there twice, or one that only node:http knows what to do about. */
function readHeaders(lines: string): IncomingHttpHeaders | null {
  const headers: IncomingHttpHeaders = {}
  for (let at = 0; at < lines.length;) {
    const colon = lines.indexOf(':', at)
    const next = lines.indexOf('\r\n', colon)
    const end = next < 0 ? lines.length : next
    const name = lines.slice(at + 2, colon).toLowerCase()
    if (Object.hasOwn(headers, name) || unusual.has(name)) return null
    headers[name] = lines.slice(colon + 1, end).trim()
    at = end
  }
  const { host, connection = 'keep-alive' } = headers
  return host !== undefined && connection.toLowerCase() === 'keep-alive' ? headers : null
}

/** A form and JSON say how long they are; a question has no body. */
function isWhole(method: string, headers: IncomingHttpHeaders, body: Buffer): boolean {
  const length = headers['content-length']
  return method === 'POST' ? length === String(body.length) : length === undefined && body.length === 0
}
