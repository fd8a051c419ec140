/** Whether the answers of a period are on the way to the sample that PermenPANRB 14/2017 asks for. */
import { daysBetween } from './days.ts'

/**
 * `enough`: the sample is reached. `on-track`: as many as an even pace would have brought by now. `behind`: fewer. `short`: the
 * period is over without enough. `early`: it has not begun.
 */
export type Pace = 'enough' | 'on-track' | 'behind' | 'short' | 'early'

export type PaceOf = {
  needed: number
  answered: number
  /** First and last day of measuring, ISO 8601. */
  from: string
  to: string
  today: string
}

/** Where a sample stands on a day; that day counts as one that is not over. */
export function paceOf({ needed, answered, from, to, today }: PaceOf): Pace {
  if (answered >= needed) return 'enough'
  if (today > to) return 'short'
  if (today < from) return 'early'
  const expected = (needed * daysBetween(from, today)) / (daysBetween(from, to) + 1)
  return answered >= expected ? 'on-track' : 'behind'
}

/** How many days of measuring are left, today included; 0 when it is over, all of them before it begins. */
export function daysLeft({ from, to, today }: Pick<PaceOf, 'from' | 'to' | 'today'>): number {
  return Math.max(0, daysBetween(today < from ? from : today, to) + 1)
}
