/**
 * Rencana tindak lanjut (RTL): what an office plans for its lowest elements after a survey (PermenPANRB 14/2017, report chapter IV), and how
 * far it got. A plan belongs to an office, never to a person.
 */
import { type Fraction, fraction } from './fraction.ts'
import { type Period, quarterOf, readPeriod } from './period.ts'
import { addDays, daysBetween } from './days.ts'

/** Rencana, berjalan, selesai, batal. */
export const planStates = ['planned', 'running', 'done', 'cancelled'] as const
export type PlanState = (typeof planStates)[number]

const ways: Readonly<Record<PlanState, readonly PlanState[]>> = {
  planned: ['running', 'done', 'cancelled'],
  running: ['done', 'cancelled', 'planned'],
  done: ['running'],
  cancelled: ['planned'],
}

/** Where a plan may go from a state; what is over can be taken up again. */
export function statesAfter(state: PlanState): readonly PlanState[] {
  return ways[state]
}

/** Whether a plan waits to be done. */
export function isOpen(state: PlanState): boolean {
  return state === 'planned' || state === 'running'
}

/** Whether the last day of its last quarter is over and it is still open. Days are ISO 8601, of the agency. */
export function isOverdue({ state, dueOn }: { state: PlanState; dueOn: string }, today: string): boolean {
  return isOpen(state) && dueOn < today
}

/** The quarters for which something may be planned on a day: its own and the seven that follow. */
export function plannableQuarters(today: string): Period[] {
  const quarters = [quarterOf(today)]
  while (quarters.length < 8) quarters.push(quarterAfter(quarters.at(-1)!))
  return quarters
}

/** The quarters from one to another, both included; empty where they stand the wrong way round or are none. */
export function quartersBetween(from: string, until: string): Period[] {
  const [first, last] = [readPeriod(from), readPeriod(until)]
  if (!first || !last || first.from > last.from) return []
  const quarters = [first]
  while (quarters.at(-1)!.to < last.to) quarters.push(quarterAfter(quarters.at(-1)!))
  return quarters
}

function quarterAfter({ to }: Period): Period {
  return quarterOf(addDays(to, 1))
}

/** As far as progress needs a plan: `measuredUntil` is the last day of the survey that it follows from. */
export type PlanCourse = { state: PlanState; measuredUntil: string; doneOn: string | null }

export type PlanProgress = {
  all: number
  byState: Readonly<Record<PlanState, number>>
  /** Done of all, 0 to 1; null without any. What was cancelled counts as not done: else whoever gives up would gain. */
  share: Fraction | null
  /** Days from the end of the survey until the last plan was done; null while one is open or none was done. */
  days: number | null
}

/** How far the plans of one survey are (PEKPPP, items 8 and 9). */
export function progressOf(plans: readonly PlanCourse[]): PlanProgress {
  const byState = Object.fromEntries(
    planStates.map((state) => [state, plans.filter((plan) => plan.state === state).length]),
  ) as Record<PlanState, number>
  const done = plans.flatMap(({ measuredUntil, doneOn }) => (doneOn ? [daysBetween(measuredUntil, doneOn)] : []))
  const isOver = done.length > 0 && plans.every(({ state }) => !isOpen(state))
  return {
    all: plans.length,
    byState,
    share: plans.length > 0 ? fraction(byState.done, plans.length) : null,
    days: isOver ? Math.max(...done, 0) : null,
  }
}
