/**
 * Empirical Bayes: what a figure of few answers becomes when the group it belongs to is taken into account.
 *
 * A figure y of variance v is drawn towards the mean of its group, the more the less is known of it: B = v / (v + τ²) is the
 * part that it loses. τ² is how much the true values differ, by DerSimonian and Laird (1986).
 */

/** A figure and the variance of its error, in any unit. */
export type Measured = { readonly y: number; readonly v: number }

export type Group = {
  /** The mean that shrinkage draws towards, and the variance of its error. */
  readonly mean: number
  readonly meanVariance: number
  /** τ²: the variance of the true values; 0 where the figures differ no more than chance makes them. */
  readonly between: number
}

/** Mean weighted by 1/v without any τ², and Cochran's Q about it. */
export type Homogeneity = { mean: number; variance: number; q: number }

export function homogeneityOf(figures: readonly Measured[]): Homogeneity {
  const weight = sum(figures, ({ v }) => 1 / v)
  const mean = sum(figures, ({ y, v }) => y / v) / weight
  return { mean, variance: 1 / weight, q: sum(figures, ({ y, v }) => (y - mean) ** 2 / v) }
}

/**
 * τ² = max(0, (Q - (k - 1)) / (S1 - S2 / S1)), S1 = Σ1/v, S2 = Σ1/v².
 * @param figures at least one, each with a variance above zero
 * @throws RangeError when there is none, or a variance is not above zero
 */
export function groupOf(figures: readonly Measured[]): Group {
  if (figures.length === 0) throw new RangeError('expected at least one figure, given none')
  const bad = figures.find(({ y, v }) => !Number.isFinite(y) || !(v > 0))
  if (bad) throw new RangeError(`expected figures with variances above zero, given ${bad.y} with ${bad.v}`)
  const { q } = homogeneityOf(figures)
  const between = betweenVariance(
    q,
    figures.length,
    sum(figures, ({ v }) => 1 / v),
    sum(figures, ({ v }) => v ** -2),
  )
  const weight = sum(figures, ({ v }) => 1 / (v + between))
  return { mean: sum(figures, ({ y, v }) => y / (v + between)) / weight, meanVariance: 1 / weight, between }
}

/** τ² from Q, the number of figures, Σ1/v and Σ1/v²; 0 for a single figure, which differs from nothing. */
export function betweenVariance(q: number, k: number, weight: number, squaredWeight: number): number {
  if (k < 2) return 0
  const spread = weight - squaredWeight / weight
  return spread > 0 ? Math.max(0, (q - (k - 1)) / spread) : 0
}

/** The part (0-1) that a figure of variance `v` loses to its group; where nothing is known of either, all of it. */
export function shrinkageOf(v: number, between: number): number {
  return v + between > 0 ? v / (v + between) : 1
}

/** θ = μ + (1 - B)(y - μ), with the variance (1 - B) v + B² Var(μ). */
export function shrink(
  { y, v }: Measured,
  { mean, meanVariance, between }: Group,
): { estimate: number; variance: number } {
  const lost = shrinkageOf(v, between)
  return { estimate: mean + (1 - lost) * (y - mean), variance: (1 - lost) * v + lost * lost * meanVariance }
}

/**
 * James and Stein's estimate for figures of one variance: 1 - B = 1 - (k - 3) v / Σ(y - ȳ)², not below zero.
 * Without τ², it is the oldest proof that shrinking errs less (Efron and Morris 1977).
 */
export function jamesStein(ys: readonly number[], v: number): { kept: number; estimates: number[] } {
  const mean = sum(ys, (y) => y) / ys.length
  const scatter = sum(ys, (y) => (y - mean) ** 2)
  const kept = scatter > 0 ? Math.max(0, 1 - ((ys.length - 3) * v) / scatter) : 0
  return { kept, estimates: ys.map((y) => mean + kept * (y - mean)) }
}

function sum<T>(list: readonly T[], read: (entry: T) => number): number {
  return list.reduce((total, entry) => total + read(entry), 0)
}
