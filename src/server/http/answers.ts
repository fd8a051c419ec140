import type { ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Incoming, Outgoing } from './messages.ts'
import { isAccepted } from './requests.ts'

type Answer = { status: number; type: string; body: string | Buffer; headers?: Headers }

/** Answers a request, compressed where it helps and the client can read it. */
export async function send(req: Incoming, res: Outgoing, answer: Answer): Promise<void> {
  const plain = Buffer.from(answer.body)
  const { body, encoding } = await compress(plain, String(req.headers['accept-encoding'] ?? ''), answer.type)
  const headers: Headers = { 'content-type': answer.type, ...answer.headers }
  if (encoding) headers['content-encoding'] = encoding
  if (isText(answer.type)) headers['vary'] = 'accept-encoding'
  if (!req.complete) headers['connection'] = 'close' // refused before its body was read, the rest of which is not waited for
  write(req, res, answer.status, flatten(headers), body)
}

/**
 * Writes an answer. Headers come as a flat list of names and values (see {@link flatten}), which Node sends as they are: setting them one by
 * one took a fifth of a small answer's time.
 */
export function write(
  req: Incoming,
  res: Outgoing,
  status: number,
  headers: readonly string[],
  body: Buffer | string = '',
): void {
  const length = Buffer.byteLength(body)
  res.writeHead(status, [...headers, 'content-length', String(length)])
  // A text with as many bytes as characters is ASCII; declared as latin1, Node copies it without encoding it.
  res.end(req.method === 'HEAD' ? undefined : body, length === body.length ? 'latin1' : 'utf8')
}

/** A list becomes several headers of the same name. */
type Headers = Record<string, string | string[]>

const safety = [
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'same-origin'], // with 'no-referrer' browsers send their own forms as from `Origin: null` (Fetch, 3.1)
  ['cross-origin-opener-policy', 'same-origin'],
  ['strict-transport-security', 'max-age=31536000; includeSubDomains'], // browsers heed it on HTTPS only
] as const
const nothingAllowed = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'"

/** The given headers with those of every answer, as a flat list; a page's own content security policy replaces the strict one. */
export function flatten(headers: Headers): string[] {
  const all: Headers = { ...Object.fromEntries(safety), 'content-security-policy': nothingAllowed, ...headers }
  return Object.entries(all).flatMap(([name, value]) =>
    typeof value === 'string' ? [name, value] : value.flatMap((one) => [name, one]),
  )
}

/** The headers of every answer, for files that are served from disk, and how long they may be kept. */
export function setFileHeaders(res: ServerResponse, path: string): void {
  for (const [name, value] of safety) res.setHeader(name, value)
  // A service worker is bound by the policy of its own script and not by that of the page: this one may fetch from the portal.
  res.setHeader('content-security-policy', path === '/sw.js' ? `${nothingAllowed}; connect-src 'self'` : nothingAllowed)
  if (path.startsWith('/_astro/')) res.setHeader('cache-control', 'public, max-age=31536000, immutable')
  if (path === '/sw.js') res.setHeader('cache-control', 'no-cache')
}

export function sendText(req: Incoming, res: Outgoing, status: number, text: string, headers = {}): Promise<void> {
  return send(req, res, { status, type: 'text/plain; charset=utf-8', body: `${text}\n`, headers })
}

export function sendJson(req: Incoming, res: Outgoing, status: number, value: unknown, headers = {}): Promise<void> {
  return send(req, res, { status, type: 'application/json', body: JSON.stringify(value), headers })
}

export type FieldError = { field: string; message: string }

/** RFC 9457. `detail` is one sentence; `errors` names each bad field. */
export function sendProblem(
  req: Incoming,
  res: Outgoing,
  status: number,
  detail: string,
  { errors = [], headers = {} }: { errors?: FieldError[]; headers?: Record<string, string> } = {},
): Promise<void> {
  const problem = {
    type: 'about:blank',
    title: titles[status] ?? 'Error',
    status,
    detail,
    ...(errors.length > 0 ? { errors } : {}),
  }
  return send(req, res, { status, type: 'application/problem+json', body: JSON.stringify(problem), headers })
}

/** 422 for fields that a program sent: all that are bad, each named. */
export function sendBadFields(
  req: Incoming,
  res: Outgoing,
  fields: readonly string[],
  message = 'is missing or not what it must be',
): Promise<void> {
  const errors = fields.map((field) => ({ field, message }))
  return sendProblem(req, res, 422, `Bad fields: ${fields.join(', ')}.`, { errors })
}

/** 403 for a form that a page of another site sent. */
export function sendFromElsewhere(req: Incoming, res: Outgoing): Promise<void> {
  return sendText(req, res, 403, 'Formulir ini dikirim dari situs lain.')
}

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  410: 'Gone',
  413: 'Content too large',
  415: 'Unsupported media type',
  422: 'Unprocessable content',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Service unavailable',
}

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)
/** Below this an answer fits one packet anyway. */
const WORTH_COMPRESSING = 1_024

async function compress(
  plain: Buffer,
  accepted: string,
  type: string,
): Promise<{ body: Buffer; encoding: string | null }> {
  if (plain.length < WORTH_COMPRESSING || !isText(type)) return { body: plain, encoding: null }
  if (isAccepted(accepted, 'br')) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 5 }
    return { body: await brotli(plain, { params }), encoding: 'br' }
  }
  return isAccepted(accepted, 'gzip') ? { body: await zip(plain), encoding: 'gzip' } : { body: plain, encoding: null }
}

export function isText(type: string): boolean {
  return /^text\/|json|xml|javascript/.test(type)
}
