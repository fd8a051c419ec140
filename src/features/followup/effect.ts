/** What changed in an element since a plan was carried out: two windows of whole months, of equal length where time allows. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type ElementEffect, elementEffect } from '../../domain/elementEffect.ts'
import { type Period, dayOf, readPeriod } from '../../domain/period.ts'
import { indexByPeriod } from '../index/unitIndex.ts'
import { officialQuestionnaire } from '../../domain/officialQuestionnaire.ts'
import { findQuestionnaire } from '../survey/survey.ts'
import type { Plan } from './plans.ts'

/** A window of whole months; days are ISO 8601. */
type Months = Pick<Period, 'from' | 'to'>

export type PlanEffect = {
  before: Months
  after: Months
  /** Null while nobody answered in one of the windows. */
  effect: ElementEffect | null
}

/** The months after the one in which a plan was done, as many as its survey measured; null before the first of them has begun. */
export function windowAfter(doneOn: string, measured: Months, today: string): Months | null {
  const [year, month] = [Number(doneOn.slice(0, 4)), Number(doneOn.slice(5, 7))]
  const from = dayOf(year, month, 1)
  if (from > today) return null
  return { from, to: dayOf(year, month + monthsIn(measured), 0) }
}

function monthsIn({ from, to }: Months): number {
  const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
  return monthOf(to) - monthOf(from) + 1
}

/** The effect of a plan that is done; null while it is not, or before the month after it. */
export async function effectOfPlan(
  db: Kysely<Database>,
  agencyId: string,
  { state, doneOn, period, unitId, element }: Pick<Plan, 'state' | 'doneOn' | 'period' | 'unitId' | 'element'>,
  today: string,
): Promise<PlanEffect | null> {
  const before = readPeriod(period)
  const after = state === 'done' && doneOn && before ? windowAfter(doneOn, before, today) : null
  if (!before || !after) return null
  const version = await findQuestionnaire(db, agencyId, unitId)
  const scope = unitId ? { agencyId, unitId } : { agencyId }
  const [one, other] = await indexByPeriod(db, scope, version?.questionnaire ?? officialQuestionnaire, [
    before,
    { code: '', ...after },
  ])
  const [early, late] = [one?.counts.get(element), other?.counts.get(element)]
  return { before, after, effect: early && late ? elementEffect(early, late) : null }
}
