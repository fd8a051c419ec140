/** Many comparisons at once: what still counts as a signal when a thousand are looked at. */
import { deviateOf, normalCdf } from './distributions.ts'

/** 95 % is worth a look, 99.8 % an act. */
export const LOOK = deviateOf(0.95)
export const ACT = deviateOf(0.998)
/** Up to this many comparisons the 99.8 % limits give one false alarm at most. */
export const MOST_PLAIN_COMPARISONS = 500
export const FALSE_DISCOVERY_RATE = 0.05

/** The two-sided p-value of a normal deviate. */
export function pValueOf(z: number): number {
  return 2 * normalCdf(-Math.abs(z))
}

/** Benjamini and Hochberg 1995: which of the p-values are discoveries at a false discovery rate of `q`, in their order. */
export function discoveries(pValues: readonly number[], q = FALSE_DISCOVERY_RATE): boolean[] {
  const bad = pValues.find((p) => !(p >= 0 && p <= 1))
  if (bad !== undefined) throw new RangeError(`expected p-values from 0 to 1, given ${bad}`)
  const sorted = [...pValues].sort((a, b) => a - b)
  const last = sorted.findLastIndex((p, place) => p <= (q * (place + 1)) / sorted.length)
  const limit = sorted[last] ?? -1
  return pValues.map((p) => p <= limit)
}

/**
 * Which deviates call for an act. Up to 500 of them: those beyond the 99.8 % limits. Above: those that are discoveries, and
 * were in the period before; without a period before, none.
 */
export function signalsOf(deviates: readonly number[], wereSignals: readonly boolean[] | null): boolean[] {
  if (deviates.length <= MOST_PLAIN_COMPARISONS) return deviates.map((z) => Math.abs(z) > ACT)
  return discoveriesOf(deviates).map((isOne, place) => isOne && (wereSignals?.[place] ?? false))
}

/** Which deviates are discoveries: what the period after asks of the one before. */
export function discoveriesOf(deviates: readonly number[]): boolean[] {
  return discoveries(deviates.map(pValueOf))
}
