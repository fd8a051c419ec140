import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Measured, isByChance, scaleOf, sources, subjectsOf, verdictOf } from '../../src/domain/indicator.ts'
import { addMoments, addRespondent, fromScore, noMoments } from '../../src/domain/moments.ts'
import { readPeriod } from '../../src/domain/period.ts'
import { pooledMoments } from '../../src/domain/pooledElements.ts'
import { periodAt, periodsBefore, rhythmOf, rhythms } from '../../src/domain/rhythm.ts'
import { simulate } from '../../src/domain/simulation.ts'
import { shareOf, workStateOf } from '../../src/domain/work.ts'

test.each([
  ['2026-07-05', '2026-07-05', 'done'],
  ['2026-07-05', '2026-07-06', 'done-late'],
  ['2026-07-15', null, 'in-process'],
  ['2026-07-14', null, 'late'],
])('due %s, finished %s is %s on 15 July', (dueOn, finishedOn, state) => {
  expect(workStateOf({ dueOn, finishedOn }, '2026-07-15')).toBe(state)
})

test('a share has no percent below ten, and limits that hold it from there on', () => {
  expect(shareOf(9, 9)).toEqual({ part: 9, of: 9, percent: null, low: null, high: null })
  // Wilson for 8 of 10: 49.02 to 94.33, as published for the method.
  expect(shareOf(8, 10)).toEqual({ part: 8, of: 10, percent: 80, low: 49.02, high: 94.33 })
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 500 }), fc.nat(500), (of, some) => {
      const { percent, low, high } = shareOf(some % (of + 1), of)
      expect(low! <= percent! && percent! <= high!).toBe(true)
    }),
  )
})

describe('respondents from sums of elements', () => {
  const score = fc.integer({ min: 1, max: 4 })
  const sums = (scores: readonly number[]) => ({
    n: scores.length,
    sum: scores.reduce((sum, one) => sum + one, 0),
    sumSquares: scores.reduce((sum, one) => sum + one * one, 0),
  })

  test('n and mean are exact where everybody answered both, and the scatter is never too small', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(score, score), { minLength: 1, maxLength: 60 }), (answers) => {
        const pooled = pooledMoments([sums(answers.map(([k]) => k)), sums(answers.map(([, p]) => p))])
        const exact = answers.reduce((sum, [k, p]) => addRespondent(sum, fromScore((k + p) / 2)), noMoments)
        expect(pooled.n).toBe(exact.n)
        expect(pooled.sum).toBeCloseTo(exact.sum, 9)
        expect(pooled.sumSquares).toBeGreaterThanOrEqual(exact.sumSquares - 1e-9)
      }),
    )
  })

  test('duplicating an element makes nobody more certain, and no more people than one element has', () => {
    fc.assert(
      fc.property(fc.array(score, { maxLength: 40 }), fc.array(score, { maxLength: 40 }), (one, other) => {
        const pooled = pooledMoments([sums(one), sums(other)])
        expect(pooled.n).toBe(Math.max(one.length, other.length))
        expect(pooledMoments([sums(one), sums(one)]).n).toBe(one.length)
      }),
    )
  })

  test('add up over services only as far as people do', () => {
    expect(addMoments(pooledMoments([]), noMoments)).toEqual(noMoments)
  })
})

describe('a target on past data', () => {
  const sure = (value: number): Measured => ({ value, low: value - 1, high: value + 1, n: 100 })
  const vague = (value: number): Measured => ({ value, low: value - 15, high: value + 15, n: 12 })
  const unknown: Measured = { value: null, low: null, high: null, n: 3 }
  const past = (...values: Measured[]) =>
    ['2025-TW3', '2025-TW4', '2026-TW1', '2026-TW2'].map((period) => ({ period, values }))
  const atLeast = (target: number) => ({ direction: 'at-least' as const, target })

  test('counts the missed, and of them those for whom chance is no explanation', () => {
    const { periods } = simulate(past(sure(70), vague(75), sure(90), unknown), atLeast(80))
    expect(periods[0]).toEqual({
      period: '2025-TW3',
      subjects: 4,
      judged: 3,
      missed: 2,
      surelyMissed: 1,
      byChance: 1,
      median: 75,
    })
  })

  test.each([
    ['fine', past(sure(70), sure(85), sure(90)), atLeast(80), []],
    ['never reached', past(sure(70), sure(75)), atLeast(95), ['never-reached']],
    ['too high', past(sure(70), sure(71), sure(72), sure(73), sure(96)), atLeast(95), ['too-high']],
    ['too low', past(sure(90), sure(95)), atLeast(30), ['too-low']],
    ['noise', past(vague(78), vague(82), vague(85)), atLeast(80), ['noise']],
    ['few periods', past(sure(70), sure(90)).slice(0, 3), atLeast(80), ['few-periods']],
    ['no data', past(unknown), atLeast(80), ['no-data']],
    ['at most', past(sure(2), sure(9)), { direction: 'at-most' as const, target: 5 }, []],
    ['at most, too low', past(sure(2), sure(3)), { direction: 'at-most' as const, target: 50 }, ['too-low']],
  ])('is %s', (_, periods, target, warnings) => {
    expect(simulate(periods, target).warnings).toEqual(warnings)
  })

  test('names nobody: counts are the same in whatever order people come', () => {
    const value = fc.record({ value: fc.option(fc.double({ min: 25, max: 100, noNaN: true })) })
    fc.assert(
      fc.property(fc.array(value, { maxLength: 30 }), fc.double({ min: 25, max: 100, noNaN: true }), (list, target) => {
        const values = list.map((one) => ({ ...one, low: null, high: null, n: 10 }))
        const [given, turned] = [
          simulate(past(...values), atLeast(target)),
          simulate(past(...values.toReversed()), atLeast(target)),
        ]
        expect(turned).toEqual(given)
        for (const { judged, missed, surelyMissed } of given.periods)
          expect(surelyMissed <= missed && missed <= judged).toBe(true)
      }),
    )
  })

  test('a value on the target meets it, and is not by chance at the very limit', () => {
    expect(verdictOf(sure(80), atLeast(80))).toBe('met')
    expect(verdictOf(unknown, atLeast(80))).toBe('unknown')
    expect([isByChance(sure(80), atLeast(81)), isByChance(sure(80), atLeast(80.5))]).toEqual([false, true])
  })
})

test('what nobody decides alone is measured of no person', () => {
  expect(sources.filter((source) => subjectsOf[source].includes('officer'))).toEqual([
    'satisfaction',
    'completion',
    'quality',
  ])
  expect(sources.map((source) => scaleOf(source)?.highest ?? null)).toEqual([100, 100, 100, 100, 100, null])
})

describe('rhythms', () => {
  test.each([
    ['2026', 'year'],
    ['2026-S2', 'half'],
    ['2026-TW3', 'quarter'],
    ['2026-07', 'month'],
  ] as const)('%s belongs to %s, and holds its own days', (code, rhythm) => {
    const period = readPeriod(code)!
    expect(rhythmOf(period)).toBe(rhythm)
    expect([periodAt(rhythm, period.from), periodAt(rhythm, period.to)]).toEqual([period, period])
  })

  test('periods before a day are over, without a gap', () => {
    expect(periodsBefore('quarter', '2026-02-10', 3).map(({ code }) => code)).toEqual([
      '2025-TW2',
      '2025-TW3',
      '2025-TW4',
    ])
    expect(periodsBefore('month', '2026-01-01', 2).map(({ code }) => code)).toEqual(['2025-11', '2025-12'])
    for (const rhythm of rhythms) expect(periodsBefore(rhythm, '2026-07-15', 5).at(-1)!.to < '2026-07-15').toBe(true)
  })
})
