/** Weeks as the calendar on the wall numbers them (ISO 8601), written 2026-W48. */
import { addDays, daysBetween, weekdayOf } from './days.ts'

/** The code of the week of a day: the week belongs to the year of its Thursday. */
export function weekOf(day: string): string {
  const thursday = addDays(day, 3 - weekdayOf(day))
  const year = thursday.slice(0, 4)
  const week = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}

/** The seven days of a week, Monday first; null when there is no such week. */
export function daysOfWeek(code: string): string[] | null {
  const parts = /^(\d{4})-W(\d{2})$/.exec(code.trim().toUpperCase())
  if (!parts) return null
  const fourth = `${parts[1]}-01-04` // always in week 1
  const monday = addDays(fourth, -weekdayOf(fourth) + (Number(parts[2]) - 1) * 7)
  return weekOf(monday) === parts[0] ? Array.from({ length: 7 }, (_, place) => addDays(monday, place)) : null
}
