import { randomUUID } from 'node:crypto'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Encoding, KEY_PLACEHOLDER, cachePage } from '../../src/server/pageCache.ts'

const read: Record<Encoding, (body: Buffer) => Buffer> = {
  identity: (body) => body,
  gzip: gunzipSync,
  br: brotliDecompressSync,
}

describe.each(['identity', 'gzip', 'br'] as const)('a cached page in %s', (encoding) => {
  test('is the drawn page with the key in it, whatever stands around the key', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 3_000 })
    fc.assert(
      fc.property(text, text, fc.uuid(), (head, tail, key) => {
        const page = cachePage(head + KEY_PLACEHOLDER + tail, {})
        expect(read[encoding](page.body(encoding, key)).toString()).toBe(Buffer.from(head + key + tail).toString())
      }),
    )
  })

  test('gives every reader a key of its own and leaves the others theirs', () => {
    const page = cachePage(`<p>${'halo '.repeat(500)}${KEY_PLACEHOLDER}</p>`, {})
    const keys = Array.from({ length: 50 }, () => randomUUID())
    const bodies = keys.map((key) => page.body(encoding, key))
    expect(bodies.map((body) => /[0-9a-f-]{36}/.exec(read[encoding](body).toString())?.[0])).toEqual(keys)
  })
})

test('a page without its key, or with two, is a bug', () => {
  expect(() => cachePage('<p></p>', {})).toThrow('exactly once')
  expect(() => cachePage(KEY_PLACEHOLDER + KEY_PLACEHOLDER, {})).toThrow('exactly once')
})

test('the validator says whether the page changed, not whose key is in it', () => {
  const [one, same, other] = [`a${KEY_PLACEHOLDER}`, `a${KEY_PLACEHOLDER}`, `b${KEY_PLACEHOLDER}`].map((html) =>
    cachePage(html, {}),
  )
  expect(one?.etag).toBe(same?.etag)
  expect(one?.etag).not.toBe(other?.etag)
})
