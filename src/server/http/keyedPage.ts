import { createHash } from 'node:crypto'
import { brotliCompressSync, constants, crc32, deflateRawSync } from 'node:zlib'
import { flatten } from './answers.ts'
import type { Incoming, Outgoing } from './messages.ts'
import { type Encoding, encodingFor, isKnownTag } from './requests.ts'

/**
 * A drawn page as bytes, ready to be sent with a fresh key in it.
 *
 * The page is compressed once up to the key; the key and the little that follows go uncompressed into the same stream. Both
 * gzip (a stored block, RFC 1951 3.2.4) and brotli (an uncompressed meta-block, RFC 7932 9.2) allow that, so a fresh key costs
 * a copy of some kilobytes and no compression.
 */
export type CachedPage = {
  /** Flat and whole, for each encoding. */
  headers(encoding: Encoding): readonly string[]
  /** The headers of an answer without a body. */
  unchanged: readonly string[]
  etag: string
  /** The bytes as latin1 text, a character each: Node sends head and body of such an answer in one piece, without a copy of its own. */
  body(encoding: Encoding, key: string): string
}

/** What stands before the key, and what follows it. `length` is that of the whole. */
type Variant = { before: string; after: (key: string) => string; length: number }

/** Stands in the drawn page where the key will be. */
export const KEY_PLACEHOLDER = '00000000-0000-4000-8000-000000000000'
const KEY_LENGTH = KEY_PLACEHOLDER.length

/**
 * Takes a drawn page apart at its key. The placeholder must stand in it exactly once, near the end. What is put there may be
 * longer than a key, but always has `length` bytes; a page that is not kept says so to whoever it is sent to.
 */
export function cachePage(
  html: string,
  headers: Record<string, string>,
  { length = KEY_LENGTH, isKept = true } = {},
): CachedPage {
  const at = html.indexOf(KEY_PLACEHOLDER)
  if (at < 0 || html.includes(KEY_PLACEHOLDER, at + 1)) throw new Error('A survey page holds its key exactly once.')
  const head = Buffer.from(html.slice(0, at))
  const tail = Buffer.from(html.slice(at + KEY_LENGTH))
  const etag = `W/"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`
  const keeping: Record<string, string> = isKept
    ? { etag, 'cache-control': 'private, no-cache' }
    : { 'cache-control': 'no-store' }
  const common = { ...headers, ...keeping, vary: 'accept-encoding' }
  const kept: Partial<Record<Encoding, { variant: Variant; headers: readonly string[] }>> = {}
  const variantOf = (encoding: Encoding) =>
    (kept[encoding] ??= withHeaders(make[encoding](head, tail, length), encoding, common))
  return {
    etag,
    unchanged: flatten(common),
    headers: (encoding) => variantOf(encoding).headers,
    body(encoding, key) {
      const { before, after } = variantOf(encoding).variant
      return before + key + after(key)
    },
  }
}

function withHeaders(variant: Variant, encoding: Encoding, common: Record<string, string>) {
  const own = encoding === 'identity' ? {} : { 'content-encoding': encoding }
  return { variant, headers: flatten({ ...common, ...own, 'content-length': String(variant.length) }) }
}

/**
 * The tags of the pages that the browser has and wants to keep; undefined on a visit. A reload (browsers mark it with `max-age=0`)
 * is answered 304 and keeps the key, so that it stays the same submission; the back button asks nothing and keeps it too, also
 * after sending. A visit is a new page with a key of its own.
 */
export function keptTags({ headers }: Incoming): string | undefined {
  return headers['cache-control']?.includes('max-age=0') ? headers['if-none-match'] : undefined
}

/** Sends a cached page. It may be kept by the browser but is asked for again each time (`no-cache`). */
export function sendCachedPage(req: Incoming, res: Outgoing, page: CachedPage, key: string): void {
  if (isKnownTag(keptTags(req), page.etag)) {
    res.writeHead(304, page.unchanged as string[])
    res.end()
    return
  }
  const encoding = encodingFor(req)
  res.writeHead(200, page.headers(encoding) as string[])
  res.end(req.method === 'HEAD' ? undefined : page.body(encoding, key), 'latin1')
}

/** Made when first asked for: most points are read by phones that all take the same encoding. */
const make: Readonly<Record<Encoding, (head: Buffer, tail: Buffer, keyLength: number) => Variant>> = {
  identity: between,
  gzip,
  br: brotli,
}

const GZIP_HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff])
const GZIP_TRAILER_LENGTH = 8

function gzip(head: Buffer, tail: Buffer, keyLength: number): Variant {
  const compressed = deflateRawSync(head, { level: 9, finishFlush: constants.Z_SYNC_FLUSH })
  const start = Buffer.concat([GZIP_HEADER, compressed, storedBlockHeader(keyLength + tail.length)])
  const crcOfHead = crc32(head)
  const { before, after, length } = between(start, tail, keyLength)
  const trailer = Buffer.alloc(GZIP_TRAILER_LENGTH)
  trailer.writeUInt32LE(head.length + keyLength + tail.length, 4)
  return {
    before,
    length: length + GZIP_TRAILER_LENGTH,
    after(key) {
      trailer.writeUInt32LE(crc32(tail, crc32(key, crcOfHead)))
      return after(key) + trailer.toString('latin1')
    },
  }
}

/** The last block, stored: a byte for "final, stored", then the length and its complement. */
function storedBlockHeader(length: number): Buffer {
  const header = Buffer.from([1, 0, 0, 0, 0])
  header.writeUInt16LE(length, 1)
  header.writeUInt16LE(length ^ 0xffff, 3)
  return header
}

function brotli(head: Buffer, tail: Buffer, keyLength: number): Variant {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_SIZE_HINT]: head.length }
  const compressed = brotliCompressSync(head, { params, finishFlush: constants.BROTLI_OPERATION_FLUSH })
  const start = Buffer.concat([compressed, metaBlockHeader(keyLength + tail.length)])
  const LAST_AND_EMPTY = Buffer.from([3])
  return between(start, Buffer.concat([tail, LAST_AND_EMPTY]), keyLength)
}

/** Not last, four nibbles of length - 1, uncompressed: 1 + 2 + 16 + 1 bits from the lowest up, filled to a byte. */
function metaBlockHeader(length: number): Buffer {
  const header = Buffer.alloc(3)
  header.writeUIntLE(((length - 1) << 3) | (1 << 19), 0, 3)
  return header
}

function between(start: Buffer, end: Buffer, keyLength: number): Variant {
  const [before, last] = [start.toString('latin1'), end.toString('latin1')]
  return { before, after: () => last, length: start.length + keyLength + end.length }
}
