import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gradesWithin, intervalOf, posteriorOf, studentInterval, wilsonInterval } from '../../src/domain/interval.ts'
import {
  type Moments,
  addMoments,
  addRespondent,
  checkMoments,
  fromScore,
  momentsOf,
  noMoments,
  toIndex,
} from '../../src/domain/moments.ts'
import { sampleSize } from '../../src/domain/sampleSize.ts'
import { addResponse, emptyCell } from '../../src/domain/tally.ts'
import { aRandom, drawCounts, momentsOfCounts, statistics } from '../support/statistics.ts'

const counts = fc.tuple(...[0, 0, 0, 0].map(() => fc.nat({ max: 60 })))

describe('the interval of an index', () => {
  const { cases, tolerance } = statistics.interval

  test.each(cases)('of $counts ones to fours is the published one', ({ counts: given, low, high, alpha, beta }) => {
    const interval = intervalOf(momentsOfCounts(given))
    expect(Math.abs(interval.low - low)).toBeLessThan(tolerance)
    expect(Math.abs(interval.high - high)).toBeLessThan(tolerance)
    const posterior = posteriorOf(momentsOfCounts(given))
    expect([posterior.alpha, posterior.beta]).toEqual([expect.closeTo(alpha, 5), expect.closeTo(beta, 5)])
  })

  test.each(Object.entries(statistics.shapes.distributions))('covers the truth of %s', (shape, chances) => {
    const random = aRandom(shape.length)
    const truth = toIndex(chances.reduce((sum, chance, place) => sum + chance * fromScore(place + 1), 0))
    for (const n of [10, 30, 100]) {
      const drawn = Array.from({ length: 4_000 }, () => intervalOf(momentsOfCounts(drawCounts(random, chances, n))))
      const covered = drawn.filter(({ low, high }) => low <= truth && truth <= high).length
      expect(covered / drawn.length).toBeGreaterThanOrEqual(0.93)
    }
  })

  test('lies within 25 to 100 about the mean, and narrows when the same answers are given again', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const moments = momentsOfCounts(given)
        const { low, high } = intervalOf(moments)
        expect(low).toBeGreaterThanOrEqual(25)
        expect(high).toBeLessThanOrEqual(100)
        expect(high - low).toBeGreaterThan(0)
        const twice = intervalOf(addMoments(moments, moments))
        if (moments.n >= 10) expect(twice.high - twice.low).toBeLessThan(high - low)
      }),
    )
  })

  test('does not narrow when every item of every person is asked twice: people are counted and not items', () => {
    const answers = fc.array(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 4, maxLength: 4 }), { minLength: 1 })
    fc.assert(
      fc.property(answers, (rows) => {
        const once = intervalOf(tallied(rows))
        expect(intervalOf(tallied(rows.map((row) => [...row, ...row])))).toEqual(once)
      }),
    )
  })

  test.each<[string, Moments]>([
    ['a number of respondents that is none', { n: Number.NaN, sum: 0, sumSquares: 0 }],
    ['a negative number', { n: -1, sum: 0, sumSquares: 0 }],
    ['half a respondent', { n: 1.5, sum: 1, sumSquares: 1 }],
    ['a sum above what so many can give', { n: 2, sum: 3, sumSquares: 3 }],
    ['a sum that is no number', { n: 2, sum: Number.NaN, sumSquares: 1 }],
    ['squares below those of equal answers', { n: 2, sum: 1, sumSquares: 0.4 }],
    ['squares above their values', { n: 2, sum: 1, sumSquares: 1.2 }],
  ])('is refused for %s, in one sentence', (_, moments) => {
    expect(() => intervalOf(moments)).toThrow(/^expected .*given/)
  })
})

describe('moments', () => {
  test('from a tally’s counters are those of the respondents one by one', () => {
    const row = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 9, maxLength: 9 })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
        const means = rows
          .map((scores) => scores.filter((score) => score > 0))
          .filter((scores) => scores.length > 0)
          .map((scores) => scores.reduce((sum, score) => sum + score, 0) / scores.length)
        const direct = means.reduce((moments, mean) => addRespondent(moments, fromScore(mean)), noMoments)
        const moments = tallied(rows)
        expect(moments.n).toBe(direct.n)
        expect(moments.sum).toBeCloseTo(direct.sum, 9)
        expect(moments.sumSquares).toBeCloseTo(direct.sumSquares, 9)
        expect(() => checkMoments(moments)).not.toThrow()
      }),
    )
  })
})

test('a grade is told with those that the interval reaches', () => {
  expect(gradesWithin({ low: 79.1, high: 92.9 })).toEqual({ best: 'A', worst: 'B' })
  expect(gradesWithin({ low: 77, high: 88.304 })).toEqual({ best: 'B', worst: 'B' })
  expect(gradesWithin({ low: 30, high: 88.305 }, '2004')).toEqual({ best: 'A', worst: 'D' })
})

describe('Wilson’s interval of a proportion', () => {
  test.each(statistics.wilson.cases)('%d of %d at %d', (x, n, confidence, low, high) => {
    const interval = wilsonInterval(x, n, confidence)
    expect(Math.abs(interval.low - low)).toBeLessThan(statistics.wilson.tolerance)
    expect(Math.abs(interval.high - high)).toBeLessThan(statistics.wilson.tolerance)
  })

  test('of nothing is everything, and of more than all is refused', () => {
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 })
    for (const [x, n] of [
      [2, 1],
      [-1, 3],
      [Number.NaN, 3],
    ] as const)
      expect(() => wilsonInterval(x, n)).toThrow(/^expected a count/)
  })
})

describe('Student’s interval', () => {
  const { values, cases, tolerance } = statistics.student

  test.each(cases)('of list %d at %d is the published one', (list, confidence, mean, sd, low, high) => {
    const found = studentInterval(
      { n: values[list]!.length, sum: sumOf(values[list]!), sumSquares: sumOf(values[list]!.map((x) => x * x)) },
      confidence,
    )!
    for (const [got, wanted] of [
      [found.mean, mean],
      [found.sd, sd],
      [found.low, low],
      [found.high, high],
    ] as const)
      expect(Math.abs(got - wanted)).toBeLessThan(tolerance)
  })

  test('has no width where all answers are equal, and is none for one', () => {
    expect(studentInterval(momentsOfCounts([0, 0, 0, 30]))).toMatchObject({ low: 1, high: 1 })
    expect(studentInterval(momentsOfCounts([0, 0, 0, 1]))).toBeNull()
  })
})

describe('the sample of a survey', () => {
  test('is that of every printed row', () => {
    const { rows } = statistics.sampleSizes
    expect(rows.length).toBe(90)
    expect(rows.map(([population]) => [population, sampleSize(population)])).toEqual(rows)
  })

  test('is never larger than the population, nor than 384', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (population) => {
        expect(sampleSize(population)).toBeLessThanOrEqual(Math.min(population, 384))
      }),
    )
  })

  test.each([0, -5, 2.5, Number.NaN, Infinity])('of %d users is refused', (population) => {
    expect(() => sampleSize(population)).toThrow(/^expected a whole number/)
  })
})

function tallied(rows: readonly number[][]): Moments {
  const cell = emptyCell(rows[0]?.length ?? 0)
  for (const row of rows) addResponse(cell, Uint8Array.from(row), null)
  return momentsOf(cell.respondents)
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
