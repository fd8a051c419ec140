import { type Moments, noMoments } from './moments.ts'

/** The answers to one element: how many, the sum of the scores (1-4) and of their squares. */
export type ElementSums = { n: number; sum: number; sumSquares: number }

/**
 * What is known of respondents from the sums of several elements, each by itself. Counters do not say which answers came from one
 * person, so the least is claimed that can be true: as many respondents as the element with most answers has, and answers of
 * one person as alike as can be, Σx̄² <= Σx² / k. Where everybody answered everything n and mean are exact; the scatter is at most too
 * large, and limits at most too wide.
 */
export function pooledMoments(elements: readonly ElementSums[]): Moments {
  const answers = elements.reduce((total, { n }) => total + n, 0)
  if (answers === 0) return noMoments
  const sum = elements.reduce((total, element) => total + element.sum, 0)
  const squares = elements.reduce((total, element) => total + element.sumSquares, 0)
  const n = Math.max(...elements.map((element) => element.n))
  const mean = (sum / answers - 1) / 3
  const meanSquare = (squares - 2 * sum + answers) / (9 * answers)
  return { n, sum: n * mean, sumSquares: n * meanSquare }
}
