/**
 * Counts that happen now and then (low scores, complaints) against what was to be expected: limits as the English public
 * health offices compute them (PHEindicatormethods). Confidence is a share, 0.95 or 0.998.
 */
import { chiSquareQuantile, deviateOf } from './distributions.ts'
import type { Interval } from './interval.ts'

/** Below this many events Byar's approximation is not close enough. */
const LEAST_FOR_BYAR = 10

/** Byar's limits of a Poisson count: x (1 - 1/(9x) - z / (3√x))³, and the same of x + 1 upwards. */
export function byarLimits(x: number, confidence: number): Interval {
  checkCount(x)
  const z = deviateOf(confidence)
  const low = x === 0 ? 0 : x * (1 - 1 / (9 * x) - z / (3 * Math.sqrt(x))) ** 3
  return { low, high: (x + 1) * (1 - 1 / (9 * (x + 1)) + z / (3 * Math.sqrt(x + 1))) ** 3 }
}

/** Exact limits of a Poisson count, by way of chi-square. */
export function poissonLimits(x: number, confidence: number): Interval {
  checkCount(x)
  const tail = (1 - confidence) / 2
  return {
    low: x === 0 ? 0 : chiSquareQuantile(tail, 2 * x) / 2,
    high: chiSquareQuantile(1 - tail, 2 * x + 2) / 2,
  }
}

/** Observed over expected events, with limits: exact below ten events, Byar's from there on. */
export function ratioOf(observed: number, expected: number, confidence: number): Interval & { ratio: number } {
  if (!(expected > 0)) throw new RangeError(`expected a number of expected events above zero, given ${expected}`)
  const limits = observed < LEAST_FOR_BYAR ? poissonLimits(observed, confidence) : byarLimits(observed, confidence)
  return { ratio: observed / expected, low: limits.low / expected, high: limits.high / expected }
}

/** The expected events at which an observed count would lie on its lower and on its upper limit: a funnel for ratios. */
export function expectedAtLimits(observed: number, confidence: number): { lower: number; upper: number } {
  const { low, high } = poissonLimits(observed, confidence)
  return { lower: high, upper: low }
}

export type RateStratum = { events: number; n: number; weight: number }

/**
 * Direct standardisation of a rate with the limits of Dobson and others (1991); null below ten events.
 * @param strata with at least one member each; the weights of the standard population in any unit
 */
export function directRate(strata: readonly RateStratum[], confidence: number): (Interval & { rate: number }) | null {
  const weight = sum(strata, (stratum) => stratum.weight)
  const events = sum(strata, (stratum) => stratum.events)
  if (events < LEAST_FOR_BYAR) return null
  const rate = sum(strata, (stratum) => (stratum.weight * stratum.events) / stratum.n) / weight
  const variance = sum(strata, (stratum) => (stratum.weight ** 2 * stratum.events) / stratum.n ** 2) / weight ** 2
  const { low, high } = byarLimits(events, confidence)
  const scale = Math.sqrt(variance / events)
  return { rate, low: rate + scale * (low - events), high: rate + scale * (high - events) }
}

function checkCount(x: number): void {
  if (!(x >= 0 && Number.isFinite(x))) throw new RangeError(`expected a count from 0, given ${x}`)
}

function sum(strata: readonly RateStratum[], read: (stratum: RateStratum) => number): number {
  return strata.reduce((total, stratum) => total + read(stratum), 0)
}
