/** When an agency surveys: the periods of its years, with the days planned for measuring, report, publication and follow-up. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { type Rhythm, type SurveyPeriod, planYear } from '../../domain/surveyCalendar.ts'
import { type Actor, record } from '../audit/audit.ts'
import { inTransaction } from '../inTransaction.ts'
import * as store from './plan.sql.ts'

type Db = Kysely<Database>

/** The plan of an agency, all years, in the order of measuring. */
export function listPeriods(db: Db, agencyId: string): Promise<SurveyPeriod[]> {
  return store.listPeriods(db, agencyId)
}

export function findSurveyPeriod(db: Db, agencyId: string, period: string): Promise<SurveyPeriod | null> {
  return store.findPeriod(db, agencyId, period)
}

/** Gives a year its rhythm: its periods get the usual days, in place of what was planned for it before. */
export async function setRhythm(db: Db, actor: Actor, year: number, rhythm: Rhythm): Promise<void> {
  await inTransaction(db, async (trx) => {
    const before = (await store.listPeriods(trx, actor.agencyId)).filter(({ period }) => period.startsWith(`${year}`))
    const after = planYear(year, rhythm)
    await store.replaceYear(trx, actor.agencyId, year, after)
    await record(trx, actor, {
      act: before.length > 0 ? 'changed' : 'added',
      kind: 'survey-period',
      subjectId: `${year}`,
      subject: `${year}`,
      before: before.length > 0 ? { periods: before } : null,
      after: { periods: after },
    })
  })
}

/** Moves the days of a period that is planned. `gone`: it is not. */
export async function movePeriod(db: Db, actor: Actor, plan: SurveyPeriod): Promise<Outcome<null, 'gone'>> {
  return inTransaction(db, async (trx) => {
    const before = await store.findPeriod(trx, actor.agencyId, plan.period)
    if (!before) return no('gone')
    await store.updatePeriod(trx, actor.agencyId, plan)
    const subject = { kind: 'survey-period', subjectId: plan.period, subject: plan.period } as const
    await record(trx, actor, { act: 'changed', ...subject, before, after: plan })
    return ok(null)
  })
}
