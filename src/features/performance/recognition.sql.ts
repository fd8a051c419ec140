import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Recognition } from './recognition.ts'

type Db = Kysely<Database>

/** Of these officers, or of one; the newest period first, within it by name. */
export async function listRecognitions(
  db: Db,
  agencyId: string,
  officerIds: readonly string[],
): Promise<Recognition[]> {
  const { rows } = await sql<Recognition>`
    select r.officer_id as "officerId", o.name as officer, r.period, r.reason, r.giver, r.at
    from recognition r join officer o on o.agency_id = r.agency_id and o.officer_id = r.officer_id
    where r.agency_id = ${agencyId} and r.officer_id = any(${officerIds}::uuid[])
    order by r.period desc, o.name, o.officer_id`.execute(db)
  return rows
}

/** False where there is one already. */
export async function insertRecognition(
  trx: Transaction<Database>,
  { agencyId, userId, name, now }: { agencyId: string; userId: string | null; name: string; now: Date },
  {
    recognitionId,
    officerId,
    period,
    reason,
  }: { recognitionId: string; officerId: string; period: string; reason: string },
): Promise<boolean> {
  const ids = { agency_id: agencyId, recognition_id: recognitionId, officer_id: officerId }
  const done = await trx
    .insertInto('recognition')
    .values({ ...ids, period, reason, user_id: userId, giver: name, at: now })
    .onConflict((conflict) => conflict.columns(['agency_id', 'officer_id', 'period']).doNothing())
    .executeTakeFirst()
  return Number(done.numInsertedOrUpdatedRows) > 0
}
