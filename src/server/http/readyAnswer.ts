import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gunzipSync, gzip } from 'node:zlib'
import { flatten, isText } from './answers.ts'
import type { Incoming, Outgoing } from './messages.ts'
import { type Encoding, encodingFor, isKnownTag } from './requests.ts'

type Form = { etag: string; headers: readonly string[]; unchanged: readonly string[]; body: string }

/**
 * An answer that is sent as it is to everybody, compressed once. Bodies are latin1 text, a character each byte: Node sends head and
 * body of such an answer in one piece. The plain form is unpacked for the few who ask for it.
 */
export type ReadyAnswer = {
  forms: Readonly<Partial<Record<Encoding, Form>>>
  /** Bytes in memory, about. */
  size: number
}

const HEADERS_SIZE = 2_048
const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

export async function makeReady(body: Buffer, headers: Record<string, string>): Promise<ReadyAnswer> {
  const digest = createHash('sha256').update(body).digest('base64url').slice(0, 22)
  const form = (encoding: Encoding, bytes: Buffer): Form => {
    const etag = encoding === 'identity' ? `"${digest}"` : `"${digest}-${encoding}"`
    const common = { ...headers, etag, vary: 'accept-encoding' }
    const own = encoding === 'identity' ? {} : { 'content-encoding': encoding }
    return {
      etag,
      headers: flatten({ ...common, ...own, 'content-length': String(bytes.length) }),
      unchanged: flatten(common),
      body: bytes.toString('latin1'),
    }
  }
  const forms = isText(headers['content-type'] ?? '')
    ? {
        br: form('br', await brotli(body, { params: paramsFor(body) })),
        gzip: form('gzip', await zip(body, { level: 9 })),
      }
    : { identity: form('identity', body) }
  const size = Object.values(forms).reduce((sum, { body: text }) => sum + text.length + HEADERS_SIZE, 0)
  return { forms, size }
}

function paramsFor(body: Buffer) {
  return { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: body.length }
}

/** Sends it in the best encoding that the client reads, or says that the client has it already. */
export function sendReady(req: Incoming, res: Outgoing, answer: ReadyAnswer): void {
  const { etag, headers, unchanged, body } = formFor(encodingFor(req), answer)
  if (isKnownTag(req.headers['if-none-match'], etag)) {
    res.writeHead(304, unchanged as string[])
    res.end()
    return
  }
  res.writeHead(200, headers as string[])
  res.end(req.method === 'HEAD' ? undefined : body, 'latin1')
}

function formFor(encoding: Encoding, { forms }: ReadyAnswer): Form {
  return forms[encoding] ?? forms.identity ?? unpacked(forms.gzip!)
}

function unpacked({ etag, headers, unchanged, body }: Form): Form {
  const bytes = gunzipSync(Buffer.from(body, 'latin1'))
  const own: Record<string, string> = { etag: plainTag(etag), 'content-length': String(bytes.length) }
  const renamed = (list: readonly string[]) =>
    pairsOf(list).flatMap(([name, value]) => (name === 'content-encoding' ? [] : [name, own[name] ?? value]))
  return {
    etag: plainTag(etag),
    headers: renamed(headers),
    unchanged: renamed(unchanged),
    body: bytes.toString('latin1'),
  }
}

function plainTag(etag: string): string {
  return etag.replace(/-gzip"$/, '"')
}

function pairsOf(list: readonly string[]): [string, string][] {
  return Array.from({ length: list.length / 2 }, (_, place) => [list[2 * place]!, list[2 * place + 1]!])
}
