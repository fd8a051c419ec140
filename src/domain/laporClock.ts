/**
 * The clocks of SP4N-LAPOR!, the national complaint system: a report is verified within 3 working days, handled within 5, 14 or 60
 * according to what it asks, and its writer may answer within 10 before it is closed. Sources differ on the first (2 or 3 days); the
 * published one of the system is 3.
 */
import { afterWorkingDays, workingDaysBetween } from './workingDays.ts'

/** A question for information or a simple complaint; a complaint that needs no look on the spot; one that does. */
export const laporCategories = ['information', 'complaint', 'inspection'] as const
export type LaporCategory = (typeof laporCategories)[number]

export const VERIFY_DAYS = 3
export const HANDLE_DAYS: Readonly<Record<LaporCategory, number>> = { information: 5, complaint: 14, inspection: 60 }
export const ANSWER_DAYS = 10

/** What happened to a report, as days (ISO 8601) in this order; null is still to come. */
export type LaporSteps = {
  category: LaporCategory
  handedOn: string
  verifiedOn: string | null
  handledOn: string | null
  closedOn: string | null
}

export const laporSteps = ['verifiedOn', 'handledOn', 'closedOn'] as const
export type LaporStep = (typeof laporSteps)[number]

/** The step that is waited for, and how its clock stands; `left` is in working days and negative once it is over. */
export type LaporClock =
  | { step: LaporStep; until: string; left: number; state: 'running' | 'last-day' | 'overdue'; isCertain: boolean }
  | { step: null; state: 'closed' }

/** How the clock of a report stands on a day. */
export function laporClock(steps: LaporSteps, today: string): LaporClock {
  const step = laporSteps.find((name) => steps[name] === null)
  if (!step) return { step: null, state: 'closed' }
  const { until, isCertain } = afterWorkingDays(beginOf(steps, step), daysOf(steps, step))
  const left = workingDaysBetween(today, until)
  const state = today > until ? 'overdue' : today === until || left === 0 ? 'last-day' : 'running'
  return { step, until, left: state === 'overdue' ? -workingDaysBetween(until, today) : left, state, isCertain }
}

function beginOf({ handedOn, verifiedOn, handledOn }: LaporSteps, step: LaporStep): string {
  return { verifiedOn: handedOn, handledOn: verifiedOn ?? handedOn, closedOn: handledOn ?? handedOn }[step]
}

function daysOf({ category }: LaporSteps, step: LaporStep): number {
  return { verifiedOn: VERIFY_DAYS, handledOn: HANDLE_DAYS[category], closedOn: ANSWER_DAYS }[step]
}
