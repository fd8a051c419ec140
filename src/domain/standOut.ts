/** Which units of an agency lie where chance and the usual differences between units do not put them. */
import { type Moments, addMoments, noMoments, scatterOf } from './moments.ts'
import { discoveriesOf, signalsOf } from './multiplicity.ts'
import { PUBLIC_FROM } from './publicity.ts'
import { groupOf } from './shrinkage.ts'

export type Side = 'low' | 'high'

/**
 * For each unit the side on which it stands out, or null; units of fewer than ten respondents never do. Deviates are from the
 * mean of the units, in standard errors that hold the usual differences (τ²).
 * @param before the same units in the period before, in the same order; only more than 500 units need it
 */
export function standingOut(units: readonly Moments[], before: readonly Moments[] | null): (Side | null)[] {
  const deviates = deviatesOf(units)
  const places = deviates.flatMap((z, place) => (z === null ? [] : [place]))
  const earlier = before && deviatesOf(before)
  const were = earlier && discoveriesOf(places.map((place) => earlier[place] ?? 0))
  const signals = signalsOf(
    places.map((place) => deviates[place] ?? 0),
    were,
  )
  const isSignal = new Set(places.filter((_, index) => signals[index]))
  return deviates.map((z, place) => (z === null || !isSignal.has(place) ? null : z < 0 ? 'low' : 'high'))
}

/**
 * Null for units of too few respondents; all 0 where nobody differs from anybody. τ² is that of DerSimonian and Laird: the
 * winsorised one (Spiegelhalter 2005) leaves out a third of a normal spread and would accuse one unit in a hundred where two in a thousand are promised.
 */
function deviatesOf(units: readonly Moments[]): (number | null)[] {
  const enough = units.filter(({ n }) => n >= PUBLIC_FROM)
  const all = enough.reduce(addMoments, noMoments)
  const freedom = all.n - enough.length
  const within = freedom > 0 ? enough.reduce((sum, unit) => sum + scatterOf(unit), 0) / freedom : 0
  if (within === 0) return units.map(({ n }) => (n >= PUBLIC_FROM ? 0 : null))
  const { mean, between } = groupOf(enough.map(({ n, sum }) => ({ y: sum / n, v: within / n })))
  return units.map((unit) =>
    unit.n >= PUBLIC_FROM ? (unit.sum / unit.n - mean) / Math.sqrt(within / unit.n + between) : null,
  )
}
