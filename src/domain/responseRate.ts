/** Who did not answer: the response rate, what must be said of it, and what the silent would have to think. */

/** Below this share of the people served, those who answered stand for nobody but themselves. */
export const REPRESENTATIVE_FROM = 0.05

export type Representation = {
  /** 0-1; null where nobody knows how many were served. */
  rate: number | null
  /** False calls for the label "tidak mewakili". */
  isRepresentative: boolean
}

/**
 * @param served people served in the period (queue, case system), null where unknown. More answers than people served is a
 * number that cannot be right: the rate is unknown then.
 */
export function representationOf(respondents: number, served: number | null): Representation {
  if (served === null || !(served > 0) || respondents > served) return { rate: null, isRepresentative: false }
  const rate = respondents / served
  return { rate, isRepresentative: rate >= REPRESENTATIVE_FROM }
}

/**
 * The mean that the silent would need for the whole to stand at the edge of a grade: (edge - rr × mean) / (1 - rr). The grade
 * rests on their being there or above (below, for a mean under the edge). Null when everybody answered.
 * @param rate above 0
 */
export function breakEven(edge: number, rate: number, mean: number): number | null {
  if (!(rate > 0 && rate <= 1)) throw new RangeError(`expected a response rate above 0 and up to 1, given ${rate}`)
  return rate === 1 ? null : (edge - rate * mean) / (1 - rate)
}

/** Points of the index by which it must rise while the rate falls by more than half. */
const SUSPICIOUS_RISE = 3

/** True when fewer were asked and the index rose: selective invitation, which opens a case for a person to look at. */
export function isSelective(before: { rate: number; index: number }, now: { rate: number; index: number }): boolean {
  return now.rate < before.rate / 2 && now.index - before.index > SUSPICIOUS_RISE
}
