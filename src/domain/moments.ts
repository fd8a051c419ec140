/**
 * What interval, shrinkage, charts and standardisation need to know of respondents: how many, the sum of their scores and of
 * its squares. The respondent is the sampling unit and never the item: nine answers of one person are one observation, the
 * mean of what they answered, mapped from 1-4 to 0-1.
 */
import { MEAN_SCALE, type RespondentTally } from './tally.ts'

export type Moments = { readonly n: number; readonly sum: number; readonly sumSquares: number }

export const noMoments: Moments = { n: 0, sum: 0, sumSquares: 0 }

const LOWEST_INDEX = 25
const INDEX_RANGE = 75

/** 0-1 to the index of 25-100. */
export function toIndex(x: number): number {
  return LOWEST_INDEX + INDEX_RANGE * x
}

/** The index of 25-100 to 0-1. */
export function fromIndex(index: number): number {
  return (index - LOWEST_INDEX) / INDEX_RANGE
}

/** A difference or a standard deviation on 0-1 as points of the index. */
export function toPoints(difference: number): number {
  return INDEX_RANGE * difference
}

/** A score or a respondent's mean score (1-4) on 0-1. */
export function fromScore(score: number): number {
  return (score - 1) / 3
}

/** Sums over respondents, from the counters of a tally; exact as long as the counters stay below 2^53. */
export function momentsOf(tally: Pick<RespondentTally, 'respondents' | 'sumMean' | 'sumSquaredMean'>): Moments {
  const { respondents: n, sumMean, sumSquaredMean } = tally
  const sum = sumMean - n * MEAN_SCALE
  const sumSquares = sumSquaredMean - 2 * MEAN_SCALE * sumMean + n * MEAN_SCALE ** 2
  return { n, sum: sum / (3 * MEAN_SCALE), sumSquares: sumSquares / (3 * MEAN_SCALE) ** 2 }
}

export function addMoments(a: Moments, b: Moments): Moments {
  return { n: a.n + b.n, sum: a.sum + b.sum, sumSquares: a.sumSquares + b.sumSquares }
}

/** One more respondent, or `times` alike; `x` is the mean of what they answered, on 0-1. */
export function addRespondent(moments: Moments, x: number, times = 1): Moments {
  return addMoments(moments, { n: times, sum: times * x, sumSquares: times * x * x })
}

/** The mean on 0-1; null without respondents. */
export function meanOf({ n, sum }: Moments): number | null {
  return n === 0 ? null : sum / n
}

/** The sum of squared distances from the mean, never below zero. */
export function scatterOf({ n, sum, sumSquares }: Moments): number {
  return n === 0 ? 0 : Math.max(0, sumSquares - (sum * sum) / n)
}

/** Rounding errors of sums that were added up in floating point. */
const SLACK = 1e-6

/** @throws RangeError when no respondents with scores of 0-1 could have these sums */
export function checkMoments({ n, sum, sumSquares }: Moments): void {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`expected a number of respondents from 0, given ${n}`)
  const slack = SLACK * (n + 1)
  if (!(sum >= -slack && sum <= n + slack)) throw new RangeError(`expected a sum from 0 to ${n}, given ${sum}`)
  if (!(sumSquares >= (n && (sum * sum) / n) - slack && sumSquares <= sum + slack))
    throw new RangeError(`expected a sum of squares that ${n} scores of sum ${sum} can have, given ${sumSquares}`)
}
