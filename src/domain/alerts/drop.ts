/**
 * Whether people of a unit became less content: the last week, or the last four together, against the half year before. Of many units
 * that are looked at every week, one in a hundred agencies and quarters is alarmed for nothing: the limit is divided by the number of
 * looks (Bonferroni). Weeks differ by more than chance, so the error is widened by how much they did before.
 */
import { studentCdf } from '../distributions.ts'
import { type Moments, addMoments, noMoments, scatterOf, toIndex, toPoints } from '../moments.ts'
import { PUBLIC_FROM } from '../publicity.ts'

/** The probability that a quarter without any change alarms an agency. */
export const FALSE_ALARM = 0.01
/** Weeks of a quarter, each with two looks at each unit. */
const WEEKS = 13
export const WINDOWS = [1, 4] as const
/** The half year that is compared with. */
export const BASE_WEEKS = 26
/** Fewer weeks with answers, or respondents in them, are no base. */
const [LEAST_WEEKS, LEAST_BASE] = [12, 60]
/** A smaller fall is nobody's alarm, however sure it is: points of the index. */
const LEAST_POINTS = 3

export type Week = { monday: string; moments: Moments }
/** Means of the index before and since; `since` is the Monday of the first week of the window. */
export type Drop = { since: string; weeks: number; before: number; now: number }

/**
 * The first window in which a unit dropped; null where none did.
 * @param weeks without gaps, oldest first: {@link BASE_WEEKS} and four more, the last one over
 * @param units how many units of the agency are looked at
 */
export function dropOf(weeks: readonly Week[], units: number): Drop | null {
  const limit = FALSE_ALARM / (Math.max(1, units) * WEEKS * WINDOWS.length)
  for (const window of WINDOWS) {
    const base = weeks.slice(-BASE_WEEKS - window, -window)
    const recent = weeks.slice(-window)
    const drop = compare(base, recent, limit)
    if (drop) return { ...drop, since: recent[0]!.monday, weeks: window }
  }
  return null
}

function compare(
  base: readonly Week[],
  recent: readonly Week[],
  limit: number,
): { before: number; now: number } | null {
  const [before, now] = [sumOf(base), sumOf(recent)]
  const answered = base.filter(({ moments }) => moments.n > 0)
  if (answered.length < LEAST_WEEKS || before.n < LEAST_BASE || now.n < PUBLIC_FROM) return null
  const [first, second] = [before.sum / before.n, now.sum / now.n]
  if (toPoints(first - second) < LEAST_POINTS) return null
  const within = Math.max(scatterOf(before) / (before.n - 1), SMALLEST_VARIANCE)
  const spread = Math.max(1, spreadOf(answered, first) / within)
  const error = Math.sqrt(spread * within * (1 / now.n + 1 / before.n))
  const p = studentCdf((second - first) / error, answered.length - 1)
  return p < limit ? { before: toIndex(first), now: toIndex(second) } : null
}

/** Where all said the same, as if scores were spread by a tenth of a point. */
const SMALLEST_VARIANCE = (0.1 / 3) ** 2

/** The variance of one respondent that the scatter of weekly means stands for. */
function spreadOf(weeks: readonly Week[], mean: number): number {
  const scatter = weeks.reduce((sum, { moments: { n, sum: total } }) => sum + n * (total / n - mean) ** 2, 0)
  return scatter / (weeks.length - 1)
}

function sumOf(weeks: readonly Week[]): Moments {
  return weeks.reduce((sum, { moments }) => addMoments(sum, moments), noMoments)
}
