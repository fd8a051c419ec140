/** How much of the difference between people is real: the share of true variance in that of their figures. */

/** R = τ² / (τ² + v), 0-1: what shrinkage leaves of a figure of variance `v`. */
export function reliabilityOf(v: number, between: number): number {
  return v + between > 0 ? between / (v + between) : 0
}

/** The intraclass correlation, 0-1: the reliability of a single answer. */
export function intraclassCorrelation(between: number, within: number): number {
  return reliabilityOf(within, between)
}

/** R of the mean of `n` answers (Spearman and Brown): n ICC / (1 + (n - 1) ICC). */
export function reliabilityOfMean(n: number, icc: number): number {
  return n === 0 ? 0 : (n * icc) / (1 + (n - 1) * icc)
}

/** A needed number a hair above a whole one is that whole one: a published ICC has six digits. */
const SLACK = 1e-3

/**
 * How many answers it takes to reach a reliability: R (1 - ICC) / (ICC (1 - R)), rounded up.
 * @throws RangeError unless both lie between 0 and 1
 */
export function answersNeeded(reliability: number, icc: number): number {
  for (const share of [reliability, icc])
    if (!(share > 0 && share < 1)) throw new RangeError(`expected a share between 0 and 1, given ${share}`)
  return Math.ceil((reliability * (1 - icc)) / (icc * (1 - reliability)) - SLACK)
}
