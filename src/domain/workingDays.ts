/** Terms in working days (hari kerja): Monday to Friday without national holidays and joint leave. */
import { isHoliday, isYearKnown } from './holidays.ts'
import { addDays, weekdayOf } from './days.ts'

const FRIDAY = 4

export function isWorkingDay(day: string): boolean {
  return weekdayOf(day) <= FRIDAY && !isHoliday(day)
}

/** A term's last day; `isCertain` is false where it runs through a year whose holidays are not known yet. */
export type Term = { until: string; isCertain: boolean }

/**
 * The day on which a number of working days after a day is over. The day itself does not count: what came on a Monday and has three
 * days is due on Thursday.
 * @param days a whole number from 0
 */
export function afterWorkingDays(from: string, days: number): Term {
  let day = from
  for (let left = days; left > 0;) {
    day = addDays(day, 1)
    if (isWorkingDay(day)) left -= 1
  }
  return { until: day, isCertain: isYearKnown(Number(from.slice(0, 4))) && isYearKnown(Number(day.slice(0, 4))) }
}

/** How many working days lie after the one day up to and with the other; negative when it is the earlier one. */
export function workingDaysBetween(from: string, to: string): number {
  if (to < from) return -workingDaysBetween(to, from)
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day)) count += 1
  return count
}
