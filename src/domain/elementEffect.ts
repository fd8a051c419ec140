/** How much an element changed between two windows of time, and how sure that is: in its own scores, from the counters alone. */
import { type Change, changeBetween } from './difference.ts'
import { type ScoreCounts, momentsOfCounts, sumOfCounts } from './scoreCounts.ts'
import { type Fraction, add, divide, fraction, multiply } from './fraction.ts'
import { POINTS_PER_SCORE } from './ikm.ts'

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
  const change = changeBetween(momentsOfCounts(before), momentsOfCounts(after))
  const interval = change && { low: change.low / POINTS_PER_SCORE, high: change.high / POINTS_PER_SCORE }
  const difference = add(other.nrr, multiply(one.nrr, fraction(-1)))
  return { before: one, after: other, difference, interval, verdict: verdictOf(change) }
}

function meanOf(counts: ScoreCounts): { n: number; nrr: Fraction } | null {
  const { n, sum } = sumOfCounts(counts)
  return n === 0 ? null : { n, nrr: divide(sum, fraction(n)) }
}

function verdictOf(change: Change | null): ElementEffect['verdict'] {
  if (!change) return 'few'
  if (change.certainty === 'none') return 'unsure'
  return change.low > 0 ? 'better' : 'worse'
}
