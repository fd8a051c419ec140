/** Which of several published indices differ for certain, and which may only seem to. Pure. */

/** An index with its 95 % limits as they were published: rounded outward, so that what is apart here is apart. */
export type Ranged = { name: string; low: number; high: number }

export type Comparison = {
  /** Pairs whose ranges do not overlap, the higher first. */
  apart: { higher: string; lower: string }[]
  /** Whether some pair's ranges overlap: its difference may be chance. */
  someOverlap: boolean
}

/**
 * Two 95 % ranges that do not overlap differ at a level of about 0.6 %, stricter than the usual 5 %: with eight units and their 28
 * pairs hardly one is called different by chance. Ranges that touch overlap.
 */
export function compareRanges(units: readonly Ranged[]): Comparison {
  const pairs = units.flatMap((one, place) => units.slice(place + 1).map((other) => [one, other] as const))
  const apart = pairs.flatMap(([one, other]) => {
    if (one.low > other.high) return [{ higher: one.name, lower: other.name }]
    return other.low > one.high ? [{ higher: other.name, lower: one.name }] : []
  })
  return { apart, someOverlap: apart.length < pairs.length }
}
