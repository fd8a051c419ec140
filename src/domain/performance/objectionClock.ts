/** The clocks of an objection (keberatan, PP 30/2019 pasal 59): fourteen days to object, and fourteen to decide. */
import { addDays, daysBetween } from '../days.ts'

export const OBJECTION_DAYS = 14

/** The last day on which an officer may object to what was given on a day; days are the agency's, ISO 8601. */
export function lastDayToObject(givenOn: string): string {
  return addDays(givenOn, OBJECTION_DAYS)
}

export function mayObject(givenOn: string, today: string): boolean {
  return today >= givenOn && today <= lastDayToObject(givenOn)
}

/** The last day on which an objection of a day is to be decided. */
export function decisionDue(filedOn: string): string {
  return addDays(filedOn, OBJECTION_DAYS)
}

/** How many days are left to decide; negative when the decision is late. */
export function daysLeft(filedOn: string, today: string): number {
  return daysBetween(today, decisionDue(filedOn))
}
