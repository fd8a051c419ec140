import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { SetUpFacts, SetUpTick, TickStep } from '../../domain/setUp.ts'

/** One statement; nothing in it reads more than the directory and one row of the large tables. */
export async function readFacts(db: Kysely<Database>, agencyId: string): Promise<SetUpFacts> {
  const of = (table: string) => sql`from ${sql.table(table)} where agency_id = ${agencyId}`
  const { rows } = await sql<SetUpFacts>`
    select (select count(*) ${of('unit')} and ended_at is null)::int as units,
           (select count(*) ${of('service')} and ended_at is null)::int as services,
           (select count(*) ${of('officer')} and ended_at is null)::int as officers,
           (select count(distinct point_id) ${of('point_code')} and revoked_at is null)::int as points,
           exists (select ${of('duty')}) as "hasRoster",
           exists (select ${of('questionnaire')} and state = 'active') as "hasQuestionnaire",
           exists (select ${of('scan')}) as "hasScans",
           exists (select ${of('response')}) as "hasAnswers",
           exists (select ${of('release')}) as "hasRelease",
           (select coalesce(json_agg(json_build_object('step', step, 'doneOn', done_on, 'byWhom', by_whom)), '[]')
            ${of('set_up_tick')}) as ticks`.execute(db)
  const [facts] = rows
  if (!facts) throw new Error('A statement without a table gave no row.')
  return facts
}

/** The tick that was there before; null where there was none. */
export async function upsertTick(
  trx: Transaction<Database>,
  agencyId: string,
  { step, doneOn, byWhom }: SetUpTick,
): Promise<SetUpTick | null> {
  const before = await lockTick(trx, agencyId, step)
  await trx
    .insertInto('set_up_tick')
    .values({ agency_id: agencyId, step, done_on: doneOn, by_whom: byWhom })
    .onConflict((conflict) => conflict.columns(['agency_id', 'step']).doUpdateSet({ done_on: doneOn, by_whom: byWhom }))
    .execute()
  return before
}

export async function deleteTick(
  trx: Transaction<Database>,
  agencyId: string,
  step: TickStep,
): Promise<SetUpTick | null> {
  const before = await lockTick(trx, agencyId, step)
  await trx.deleteFrom('set_up_tick').where('agency_id', '=', agencyId).where('step', '=', step).execute()
  return before
}

async function lockTick(trx: Transaction<Database>, agencyId: string, step: TickStep): Promise<SetUpTick | null> {
  const row = await trx
    .selectFrom('set_up_tick')
    .select([sql<string>`done_on::text`.as('doneOn'), 'by_whom as byWhom'])
    .where('agency_id', '=', agencyId)
    .where('step', '=', step)
    .forUpdate()
    .executeTakeFirst()
  return row ? { step, ...row } : null
}
