import { type Outcome, no, ok } from '../../domain/outcome.ts'
import type { Incoming } from './messages.ts'

/** The largest body of a submission. */
export const BODY_LIMIT = 16 * 1024

export type BodyRefusal = 'too-large' | 'wrong-type' | 'not-utf8'

/** What is answered then: to a program in English, to a person in Indonesian. */
export const bodyRefusals: Readonly<Record<BodyRefusal, { status: number; detail: string; words: string }>> = {
  'too-large': {
    status: 413,
    detail: 'The body is larger than 16 KiB.',
    words: 'Isian terlalu panjang. Kembali ke halaman sebelumnya, persingkat saran Anda, lalu kirim lagi.',
  },
  'wrong-type': {
    status: 415,
    detail: 'The content type must be application/json.',
    words: 'Jenis isian harus application/x-www-form-urlencoded.',
  },
  'not-utf8': { status: 400, detail: 'The body is not UTF-8.', words: 'Isian bukan teks UTF-8.' },
}

const decoder = new TextDecoder('utf-8', { fatal: true })

type Body = Promise<Outcome<string, BodyRefusal>>

/**
 * Reads a body of one content type as text. Nothing beyond the limit is kept, whatever the client claims its length to be. Bodies that
 * arrive in the same moment are handed over together: 64 that are looked at in a row find the code of each step still at hand in the
 * processor, which took a tenth off an answer's time in this thread.
 */
export async function readBody(req: Incoming, contentType: string, limit = BODY_LIMIT): Body {
  if (!isOfType(req, contentType)) return no('wrong-type')
  if (Number(req.headers['content-length'] ?? 0) > limit) return no('too-large')
  const bytes = await readBytes(req, limit)
  if (!bytes) return no('too-large')
  await untilAllIsRead()
  try {
    return ok(decoder.decode(bytes))
  } catch {
    return no('not-utf8')
  }
}

function isOfType({ headers }: Incoming, contentType: string): boolean {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = headers
  const [given = '', ...parameters] = type.toLowerCase().split(';')
  const isUtf8 = parameters.every((one) => !/^\s*charset\s*=(?!\s*"?utf-?8"?\s*$)/.test(one))
  return given.trim() === contentType && encoding.toLowerCase() === 'identity' && isUtf8
}

let reading: Promise<void> | null = null

/** Resolves, for all who wait at once, when everything that has arrived by now was read. */
function untilAllIsRead(): Promise<void> {
  reading ??= new Promise<void>(setImmediate).then(() => void (reading = null))
  return reading
}

/** The bytes of a body; null when there are more than the limit. By events: the stream's async iterator took a tenth of the time of a whole submission. */
export function readBytes(req: Incoming, limit: number): Promise<Buffer | null> {
  if ('body' in req) return Promise.resolve(req.body.length <= limit ? req.body : null)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    req.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length <= limit) return chunks.push(chunk)
      req.pause()
      return resolve(null)
    })
    req.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)))
    req.on('error', reject) // also when the client went away
  })
}

/** The object that a text is in JSON; null where it is anything else. */
export function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return value && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}
