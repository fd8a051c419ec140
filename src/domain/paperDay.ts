import { addDays } from './days.ts'
import { quarterOf } from './period.ts'

/** Why a day cannot be the one on a paper form. */
export type PaperDayProblem = 'future' | 'too-old'

const LATE_DAYS = 7

/**
 * The earliest day that a paper form entered today may say: paper is typed in by the week or the month, so the whole quarter is
 * open; and seven days, as for answers sent late from a phone, so that the last forms of a quarter still find it.
 */
export function earliestPaperDay(today: string): string {
  const lateAllowed = addDays(today, -LATE_DAYS)
  const quarter = quarterOf(today).from
  return lateAllowed < quarter ? lateAllowed : quarter
}

/** What is wrong with a day (ISO 8601) on a form entered today; null when nothing is. */
export function paperDayProblem(day: string, today: string): PaperDayProblem | null {
  if (day > today) return 'future'
  return day < earliestPaperDay(today) ? 'too-old' : null
}
