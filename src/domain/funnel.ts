/**
 * Funnel limits (Spiegelhalter 2005): how far from the target chance alone puts a unit of a given size.
 *
 * Units always differ more than chance makes them. Without a term for that, 271 of 303 areas of the published example lie
 * outside the 95 % limits: such a funnel accuses almost everybody. `between` is that term, τ².
 */
import { deviateOf } from './distributions.ts'
import type { Interval } from './interval.ts'

/** μ ± z √(s²/n + τ²), in the unit of the mean. */
export function meanFunnel(
  { target, within, between }: { target: number; within: number; between: number },
  n: number,
  confidence: number,
): Interval {
  checkSize(n)
  const half = deviateOf(confidence) * Math.sqrt(within / n + between)
  return { low: target - half, high: target + half }
}

/** target ± z √(p (1 - p) / n), cut off at 0 and 1. */
export function proportionFunnel(target: number, n: number, confidence: number): Interval {
  const half = deviateOf(confidence) * proportionError(target, n)
  return { low: Math.max(0, target - half), high: Math.min(1, target + half) }
}

/** How many standard errors a proportion lies from its target. */
export function proportionDeviate(x: number, n: number, target: number): number {
  return (x / n - target) / proportionError(target, n)
}

function proportionError(target: number, n: number): number {
  checkSize(n)
  return Math.sqrt((target * (1 - target)) / n)
}

function checkSize(n: number): void {
  if (!(n > 0)) throw new RangeError(`expected at least one answer, given ${n}`)
}
