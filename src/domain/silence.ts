/** Points from which no answer has come for longer than usual: each is measured against its own habit, weekday by weekday. */
import { addDays, daysBetween, weekdayOf } from './days.ts'

/** A point's days with answers, of a time until today; at least one. */
export type Activity = {
  firstOn: string
  lastOn: string
  /** Days with answers by weekday, Monday first. */
  weekdays: readonly number[]
}

/** How much of the past a habit is made of, in days. */
export const HABIT_DAYS = 180
/** Days with answers that make a habit. */
const LEAST_DAYS = 5
/**
 * So many days with answers were to be expected by the habit and none came: by chance once in a thousand times (e⁻⁷ = 0.0009). At a
 * counter that is asked every working day that is a week and a half, longer than all but the longest holidays.
 */
const EXPECTED = 7
/** The last answer of a silent point is at least so many days ago: a day raises what is expected by one at most, and today is not counted. */
export const LEAST_SILENCE = EXPECTED + 1
const WEEK = 7

/** Days without an answer since the last one, today not counted; null while that is nothing out of the usual. */
export function silenceOf({ firstOn, lastOn, weekdays }: Activity, today: string): number | null {
  if (weekdays.reduce((sum, n) => sum + n, 0) < LEAST_DAYS) return null
  const passed = daysOfEach(firstOn, lastOn)
  const waited = daysOfEach(addDays(lastOn, 1), addDays(today, -1))
  const expected = weekdays.reduce((sum, n, day) => sum + (passed[day] ? (n / passed[day]) * (waited[day] ?? 0) : 0), 0)
  return expected >= EXPECTED ? daysBetween(lastOn, today) - 1 : null
}

/** How many Mondays, Tuesdays … lie between two days, both included. */
function daysOfEach(from: string, until: string): number[] {
  const days = Math.max(0, daysBetween(from, until) + 1)
  const first = weekdayOf(from)
  return Array.from({ length: WEEK }, (_, day) => Math.floor((days + WEEK - 1 - ((day - first + WEEK) % WEEK)) / WEEK))
}
