/** Which of several published indices differ for certain, and which may only seem to. Pure. */

/** An index with its 95 % limits as they were published: rounded outward, so that what is apart here is apart. */
export type Ranged = { name: string; low: number; high: number }

export type Comparison = {
  /** Units above others whose ranges do not reach theirs, in the order given. */
  apart: { higher: string; lower: string[] }[]
  /** Whether some pair's ranges overlap: its difference may be chance. */
  someOverlap: boolean
}

/**
 * Two 95 % ranges that do not overlap differ at a level of about 0.6 %, stricter than the usual 5 %: with eight units and their 28
 * pairs hardly one is called different by chance. Ranges that touch overlap.
 */
export function compareRanges(units: readonly Ranged[]): Comparison {
  const apart = units
    .map(({ name, low }) => ({
      higher: name,
      lower: units.filter(({ high }) => high < low).map((other) => other.name),
    }))
    .filter(({ lower }) => lower.length > 0)
  const different = apart.reduce((sum, { lower }) => sum + lower.length, 0)
  return { apart, someOverlap: different < (units.length * (units.length - 1)) / 2 }
}
