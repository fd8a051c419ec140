/**
 * Standardising for the mix of services: who serves the difficult cases is not worse for it. Strata are what
 * the officer cannot choose (service, period); never what the officer controls, nor who the citizens are.
 *
 * Means are on any one scale.
 */
import { type Moments, addMoments, noMoments } from './moments.ts'

/** Answers of somebody per stratum. */
export type Mix = ReadonlyMap<string, Moments>

/** The mean of the peer group in each stratum, and over all of them. */
export type Reference = { readonly overall: number; readonly means: ReadonlyMap<string, number> }

/** A stratum needs as many answers for a mean of its own; smaller ones are thrown together. */
export const LEAST_IN_STRATUM = 30
/** Direct standardisation multiplies small strata; it needs as many answers in every one of somebody's. */
export const LEAST_FOR_DIRECT = 10
/** Two officers whose mixes overlap less did different work: their figures are not compared with each other. */
export const LEAST_OVERLAP = 0.5
/** A figure that adjustment moves by more points of the index (25-100) calls for a look at the strata. */
export const MOST_MOVED = 5

/**
 * The reference of a whole peer group, internal: Σ n (adjusted - overall) = 0. Strata below 30 answers are one; if
 * that is still too small, it joins the smallest that is not.
 * @throws RangeError when nobody answered
 */
export function referenceOf(total: Mix): Reference {
  const all = [...total.values()].reduce(addMoments, noMoments)
  if (all.n === 0) throw new RangeError('expected answers in at least one stratum, given none')
  const kept = [...total].filter(([, { n }]) => n >= LEAST_IN_STRATUM).sort(([, a], [, b]) => a.n - b.n)
  const small = [...total].filter(([, { n }]) => n > 0 && n < LEAST_IN_STRATUM)
  const smallSum = small.map(([, moments]) => moments).reduce(addMoments, noMoments)
  const joined = smallSum.n > 0 && smallSum.n < LEAST_IN_STRATUM ? kept.slice(0, 1) : []
  const together = [...small, ...joined]
  const meanTogether = meanOver(together.map(([, moments]) => moments))
  const means = new Map(kept.map(([stratum, { n, sum }]) => [stratum, sum / n]))
  for (const [stratum] of together) means.set(stratum, meanTogether)
  return { overall: all.sum / all.n, means }
}

export type Adjusted = {
  n: number
  crude: number
  /** What the peer group would have got with the same mix. */
  expected: number
  /** overall + (crude - expected) */
  adjusted: number
  /** The sum of squared distances of the answers from what was expected of each, about their mean. */
  scatter: number
}

/** Indirect standardisation, the default; null without answers. */
export function adjust(mix: Mix, { overall, means }: Reference): Adjusted | null {
  let [n, sum, expected, squares] = [0, 0, 0, 0]
  for (const [stratum, moments] of mix) {
    const mean = means.get(stratum) ?? overall
    n += moments.n
    sum += moments.sum
    expected += moments.n * mean
    squares += moments.sumSquares - 2 * mean * moments.sum + moments.n * mean * mean
  }
  if (n === 0) return null
  const difference = (sum - expected) / n
  const scatter = Math.max(0, squares - n * difference * difference)
  return { n, crude: sum / n, expected: expected / n, adjusted: overall + difference, scatter }
}

/**
 * Direct standardisation: Σ W × mean over the strata of a standard whose shares W sum to one. Null where a stratum of the
 * standard has fewer than ten answers.
 */
export function standardiseDirectly(mix: Mix, standard: ReadonlyMap<string, number>): number | null {
  let total = 0
  for (const [stratum, weight] of standard) {
    const { n, sum } = mix.get(stratum) ?? noMoments
    if (n < LEAST_FOR_DIRECT) return null
    total += (weight * sum) / n
  }
  return total
}

/** How much of their work two officers have in common: Σ of the smaller share in each stratum, 0-1. */
export function overlapOf(one: Mix, other: Mix): number {
  const [first, second] = [sharesOf(one), sharesOf(other)]
  return [...first].reduce((sum, [stratum, share]) => sum + Math.min(share, second.get(stratum) ?? 0), 0)
}

export function areComparable(one: Mix, other: Mix): boolean {
  return overlapOf(one, other) >= LEAST_OVERLAP
}

function sharesOf(mix: Mix): Map<string, number> {
  const n = [...mix.values()].reduce((sum, moments) => sum + moments.n, 0)
  return new Map([...mix].map(([stratum, moments]) => [stratum, n === 0 ? 0 : moments.n / n]))
}

function meanOver(list: readonly Moments[]): number {
  const { n, sum } = list.reduce(addMoments, noMoments)
  return n === 0 ? 0 : sum / n
}
