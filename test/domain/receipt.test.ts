import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readReceipt, toReceipt } from '../../src/domain/receipt.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const receipts = fc.uuid().map(toReceipt)
const places = fc.integer({ min: 0, max: 11 })

describe('a receipt', () => {
  test('is three groups of four characters that cannot be taken for one another', () => {
    fc.assert(
      fc.property(receipts, (receipt) => {
        expect(receipt).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/)
      }),
    )
  })

  test('leads back to the response it was given for', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const range = readReceipt(toReceipt(id))
        expect(range).not.toBeNull()
        expect(range!.from <= id && id <= range!.to).toBe(true)
      }),
    )
  })

  test('stands for one range that no other receipt shares', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), (a, b) => {
        const [first, second] = [toReceipt(a), toReceipt(b)]
        fc.pre(first !== second)
        const [one, other] = [readReceipt(first)!, readReceipt(second)!]
        expect(one.to < other.from || other.to < one.from).toBe(true)
        expect([one.from, one.to].map(toReceipt)).toEqual([first, first])
      }),
    )
  })

  test('with any one character replaced by any other is noticed', () => {
    fc.assert(
      fc.property(receipts, places, (receipt, place) => {
        const characters = [...receipt.replaceAll('-', '')]
        for (const wrong of ALPHABET)
          if (wrong !== characters[place]) expect(readReceipt(characters.with(place, wrong).join(''))).toBeNull()
      }),
    )
  })

  test('with two neighbours swapped is noticed, but for the pairs that lie sixteen apart in the alphabet', () => {
    fc.assert(
      fc.property(receipts, fc.integer({ min: 0, max: 9 }), (receipt, place) => {
        const characters = [...receipt.replaceAll('-', '')]
        const [left, right] = [characters[place]!, characters[place + 1]!]
        const apart = Math.abs(ALPHABET.indexOf(left) - ALPHABET.indexOf(right))
        fc.pre(apart !== 0 && apart !== 16)
        expect(
          readReceipt(
            characters
              .with(place, right)
              .with(place + 1, left)
              .join(''),
          ),
        ).toBeNull()
      }),
    )
  })

  test('is read as meant: in small letters, without dashes, with spaces, with I, L, O and U for 1, 0 and V', () => {
    fc.assert(
      fc.property(receipts, (receipt) => {
        const range = readReceipt(receipt)
        const asMisread = (one: string) => receipt.replaceAll('1', one).replaceAll('0', 'o').replaceAll('V', 'u')
        for (const text of [receipt.toLowerCase(), receipt.replaceAll('-', ''), ` ${receipt.replaceAll('-', ' ')} `])
          expect(readReceipt(text)).toEqual(range)
        expect([readReceipt(asMisread('I')), readReceipt(asMisread('l'))]).toEqual([range, range])
      }),
    )
  })

  test.each(['', 'ABCD', '0000-0000-000', '0000-0000-00000', '0000-0000-000!', '0000-0000-000٣', '💚'.repeat(12)])(
    'is not %j',
    (text) => {
      expect(readReceipt(text)).toBeNull()
    },
  )
})
