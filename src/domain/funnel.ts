/**
 * Funnel limits (Spiegelhalter 2005; FI-15, FI-16): how far from the target chance alone puts a unit of a given size.
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

/** The part of the deviates that is pulled in at either end, so that a few outliers do not widen everybody's limits. */
const WINSORISED = 0.1

/**
 * τ² for the limits of all: deviates winsorised at 10 and 90 %, φ the mean of their squares; 0 where k φ < k - 1, else
 * (k φ - (k - 1)) / (S1 - S2 / S1), S1 = Σ1/s², S2 = Σ1/s⁴.
 * @param units the deviate of each and its standard error, in their order
 */
export function overdispersionOf(units: readonly { z: number; s: number }[]): { phi: number; between: number } {
  const k = units.length
  if (k === 0) throw new RangeError('expected at least one unit, given none')
  const sorted = units.map(({ z }) => z).sort((a, b) => a - b)
  const [low, high] = [quantileOf(sorted, WINSORISED), quantileOf(sorted, 1 - WINSORISED)]
  const phi = units.reduce((sum, { z }) => sum + Math.min(high, Math.max(low, z)) ** 2, 0) / k
  const weight = units.reduce((sum, { s }) => sum + s ** -2, 0)
  const spread = weight - units.reduce((sum, { s }) => sum + s ** -4, 0) / weight
  return { phi, between: spread > 0 ? Math.max(0, (k * phi - (k - 1)) / spread) : 0 }
}

/** The quantile between the two nearest values of a sorted list, not empty (R's type 7). */
export function quantileOf(sorted: readonly number[], p: number): number {
  const place = (sorted.length - 1) * p
  const [below, above] = [sorted[Math.floor(place)] ?? Number.NaN, sorted[Math.ceil(place)] ?? Number.NaN]
  return below + (place - Math.floor(place)) * (above - below)
}

function checkSize(n: number): void {
  if (!(n > 0)) throw new RangeError(`expected at least one answer, given ${n}`)
}
