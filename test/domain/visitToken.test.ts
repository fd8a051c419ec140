import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  KEY_ID_MAX,
  SLOT_MAX,
  TOKEN_SIGNATURE_BYTES,
  expiryOf,
  hourOf,
  monthOf,
  readToken,
  signedPart,
  writeToken,
} from '../../src/domain/visitToken.ts'

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const anyToken = fc
  .record({
    code: fc.stringMatching(/^[0-9A-Z]{4,16}$/),
    keyId: fc.integer({ min: 1, max: KEY_ID_MAX }),
    slot: fc.integer({ min: 0, max: SLOT_MAX }),
    hour: fc.integer({ min: 0, max: 2 ** 24 - 1 }),
    nonce: bytes(8),
    signature: bytes(TOKEN_SIGNATURE_BYTES),
  })
  .map(({ nonce, ...token }) => ({ ...token, signed: signedPart(token, nonce) }))

describe('a visit token', () => {
  test('reads as it was written, in capitals or not', () => {
    fc.assert(
      fc.property(anyToken, (token) => {
        const text = writeToken(token)
        expect(text).toMatch(/^[0-9A-Z]{52,64}$/)
        expect(readToken(text)).toEqual(token)
        expect(readToken(text.toLowerCase())).toEqual(token)
      }),
    )
  })

  test('is another token, or none, when one character is another', () => {
    fc.assert(
      fc.property(
        anyToken,
        fc.nat(),
        fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. '),
        (token, at, letter) => {
          const text = writeToken(token)
          const place = at % text.length
          const changed = text.slice(0, place) + letter + text.slice(place + 1)
          fc.pre(changed !== text)
          expect(readToken(changed)).not.toEqual(token)
        },
      ),
    )
  })

  test.each([
    ['nothing', ''],
    ['a code alone', 'ABCD2345'],
    ['one character short', `ABC${'0'.repeat(48)}`],
    ['one character long', `${'A'.repeat(17)}1${'0'.repeat(47)}`],
    ['of another version', `ABCD2345Z${'0'.repeat(47)}`],
    ['with a letter that is left out', `ABCD2345${'1'.padEnd(47, '0')}I`],
    ['with a letter beyond the alphabet', `ABCD2345${'1'.padEnd(47, '0')}ı`],
  ])('that is %s is none', (_, text) => {
    expect(readToken(text)).toBeNull()
  })

  test('is valid for seven days from its hour on, and belongs to the month of that hour', () => {
    const hour = hourOf(new Date('2026-07-31T16:59:59Z'))
    expect(expiryOf(hour).toISOString()).toBe('2026-08-07T16:00:00.000Z')
    expect([monthOf(hour), monthOf(hour + 8)]).toEqual(['2026-07-01', '2026-08-01'])
  })
})
