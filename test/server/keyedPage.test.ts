import { randomUUID } from 'node:crypto'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CachedPage, KEY_PLACEHOLDER, cachePage } from '../../src/server/http/keyedPage.ts'
import { type Encoding } from '../../src/server/http/requests.ts'

const read: Record<Encoding, (body: Buffer) => Buffer> = {
  identity: (body) => body,
  gzip: gunzipSync,
  br: brotliDecompressSync,
}

function textOf(page: CachedPage, encoding: Encoding, key: string): string {
  const bytes = Buffer.from(page.body(encoding, key), 'latin1')
  expect(page.headers(encoding)).toContain(String(bytes.length))
  return read[encoding](bytes).toString()
}

describe.each(['identity', 'gzip', 'br'] as const)('a cached page in %s', (encoding) => {
  test('is the drawn page with the key in it, whatever stands around the key', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 3_000 })
    fc.assert(
      fc.property(text, text, fc.uuid(), (head, tail, key) => {
        const page = cachePage(head + KEY_PLACEHOLDER + tail, {})
        expect(textOf(page, encoding, key)).toBe(Buffer.from(head + key + tail).toString())
      }),
    )
  })

  test('gives every reader a key of its own and leaves the others theirs', () => {
    const page = cachePage(`<p>${'halo '.repeat(500)}${KEY_PLACEHOLDER}</p>`, {})
    const keys = Array.from({ length: 50 }, () => randomUUID())
    const texts = keys.map((key) => textOf(page, encoding, key))
    expect(texts.map((text) => /[0-9a-f-]{36}/.exec(text)?.[0])).toEqual(keys)
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
