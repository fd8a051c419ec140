/** What comes in for the plan of a year and of a period. */
import { z } from 'zod'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { readDay } from '../../domain/period.ts'
import { type Milestone, type SurveyPeriod, milestones, outOfOrder, rhythms } from '../../domain/surveyCalendar.ts'

const yearForm = z.object({ year: z.coerce.number().int(), rhythm: z.enum(rhythms) })

/** A year that is one of those offered, and its rhythm; null where either is something else. */
export function readYear(fields: URLSearchParams, offered: readonly number[]): z.infer<typeof yearForm> | null {
  const parsed = yearForm.safeParse(Object.fromEntries(fields))
  return parsed.success && offered.includes(parsed.data.year) ? parsed.data : null
}

/** `day`: no day there is. `order`: it lies before the day that comes before it. */
export type PlanProblem = { field: Milestone; problem: 'day' | 'order' }

/** The days of a period from fields named by its milestones. */
export function readPlan(fields: URLSearchParams, period: SurveyPeriod): Outcome<SurveyPeriod, PlanProblem[]> {
  const days = milestones.map((field) => [field, readDay((fields.get(field) ?? '').trim())] as const)
  const bad = days.flatMap(([field, day]) => (day === null ? [{ field, problem: 'day' as const }] : []))
  if (bad.length > 0) return no(bad)
  const plan = { ...period, ...(Object.fromEntries(days) as Record<Milestone, string>) }
  const late = outOfOrder(plan).map((field) => ({ field, problem: 'order' as const }))
  return late.length > 0 ? no(late) : ok(plan)
}
