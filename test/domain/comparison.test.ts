import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareRanges } from '../../src/domain/comparison.ts'

const unit = (name: string, low: number, high: number) => ({ name, low, high })

describe('comparing published ranges', () => {
  test.each([
    ['apart', [unit('A', 80, 84), unit('B', 70, 75)], { apart: [{ higher: 'A', lower: ['B'] }], someOverlap: false }],
    ['overlapping', [unit('A', 80, 84), unit('B', 70, 81)], { apart: [], someOverlap: true }],
    ['touching, which is no difference', [unit('A', 80, 84), unit('B', 70, 80)], { apart: [], someOverlap: true }],
    ['one alone, which is compared with nothing', [unit('A', 80, 84)], { apart: [], someOverlap: false }],
    [
      'three, of which one stands apart from one',
      [unit('A', 70, 75), unit('B', 74, 80), unit('C', 76, 82)],
      { apart: [{ higher: 'C', lower: ['A'] }], someOverlap: true },
    ],
  ])('%s', (_, units, expected) => {
    expect(compareRanges(units)).toEqual(expected)
  })

  test('calls a unit higher only when everything in its range is', () => {
    const range = fc.tuple(fc.double({ min: 25, max: 100, noNaN: true }), fc.double({ min: 25, max: 100, noNaN: true }))
    fc.assert(
      fc.property(fc.array(range, { maxLength: 8 }), (ranges) => {
        const units = ranges.map(([a, b], place) => unit(String(place), Math.min(a, b), Math.max(a, b)))
        const { apart, someOverlap } = compareRanges(units)
        const pairs = apart.flatMap(({ higher, lower }) =>
          lower.map((name) => [units[+higher]!, units[+name]!] as const),
        )
        expect(pairs.every(([one, other]) => one.low > other.high)).toBe(true)
        expect(someOverlap).toBe(pairs.length < (units.length * (units.length - 1)) / 2)
      }),
    )
  })
})
