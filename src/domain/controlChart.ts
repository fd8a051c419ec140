/**
 * Control charts: whether a series changed, or only wobbles as it always did. The limits come from a frozen baseline;
 * a signal never moves its own limits. A chart takes one value after the other, so that a series can go on for years.
 */
import type { Interval } from './interval.ts'

export type Limits = Interval & { readonly centre: number }

/** Three standard errors: a false alarm in 370 values of a series that does not change. */
const THREE = 3
/** The mean moving range of two neighbours, in standard deviations of a normal variable. */
const RANGE_PER_SD = 1.128

/** Fewer values make no baseline; below the second number its limits are provisional. */
export const LEAST_BASELINE = 12
export const FIRM_BASELINE = 20

/**
 * XmR: mean ± 3 × mean moving range / 1.128, of the baseline's values in their order.
 * @throws RangeError when there are fewer than two
 */
export function xmrLimits(baseline: readonly number[]): Limits & { meanRange: number } {
  if (baseline.length < 2) throw new RangeError(`expected at least two values, given ${baseline.length}`)
  const centre = meanOf(baseline)
  const meanRange = meanOf(baseline.slice(1).map((value, place) => Math.abs(value - (baseline[place] ?? value))))
  const half = (THREE * meanRange) / RANGE_PER_SD
  return { centre, meanRange, low: centre - half, high: centre + half }
}

/** The standard deviation that a mean moving range stands for. */
export function sdOfRange(meanRange: number): number {
  return meanRange / RANGE_PER_SD
}

/** The share of a baseline: all its cases over all it was counted in. */
export function shareOf(baseline: readonly { x: number; n: number }[]): number {
  const n = baseline.reduce((sum, part) => sum + part.n, 0)
  if (!(n > 0)) throw new RangeError('expected a baseline with at least one answer, given none')
  return baseline.reduce((sum, part) => sum + part.x, 0) / n
}

/** p chart: share ± 3 √(p (1 - p) / n) within 0-1; worth drawing where n p is 5 or more. */
export function shareLimits(share: number, n: number): Limits {
  if (!(n > 0)) throw new RangeError(`expected at least one answer, given ${n}`)
  const half = THREE * Math.sqrt((share * (1 - share)) / n)
  return { centre: share, low: Math.max(0, share - half), high: Math.min(1, share + half) }
}

/** Slow drift. λ 0.2 with L 2.962: 500 values to a false alarm, 10.5 to find a shift of one standard deviation. */
export const EWMA = { lambda: 0.2, width: 2.962 } as const

export type EwmaPlan = { lambda: number; width: number }

/** Steady-state limits: target ± L σ √(λ / (2 - λ)). */
export function ewmaLimits(target: number, sd: number, { lambda, width }: EwmaPlan = EWMA): Limits {
  const half = width * sd * Math.sqrt(lambda / (2 - lambda))
  return { centre: target, low: target - half, high: target + half }
}

/** The average after one more value; it begins with the target. */
export function ewmaNext(average: number, value: number, { lambda }: Pick<EwmaPlan, 'lambda'> = EWMA): number {
  return lambda * value + (1 - lambda) * average
}

/** Sudden drops and abuse. In standard deviations: k 0.5 with h 5 gives 465 values to a false alarm, 10.4 to a shift of one. */
export const CUSUM = { slack: 0.5, limit: 5 } as const

export type Cusum = { readonly high: number; readonly low: number }

export const noCusum: Cusum = { high: 0, low: 0 }

/** Both sums after one more value; `slack` is in the unit of the values, as are the sums. */
export function cusumNext({ high, low }: Cusum, difference: number, slack: number = CUSUM.slack): Cusum {
  return { high: Math.max(0, high + difference - slack), low: Math.max(0, low - difference - slack) }
}

export function isCusumSignal({ high, low }: Cusum, limit: number = CUSUM.limit): boolean {
  return high > limit || low > limit
}

export type ChartPoint = { value: number; isOutside: boolean; isDrifting: boolean; isShifted: boolean }

/**
 * A series against the limits of its first `baseline` values: outside them (XmR), drifting (EWMA), shifted (CUSUM, which
 * begins anew after a signal). Null while there are fewer values than a baseline needs.
 */
export function chartOf(
  values: readonly number[],
  baseline = FIRM_BASELINE,
): { limits: Limits; isProvisional: boolean; points: ChartPoint[] } | null {
  const first = values.slice(0, baseline)
  if (first.length < LEAST_BASELINE) return null
  const { meanRange, ...limits } = xmrLimits(first)
  const sd = sdOfRange(meanRange)
  const drift = ewmaLimits(limits.centre, sd)
  let [average, cusum] = [limits.centre, noCusum]
  const points = values.map((value) => {
    average = ewmaNext(average, value)
    cusum = cusumNext(cusum, value - limits.centre, CUSUM.slack * sd)
    const isShifted = isCusumSignal(cusum, CUSUM.limit * sd)
    if (isShifted) cusum = noCusum
    return { value, isOutside: isBeyond(value, limits), isDrifting: isBeyond(average, drift), isShifted }
  })
  return { limits, isProvisional: first.length < FIRM_BASELINE, points }
}

function isBeyond(value: number, { low, high }: Interval): boolean {
  return value < low || value > high
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
