/** How often each score, 1 to 4, was given to an element, and what follows from it. */
import { fraction } from './fraction.ts'
import type { ElementSum } from './ikm.ts'
import type { Moments } from './moments.ts'

/** Of the scores 1, 2, 3 and 4, in this order. */
export type ScoreCounts = readonly [number, number, number, number]

export function countAll([c1, c2, c3, c4]: ScoreCounts): number {
  return c1 + c2 + c3 + c4
}

/** The answers and the sum of their scores, exact. */
export function sumOfCounts(counts: ScoreCounts): ElementSum {
  const [c1, c2, c3, c4] = counts
  return { n: countAll(counts), sum: fraction(c1 + 2 * c2 + 3 * c3 + 4 * c4) }
}

/** Each answer as a respondent of its own: sums of scores, and of their squares, on the scale from 0 (score 1) to 1 (score 4). */
export function momentsOfCounts(counts: ScoreCounts): Moments {
  const [, c2, c3, c4] = counts
  return { n: countAll(counts), sum: (c2 + 2 * c3 + 3 * c4) / 3, sumSquares: (c2 + 4 * c3 + 9 * c4) / 9 }
}
