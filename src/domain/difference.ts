/**
 * How far two indices are apart, and how sure that is: for two periods, or before and after a day.
 *
 * The interval is put together from those of the two figures (MOVER; Zou and Donner 2008): it keeps their lopsidedness near the ends
 * of the scale, where most indices lie, and needs nothing but their counters.
 *
 *   low  = d - √((m2 - l2)² + (u1 - m1)²)        high = d + √((u2 - m2)² + (m1 - l1)²)
 */
import { toNumber } from './fraction.ts'
import { POINTS_PER_SCORE } from './ikm.ts'
import type { IndexFigure } from './figure.ts'
import { type Interval, intervalOf, posteriorOf } from './interval.ts'
import { type Moments, toIndex } from './moments.ts'
import { PUBLIC_FROM } from './publicity.ts'

/** 99.8 %: among 500 comparisons one false alarm. */
const CLEAR = 0.998

/**
 * `clear`: the 99.8 % interval leaves out no change; `likely`: the 95 % interval does, which one comparison in twenty of equals does by
 * chance; `none`: no change can be told from chance.
 */
export type Certainty = 'clear' | 'likely' | 'none'

/** Second less first, in the points of its scale, with its 95 % limits. */
export type Change = Interval & { readonly by: number; readonly certainty: Certainty }

/** From one index (25-100) to another; null where either has fewer than ten respondents. */
export function changeOf(before: IndexFigure, after: IndexFigure): Change | null {
  if (!before.ikm || !after.ikm) return null
  const by = POINTS_PER_SCORE * (toNumber(after.ikm.ni) - toNumber(before.ikm.ni))
  return changeBetween(before.moments, after.moments, by, [before.interval, after.interval])
}

/**
 * @param by the difference where another figure than the mean of respondents is official; on the scale of the index
 * @param known their 95 % intervals where they were computed already: quantiles are most of the work of a page
 */
export function changeBetween(
  before: Moments,
  after: Moments,
  by?: number,
  known: readonly [Interval | null, Interval | null] = [null, null],
): Change | null {
  if (before.n < PUBLIC_FROM || after.n < PUBLIC_FROM) return null
  const [first, second] = [middleOf(before), middleOf(after)]
  const difference = by ?? meanOnScale(after) - meanOnScale(before)
  const within = (a: Interval, b: Interval): Interval => ({
    low: difference - Math.hypot(second - b.low, a.high - first),
    high: difference + Math.hypot(b.high - second, first - a.low),
  })
  const usual = within(known[0] ?? intervalOf(before), known[1] ?? intervalOf(after))
  const strict = () => within(intervalOf(before, CLEAR), intervalOf(after, CLEAR))
  return { by: difference, ...usual, certainty: certaintyOf(usual, strict) }
}

/** The strict interval holds the usual one, so it is asked for where that leaves out no change. */
function certaintyOf(usual: Interval, strict: () => Interval): Certainty {
  if (!isApart(usual)) return 'none'
  return isApart(strict()) ? 'clear' : 'likely'
}

function isApart({ low, high }: Interval): boolean {
  return low > 0 || high < 0
}

/** Within its interval, where the mean itself may lie at the very end of the scale. */
function middleOf(moments: Moments): number {
  return toIndex(posteriorOf(moments).mean)
}

function meanOnScale({ n, sum }: Moments): number {
  return toIndex(sum / n)
}

/** How far one change goes beyond another one of other people meanwhile: what cannot be put down to the time. */
export function changeBeyond(change: Change, elsewhere: Change): Change {
  const by = change.by - elsewhere.by
  const low = by - Math.hypot(change.by - change.low, elsewhere.high - elsewhere.by)
  const high = by + Math.hypot(change.high - change.by, elsewhere.by - elsewhere.low)
  return { by, low, high, certainty: isApart({ low, high }) ? 'likely' : 'none' }
}
