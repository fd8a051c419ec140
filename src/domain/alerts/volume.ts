/**
 * Whether far more, or far fewer, people than usual answer at a point. What is usual is the mean of the same weekday in the eight weeks
 * before; how much days differ is read from all of them, as a negative binomial count. A millionth by chance is told: of 200
 * points that are looked at on 63 days of a quarter, one agency in eighty is alarmed for nothing.
 */
import { countBelow, countFrom } from '../distributions.ts'
import { isHoliday } from '../holidays.ts'
import { addDays, daysBetween } from '../days.ts'

export const CHANCE = 1e-6
/** Weeks that make a habit; a point that was answered first later than that has none. */
export const HABIT_WEEKS = 8
const WEEK = 7

/** A rush is no smaller than this, and so many times the usual. */
export const LEAST_RUSH = 20
const RUSH_TIMES = 3
/** A quiet point has at most this part of what was to be expected. */
const QUIET_PART = 0.2
/** So many days on which answers were to be expected are looked at together, the shortest first. */
const QUIET_WINDOWS = [3, 5, 10, 20] as const
/** Days differ at least so much: the square of a third. */
const LEAST_SPREAD = 1 / 9
/** Eight weeks tell it roughly: too little of it would alarm for nothing. */
const SURELY = 1.5

/** Answers of a point by day (ISO 8601); days without any may be missing. */
export type Days = ReadonlyMap<string, number>

export type Burst = { day: string; count: number; usual: number }
export type Silence = { from: string; to: string; count: number; expected: number }

/** Whether a day, which need not be over, had a rush. */
export function burstOf(days: Days, day: string): Burst | null {
  const count = days.get(day) ?? 0
  if (count < LEAST_RUSH || !isKnown(days, day)) return null
  const usual = meanOf(days, day, day)
  if (count < RUSH_TIMES * usual) return null
  const size = 1 / spreadOf(days, day)
  // The mean itself is uncertain: one answer more than there were.
  return countFrom(count, usual + 1 / HABIT_WEEKS, size) < CHANCE ? { day, count, usual } : null
}

/** Whether a point fell quiet by the end of a day. Days on which offices are closed expect nothing. */
export function silenceOf(days: Days, day: string): Silence | null {
  if (!isKnown(days, day)) return null
  const expected = expectedDays(days, day)
  const spread = spreadOf(days, habitEnd(day))
  for (const window of QUIET_WINDOWS) {
    const looked = expected.slice(0, window)
    if (looked.length < window) return null
    const sum = looked.reduce((total, { usual }) => total + usual, 0)
    const squares = looked.reduce((total, { usual }) => total + usual ** 2, 0)
    const count = looked.reduce((total, one) => total + (days.get(one.day) ?? 0), 0)
    const size = sum ** 2 / (spread * squares)
    const isQuiet = count <= QUIET_PART * sum && countBelow(count + 1, sum, size) < CHANCE
    if (isQuiet) return { from: looked.at(-1)!.day, to: looked[0]!.day, count, expected: sum }
  }
  return null
}

/** The newest days up to one on which answers were to be expected, newest first. */
function expectedDays(days: Days, until: string): { day: string; usual: number }[] {
  const longest = Math.max(...QUIET_WINDOWS)
  const before = habitEnd(until)
  return Array.from({ length: 4 * WEEK }, (_, back) => addDays(until, -back))
    .filter((day) => !isHoliday(day))
    .map((day) => ({ day, usual: meanOf(days, day, before) }))
    .filter(({ usual }) => usual > 0)
    .slice(0, longest)
}

/** The habit ends before the longest window, so that quiet days do not become what is usual. */
function habitEnd(until: string): string {
  return addDays(until, -4 * WEEK + 1)
}

/** Answered since long enough before a day. */
function isKnown(days: Days, day: string): boolean {
  const [first] = [...days.keys()].sort()
  return first !== undefined && daysBetween(first, day) >= HABIT_WEEKS * WEEK
}

/** The mean of a day's weekday in the {@link HABIT_WEEKS} weeks before another day, without days on which offices are closed. */
function meanOf(days: Days, day: string, before: string): number {
  const back = Math.ceil((daysBetween(before, day) + 1) / WEEK)
  const alike = Array.from({ length: HABIT_WEEKS }, (_, place) => addDays(day, -WEEK * (place + Math.max(1, back))))
  const open = alike.filter((one) => !isHoliday(one))
  return open.length === 0 ? 0 : open.reduce((sum, one) => sum + (days.get(one) ?? 0), 0) / open.length
}

/**
 * How much the days of a habit scatter beyond chance, as 1 / size of a negative binomial count: by moments, over all days whose weekday
 * has a mean, with a degree of freedom less for each weekday.
 */
function spreadOf(days: Days, before: string): number {
  let [beyond, squares] = [0, 0]
  for (let weekday = 1; weekday <= WEEK; weekday += 1) {
    const day = addDays(before, -weekday)
    const mean = meanOf(days, addDays(day, WEEK), before)
    if (mean === 0) continue
    for (let week = 0; week < HABIT_WEEKS; week += 1) {
      const one = addDays(day, -WEEK * week)
      if (isHoliday(one)) continue
      const count = days.get(one) ?? 0
      beyond += ((count - mean) ** 2 * HABIT_WEEKS) / (HABIT_WEEKS - 1) - mean
      squares += mean ** 2
    }
  }
  return squares === 0 ? LEAST_SPREAD : Math.max(LEAST_SPREAD, (SURELY * beyond) / squares)
}
