/**
 * How much an element changed between two windows of time, and how sure that is. Each mean has the interval of FI-6 over its own answers; the
 * interval of their difference is put together from both by MOVER (Zou and Donner 2008):
 *
 *   low = d - √((m₂ - l₂)² + (u₁ - m₁)²),  high = d + √((u₂ - m₂)² + (m₁ - l₁)²)
 *
 * It needs no equal scatter, stays within -3 to 3 and has a width also where everybody gave the same score.
 */
import { type Fraction, add, divide, fraction, multiply } from './fraction.ts'
import { intervalOf } from './interval.ts'
import { type Moments, fromIndex, fromScore } from './moments.ts'
import { PUBLIC_FROM } from './publicity.ts'

/** How often an element was answered with 1, 2, 3 and 4. */
export type ScoreCounts = readonly [number, number, number, number]

export type ElementEffect = {
  before: { n: number; nrr: Fraction }
  after: { n: number; nrr: Fraction }
  /** After minus before, in scores (-3 to 3). */
  difference: Fraction
  /** 95 %, in scores; null where fewer than ten answered in one of the windows. */
  interval: { low: number; high: number } | null
  /** `unsure`: no change is within the interval. `few`: there is none. */
  verdict: 'better' | 'worse' | 'unsure' | 'few'
}

/** Null where nobody answered in one of the windows. */
export function elementEffect(before: ScoreCounts, after: ScoreCounts): ElementEffect | null {
  const [one, other] = [meanOf(before), meanOf(after)]
  if (!one || !other) return null
  const difference = add(other.nrr, multiply(one.nrr, fraction(-1)))
  const interval = Math.min(one.n, other.n) < PUBLIC_FROM ? null : intervalOfDifference(before, after)
  return { before: one, after: other, difference, interval, verdict: verdictOf(interval) }
}

function meanOf([a, b, c, d]: ScoreCounts): { n: number; nrr: Fraction } | null {
  const n = a + b + c + d
  return n === 0 ? null : { n, nrr: divide(fraction(a + 2 * b + 3 * c + 4 * d), fraction(n)) }
}

function intervalOfDifference(before: ScoreCounts, after: ScoreCounts): { low: number; high: number } {
  const [one, other] = [limitsOf(before), limitsOf(after)]
  const difference = other.mean - one.mean
  return {
    low: difference - Math.hypot(other.mean - other.low, one.high - one.mean),
    high: difference + Math.hypot(other.high - other.mean, one.mean - one.low),
  }
}

/** Mean and limits in scores. Near the ends of the scale the interval's own centre lies inside of the mean, which then is a limit. */
function limitsOf(counts: ScoreCounts): { mean: number; low: number; high: number } {
  const moments = momentsOfCounts(counts)
  const { low, high } = intervalOf(moments)
  const mean = 1 + (3 * moments.sum) / moments.n
  const toScore = (index: number) => 1 + 3 * fromIndex(index)
  return { mean, low: Math.min(mean, toScore(low)), high: Math.max(mean, toScore(high)) }
}

function momentsOfCounts(counts: ScoreCounts): Moments {
  const sumOf = (value: (x: number) => number) =>
    counts.reduce((sum, count, place) => sum + count * value(fromScore(place + 1)), 0)
  return { n: sumOf(() => 1), sum: sumOf((x) => x), sumSquares: sumOf((x) => x * x) }
}

function verdictOf(interval: ElementEffect['interval']): ElementEffect['verdict'] {
  if (!interval) return 'few'
  if (interval.low > 0) return 'better'
  return interval.high < 0 ? 'worse' : 'unsure'
}
