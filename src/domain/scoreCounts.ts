/** How often each score, 1 to 4, was given to an element, and what follows from it. */
import { fraction } from './fraction.ts'
import type { ElementSum } from './ikm.ts'
import type { Moments } from './moments.ts'

export type ScoreCounts = readonly [number, number, number, number]

export function countAll([c1, c2, c3, c4]: ScoreCounts): number {
  return c1 + c2 + c3 + c4
}

export function sumOfCounts(counts: ScoreCounts): ElementSum {
  const [c1, c2, c3, c4] = counts
  return { n: countAll(counts), sum: fraction(c1 + 2 * c2 + 3 * c3 + 4 * c4) }
}

/** The respondents of one element, each by the one score. */
export function momentsOfCounts(counts: ScoreCounts): Moments {
  const [, c2, c3, c4] = counts
  return { n: countAll(counts), sum: (c2 + 2 * c3 + 3 * c4) / 3, sumSquares: (c2 + 4 * c3 + 9 * c4) / 9 }
}
