import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  add,
  compare,
  divide,
  fraction,
  fromDecimal,
  multiply,
  sumOf,
  toDecimal,
  toNumber,
} from '../../src/domain/fraction.ts'

const integer = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n })
const notZero = integer.filter((value) => value !== 0n)
const anyFraction = fc.tuple(integer, notZero).map(([top, bottom]) => fraction(top, bottom))

describe('a fraction', () => {
  test('adds and multiplies in any order and grouping', () => {
    fc.assert(
      fc.property(anyFraction, anyFraction, anyFraction, (a, b, c) => {
        expect(add(a, b)).toEqual(add(b, a))
        expect(multiply(a, b)).toEqual(multiply(b, a))
        expect(add(add(a, b), c)).toEqual(add(a, add(b, c)))
        expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)))
        expect(sumOf([a, b, c])).toEqual(add(a, add(b, c)))
      }),
    )
  })

  test('divides back to what was multiplied', () => {
    fc.assert(
      fc.property(
        anyFraction,
        anyFraction.filter(({ top }) => top !== 0n),
        (a, b) => {
          expect(divide(multiply(a, b), b)).toEqual(a)
        },
      ),
    )
  })

  test('is in lowest terms with a positive denominator, however it was written', () => {
    fc.assert(
      fc.property(integer, notZero, notZero, (top, bottom, times) => {
        expect(fraction(top * times, bottom * times)).toEqual(fraction(top, bottom))
        expect(fraction(top, bottom).bottom > 0n).toBe(true)
      }),
    )
    expect(fraction(0, -5)).toEqual({ top: 0n, bottom: 1n })
    expect(fraction(6, -4)).toEqual({ top: -3n, bottom: 2n })
  })

  test('compares by value', () => {
    fc.assert(
      fc.property(anyFraction, anyFraction, (a, b) => {
        expect(Math.sign(compare(a, b))).toBe(-Math.sign(compare(b, a)) + 0)
        expect(compare(a, add(a, fraction(1, 10n ** 30n)))).toBeLessThan(0)
      }),
    )
    expect(compare(fraction(1, 3), fraction(2, 6))).toBe(0)
  })

  test('refuses a denominator of zero', () => {
    expect(() => fraction(1, 0)).toThrow(RangeError)
    expect(() => divide(fraction(1), fraction(0))).toThrow(RangeError)
  })
})

describe('a decimal', () => {
  test.each([
    ['3.064', fraction(383, 125)],
    ['4', fraction(4)],
    ['0.5', fraction(1, 2)],
    ['25.00', fraction(25)],
  ])('%s is read exactly', (text, value) => {
    expect(fromDecimal(text)).toEqual(value)
  })

  test.each([
    [fraction(1, 8), 2, '0.13'],
    [fraction(-1, 8), 2, '-0.13'],
    [fraction(1, 3), 4, '0.3333'],
    [fraction(76_605, 1_000), 2, '76.61'],
    [fraction(76_604_999, 1_000_000), 2, '76.60'],
    [fraction(5, 2), 0, '3'],
    [fraction(1, 200), 1, '0.0'],
    [fraction(100), 2, '100.00'],
  ])('%o with %i digits is %s: half goes up, once', (value, decimals, text) => {
    expect(toDecimal(value, decimals)).toBe(text)
  })

  test('is rounded as long division by hand rounds it', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 12n }), (top, bottom) => {
        expect(toDecimal(fraction(top, bottom), 2)).toBe(byLongDivision(top, bottom))
        const mirrored = toDecimal(fraction(-top, bottom), 2)
        expect(mirrored.replace('-', '')).toBe(byLongDivision(top, bottom))
      }),
    )
  })

  test('of two digits is read back as itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (hundredths) => {
        expect(toDecimal(fromDecimal((hundredths / 100).toFixed(2)), 2)).toBe((hundredths / 100).toFixed(2))
      }),
    )
  })

  test('becomes the nearest number for display', () => {
    expect(toNumber(fraction(1, 3))).toBe(1 / 3)
    expect(toNumber(fraction(383, 125))).toBe(3.064)
  })
})

/** Digit by digit: three decimals, and the remainder decides nothing more since a third digit of 5 already goes up. */
function byLongDivision(top: bigint, bottom: bigint): string {
  const whole = top / bottom
  let rest = top % bottom
  let hundredths = 0n
  for (let digit = 0; digit < 2; digit += 1) {
    rest *= 10n
    hundredths = hundredths * 10n + rest / bottom
    rest %= bottom
  }
  const third = (rest * 10n) / bottom
  const all = whole * 100n + hundredths + (third >= 5n ? 1n : 0n)
  return `${all / 100n}.${(all % 100n).toString().padStart(2, '0')}`
}
