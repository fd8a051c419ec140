import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { settledPart } from '../../src/domain/evidencePeriods.ts'
import {
  type Period,
  monthsWithin,
  periodBefore,
  quarterOf,
  quartersUntil,
  readPeriod,
} from '../../src/domain/period.ts'

describe('a period', () => {
  test.each([
    ['2026', '2026', '2026-01-01', '2026-12-31'],
    ['2026-S1', '2026-S1', '2026-01-01', '2026-06-30'],
    ['2026-s2', '2026-S2', '2026-07-01', '2026-12-31'],
    ['2026-TW1', '2026-TW1', '2026-01-01', '2026-03-31'],
    ['2026-tw4', '2026-TW4', '2026-10-01', '2026-12-31'],
    ['2024-02', '2024-02', '2024-02-01', '2024-02-29'],
    ['2026-02', '2026-02', '2026-02-01', '2026-02-28'],
    [' 2026-12 ', '2026-12', '2026-12-01', '2026-12-31'],
  ])('written %j is %s, from %s to %s', (text, code, from, to) => {
    expect(readPeriod(text)).toEqual({ code, from, to })
  })

  test.each(['', '26', '2026-', '2026-S0', '2026-S3', '2026-TW0', '2026-TW5', '2026-00', '2026-13', '2026-1', '20260'])(
    'is not %j',
    (text) => {
      expect(readPeriod(text)).toBeNull()
    },
  )
})

describe('quarters', () => {
  const day = fc
    .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))

  test('a day lies in its quarter, and the quarter reads back as itself', () => {
    fc.assert(
      fc.property(day, (given) => {
        const quarter = quarterOf(given)
        expect(quarter.from <= given && given <= quarter.to).toBe(true)
        expect(readPeriod(quarter.code)).toEqual(quarter)
      }),
    )
  })

  test('the last ones of a day follow each other without a gap and end with its own', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 12 }), (given, count) => {
        const quarters = quartersUntil(given, count)
        expect(quarters).toHaveLength(count)
        expect(quarters.at(-1)).toEqual(quarterOf(given))
        for (const [place, next] of quarters.slice(1).entries())
          expect(dayAfter(quarters[place] as Period)).toBe(next.from)
      }),
    )
  })
})

function dayAfter({ to }: Period): string {
  return new Date(Date.parse(to) + 86_400_000).toISOString().slice(0, 10)
}

describe('the period before', () => {
  test.each([
    ['2026', '2025'],
    ['2026-S1', '2025-S2'],
    ['2026-S2', '2026-S1'],
    ['2026-TW1', '2025-TW4'],
    ['2026-TW3', '2026-TW2'],
    ['2026-01', '2025-12'],
    ['2026-10', '2026-09'],
  ])('%s is %s', (code, before) => {
    expect(periodBefore(readPeriod(code)!)).toEqual(readPeriod(before))
  })

  test('months of a span are those that it touches', () => {
    const codes = monthsWithin({ from: '2025-11-30', to: '2026-02-01' }).map(({ code }) => code)
    expect(codes).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
    expect(monthsWithin({ from: '2026-02-01', to: '2026-01-31' })).toEqual([])
  })
})

test.each([
  ['2026', '2026-08-21', '2026-07-31'],
  ['2026', '2026-01-31', null],
  ['2026-TW3', '2026-09-30', '2026-08-31'],
  ['2026-TW3', '2026-10-01', '2026-09-30'],
  ['2026-08', '2026-08-31', null],
  ['2026-02', '2028-02-29', '2026-02-28'],
])('of %s the answers about a person count on %s until %s', (code, today, last) => {
  const period = readPeriod(code)!
  expect(settledPart(period, today)).toEqual(last && { ...period, to: last })
})
