/** Weights for non-response, by service and hour only, and what they cost. */

const LOWEST_WEIGHT = 0.3
const HIGHEST_WEIGHT = 3

/** Weights that make the answers of each stratum stand for all who were served there; trimmed to 0.3-3, mean one over answers. */
export function responseWeights(strata: readonly { served: number; answered: number }[]): number[] {
  const served = strata.reduce((sum, stratum) => sum + stratum.served, 0)
  const answered = strata.reduce((sum, stratum) => sum + stratum.answered, 0)
  return strata.map((stratum) => {
    if (stratum.answered === 0) return 0
    const weight = stratum.served / served / (stratum.answered / answered)
    return Math.min(HIGHEST_WEIGHT, Math.max(LOWEST_WEIGHT, weight))
  })
}

/** Kish: (Σw)² / Σw², the number of equal answers that are worth as much; every threshold uses it where there are weights. */
export function effectiveSize(weights: readonly number[]): number {
  const bad = weights.find((weight) => !(weight >= 0 && Number.isFinite(weight)))
  if (bad !== undefined) throw new RangeError(`expected weights from 0, given ${bad}`)
  const squares = weights.reduce((sum, weight) => sum + weight * weight, 0)
  return squares === 0 ? 0 : weights.reduce((sum, weight) => sum + weight, 0) ** 2 / squares
}

/**
 * How evenly the strata answered: R = 1 - 2 S(ρ), 1 where all answered alike, with the most by which a mean can be off:
 * (1 - R) S(y) / (2 mean ρ).
 * @param sd the standard deviation of the answers, in the unit that the bias is wanted in
 */
export function responseEvenness(
  strata: readonly { served: number; answered: number }[],
  sd: number,
): { indicator: number; mostBias: number } {
  const served = strata.reduce((sum, stratum) => sum + stratum.served, 0)
  const mean = strata.reduce((sum, stratum) => sum + stratum.answered, 0) / served
  const variance = strata.reduce(
    (sum, stratum) => sum + (stratum.served / served) * (stratum.answered / stratum.served - mean) ** 2,
    0,
  )
  const indicator = 1 - 2 * Math.sqrt(variance)
  return { indicator, mostBias: ((1 - indicator) * sd) / (2 * mean) }
}
