/** Days are counted from 1 January 1970, so that a city's calendar is plain arithmetic. */
export const DAY_MS = 86_400_000
/** Western Indonesian time has no summer time: the day of an answer needs no time zone library. */
export const UTC_OFFSET_MS = 7 * 3_600_000
export const QUARTERS = 8

export type Calendar = {
  /** First day of each of the eight quarters, and the day after the last. */
  quarterStarts: readonly number[]
  /** The Monday of the first week and the number of weeks that touch the eight quarters. */
  firstMonday: number
  weeks: number
  firstDay: number
  /** The last day with answers. */
  until: number
}

/** The eight quarters that end with the one of `until` (ISO 8601). */
export function calendarUntil(until: string): Calendar {
  const quarter = (Number(until.slice(0, 4)) - 1970) * 4 + Math.floor((Number(until.slice(5, 7)) - 1) / 3)
  const quarterStarts = Array.from(
    { length: QUARTERS + 1 },
    (_, place) => Date.UTC(1970, (quarter - QUARTERS + 1 + place) * 3, 1) / DAY_MS,
  )
  const [firstDay, end] = [quarterStarts[0]!, quarterStarts[QUARTERS]!]
  const firstMonday = firstDay - weekdayOf(firstDay)
  return { quarterStarts, firstMonday, weeks: Math.ceil((end - firstMonday) / 7), firstDay, until: dayOf(until) }
}

/** Monday is 0. */
export function weekdayOf(day: number): number {
  return (day + 3) % 7
}

export function weekOf(calendar: Calendar, day: number): number {
  return Math.floor((day - calendar.firstMonday) / 7)
}

/** Which of the eight quarters a day lies in, 0 to 7. */
export function quarterOf(calendar: Calendar, day: number): number {
  return calendar.quarterStarts.findLastIndex((start) => start <= day)
}

export function dayOf(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / DAY_MS
}

export function isoOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** The moment (milliseconds since 1970) of a local clock time on a day. */
export function momentOf(day: number, secondOfDay: number): number {
  return day * DAY_MS + secondOfDay * 1_000 - UTC_OFFSET_MS
}
