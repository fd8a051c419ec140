/** What an interval may tell of how alike people answered: never that all of them said the same. */
import { type Moments, scatterOf } from '../moments.ts'

/** As many people as a published share must be of, and one score apart: a third of the way on 0-1. */
const [PEOPLE, APART] = [5, 1 / 3]

/**
 * The sums that the limits of a public interval are made of. An interval is the narrower the more alike people answered, and
 * narrowest where all said the same: whoever was among them would be known to have said it. So the scatter is never less than that of
 * a group of which five are a score away from the others, and the mean never closer to an end of the scale than one answer moves it:
 * "all of them" and "all but one" have the same limits. Limits only ever get wider by it.
 * @param effect by how much one answer, changed by one score, moves the mean at most, on 0-1
 */
export function withLeastScatter(moments: Moments, effect: number): Moments {
  const { n } = moments
  if (n <= PEOPLE) return moments
  const mean = Math.min(1 - effect, Math.max(effect, moments.sum / n))
  const least = PEOPLE * (1 - PEOPLE / n) * APART ** 2
  const most = n * mean * (1 - mean)
  return { n, sum: n * mean, sumSquares: Math.min(most, Math.max(least, scatterOf(moments))) + n * mean * mean }
}
