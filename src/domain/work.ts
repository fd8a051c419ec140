/** What an officer finished, and when: states of single transactions, and shares of many with their limits. */
import { SHOWN_FROM } from './gates.ts'
import { wilsonInterval } from './interval.ts'

/** `done` is on the day it was due or before, `done-late` after it; `in-process` is not finished and not yet due, `late` is past due. */
export const workStates = ['done', 'done-late', 'in-process', 'late'] as const
export type WorkState = (typeof workStates)[number]

/** Days, ISO 8601. */
export type WorkDates = { dueOn: string; finishedOn: string | null }

/** @param today the agency's day, or the day as of which is asked */
export function workStateOf({ dueOn, finishedOn }: WorkDates, today: string): WorkState {
  if (finishedOn !== null) return finishedOn <= dueOn ? 'done' : 'done-late'
  return dueOn < today ? 'late' : 'in-process'
}

/** A part of a number of things, in percent with two decimals and its 95 % limits (Wilson); percents are null below ten things. */
export type Share = { part: number; of: number; percent: number | null; low: number | null; high: number | null }

/** @throws RangeError unless 0 <= part <= of, both whole */
export function shareOf(part: number, of: number): Share {
  if (of < SHOWN_FROM) return { part, of, percent: null, low: null, high: null }
  const { low, high } = wilsonInterval(part, of)
  return { part, of, percent: hundredths(100 * (part / of)), low: hundredths(100 * low), high: hundredths(100 * high) }
}

/** Rounded once, where a figure about a person is made: every page, file and answer then says the same. */
export function hundredths(value: number): number {
  return Math.round(value * 100) / 100
}
