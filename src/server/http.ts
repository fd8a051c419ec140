import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { type Outcome, no, ok } from '../domain/outcome.ts'

/** The largest body of a submission (contract section 4). */
export const BODY_LIMIT = 16 * 1024

export type BodyRefusal = 'too-large' | 'wrong-type' | 'not-utf8'

const decoder = new TextDecoder('utf-8', { fatal: true })

/** Reads a body of one content type as text. Nothing beyond the limit is kept, whatever the client claims its length to be. */
export async function readBody(req: IncomingMessage, contentType: string): Promise<Outcome<string, BodyRefusal>> {
  const given = (req.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase()
  if (given !== contentType || (req.headers['content-encoding'] ?? 'identity') !== 'identity') return no('wrong-type')
  if (Number(req.headers['content-length'] ?? 0) > BODY_LIMIT) return no('too-large')
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > BODY_LIMIT) return no('too-large')
    chunks.push(chunk)
  }
  try {
    return ok(decoder.decode(Buffer.concat(chunks)))
  } catch {
    return no('not-utf8')
  }
}

type Answer = { status: number; type: string; body: string | Buffer; headers?: Record<string, string> }

/** Answers a request, compressed where it helps and the client can read it. */
export async function send(req: IncomingMessage, res: ServerResponse, answer: Answer): Promise<void> {
  const plain = Buffer.from(answer.body)
  const { body, encoding } = await compress(plain, String(req.headers['accept-encoding'] ?? ''), answer.type)
  if (!req.complete) res.setHeader('Connection', 'close') // the rest of a refused body is not waited for
  res.writeHead(answer.status, {
    'Content-Type': answer.type,
    'Content-Length': body.length,
    ...(encoding ? { 'Content-Encoding': encoding } : {}),
    ...(isText(answer.type) ? { Vary: 'Accept-Encoding' } : {}),
    ...answer.headers,
  })
  res.end(req.method === 'HEAD' ? undefined : body)
}

export function sendText(
  req: IncomingMessage,
  res: ServerResponse,
  status: number,
  text: string,
  headers = {},
): Promise<void> {
  return send(req, res, { status, type: 'text/plain; charset=utf-8', body: `${text}\n`, headers })
}

export function sendJson(
  req: IncomingMessage,
  res: ServerResponse,
  status: number,
  value: unknown,
  headers = {},
): Promise<void> {
  return send(req, res, { status, type: 'application/json', body: JSON.stringify(value), headers })
}

export type FieldError = { field: string; message: string }

/** RFC 9457. `detail` is one sentence; `errors` names each bad field. */
export function sendProblem(
  req: IncomingMessage,
  res: ServerResponse,
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

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  410: 'Gone',
  413: 'Content too large',
  415: 'Unsupported media type',
  422: 'Unprocessable content',
  500: 'Internal error',
  503: 'Service unavailable',
}

/** Headers of every answer; a page's own Content-Security-Policy (Astro's, with hashes) replaces the one here. */
export function setCommonHeaders(res: ServerResponse, isHttps: boolean): void {
  res.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'; base-uri 'none'")
  res.setHeader('X-Content-Type-Options', 'nosniff')
  res.setHeader('Referrer-Policy', 'no-referrer')
  res.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
  if (isHttps) res.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
}

/** A browser says that another site sent this form. Clients that say nothing are no browsers and carry no one's session. */
export function isCrossSite(req: IncomingMessage): boolean {
  return req.headers['sec-fetch-site'] === 'cross-site'
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
  if (/\bbr\b/.test(accepted)) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 5 }
    return { body: await brotli(plain, { params }), encoding: 'br' }
  }
  return /\bgzip\b/.test(accepted) ? { body: await zip(plain), encoding: 'gzip' } : { body: plain, encoding: null }
}

function isText(type: string): boolean {
  return /^text\/|json|xml|javascript/.test(type)
}

/** What cannot be an address (`GET *`, a proxy's absolute form gone wrong) is treated as one that does not exist. */
export function urlOf(req: IncomingMessage): URL {
  return URL.parse(`http://localhost${req.url}`) ?? new URL('http://localhost/-')
}
