import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Rhythm, SurveyPeriod } from '../../domain/surveyCalendar.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

function periods(db: Db, agencyId: string) {
  return db
    .selectFrom('survey_period')
    .select(['period', 'rhythm', 'measure_from as measureFrom', 'measure_until as measureUntil'])
    .select(['report_on as reportOn', 'publish_on as publishOn', 'follow_up_on as followUpOn'])
    .where('agency_id', '=', agencyId)
}

export async function listPeriods(db: Db, agencyId: string): Promise<SurveyPeriod[]> {
  const rows = await periods(db, agencyId).orderBy('measure_from').orderBy('period').execute()
  return rows.map((row) => ({ ...row, rhythm: row.rhythm as Rhythm }))
}

export async function findPeriod(db: Db, agencyId: string, period: string): Promise<SurveyPeriod | null> {
  const row = await periods(db, agencyId).where('period', '=', period).executeTakeFirst()
  return row ? { ...row, rhythm: row.rhythm as Rhythm } : null
}

export async function replaceYear(
  trx: Trx,
  agencyId: string,
  year: number,
  plans: readonly SurveyPeriod[],
): Promise<void> {
  await trx.deleteFrom('survey_period').where('agency_id', '=', agencyId).where('period', 'like', `${year}%`).execute()
  const rows = plans.map((plan) => ({ agency_id: agencyId, period: plan.period, rhythm: plan.rhythm, ...daysOf(plan) }))
  await trx.insertInto('survey_period').values(rows).execute()
}

export async function updatePeriod(trx: Trx, agencyId: string, plan: SurveyPeriod): Promise<void> {
  await trx
    .updateTable('survey_period')
    .set(daysOf(plan))
    .where('agency_id', '=', agencyId)
    .where('period', '=', plan.period)
    .execute()
}

function daysOf(plan: SurveyPeriod) {
  return {
    measure_from: plan.measureFrom,
    measure_until: plan.measureUntil,
    report_on: plan.reportOn,
    publish_on: plan.publishOn,
    follow_up_on: plan.followUpOn,
  }
}
