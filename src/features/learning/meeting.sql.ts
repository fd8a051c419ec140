import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Covered } from '../directory/reach.ts'
import type { Decision } from './meeting.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

/** Open ones first, by the day they are due. */
export async function listDecisions(db: Db, agencyId: string, covered: Covered, limit: number): Promise<Decision[]> {
  const inReach = covered === null ? sql`true` : sql`d.unit_id = any(${[...covered]}::uuid[])`
  const { rows } = await sql<Decision>`
    select d.decision_id as "decisionId", d.held_on as "heldOn", d.unit_id as "unitId", u.name as unit, d.words, d.owner,
           d.due_on as "dueOn", d.done_at as "doneAt"
    from meeting_decision d left join unit u on u.agency_id = d.agency_id and u.unit_id = d.unit_id
    where d.agency_id = ${agencyId} and ${inReach}
    order by d.done_at is not null, d.due_on, d.decision_id limit ${limit}`.execute(db)
  return rows
}

export async function insertDecision(
  trx: Trx,
  agencyId: string,
  { decisionId, heldOn, unitId, words, owner, dueOn }: Omit<Decision, 'unit' | 'doneAt'>,
  now: Date,
): Promise<void> {
  const ids = { agency_id: agencyId, decision_id: decisionId, unit_id: unitId }
  await trx
    .insertInto('meeting_decision')
    .values({ ...ids, held_on: heldOn, words, owner, due_on: dueOn, done_at: null, made_at: now })
    .execute()
}

export async function finishDecision(trx: Trx, agencyId: string, decisionId: string, now: Date): Promise<void> {
  await trx
    .updateTable('meeting_decision')
    .set({ done_at: now })
    .where('agency_id', '=', agencyId)
    .where('decision_id', '=', decisionId)
    .execute()
}

/** False where it was read before. */
export async function insertRead(
  trx: Trx,
  { agencyId, userId, version, now }: { agencyId: string; userId: string; version: number; now: Date },
): Promise<boolean> {
  const done = await trx
    .insertInto('rules_read')
    .values({ agency_id: agencyId, user_id: userId, version, at: now })
    .onConflict((conflict) => conflict.columns(['agency_id', 'user_id', 'version']).doNothing())
    .executeTakeFirst()
  return Number(done.numInsertedOrUpdatedRows) > 0
}

/** How many of the officers with an account have read a version. */
export async function countReaders(
  db: Db,
  agencyId: string,
  version: number,
): Promise<{ readers: number; officers: number }> {
  const { rows } = await sql<{ readers: number; officers: number }>`
    select count(distinct m.user_id)::int as officers, count(distinct r.user_id)::int as readers
    from membership m
    left join rules_read r on r.agency_id = m.agency_id and r.user_id = m.user_id and r.version = ${version}
    where m.agency_id = ${agencyId} and m.role = 'officer' and m.ended_at is null`.execute(db)
  return rows[0] ?? { readers: 0, officers: 0 }
}

export async function findRead(db: Db, agencyId: string, userId: string, version: number): Promise<Date | null> {
  const row = await db
    .selectFrom('rules_read')
    .select('at')
    .where('agency_id', '=', agencyId)
    .where('user_id', '=', userId)
    .where('version', '=', version)
    .executeTakeFirst()
  return row?.at ?? null
}
