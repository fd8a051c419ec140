import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Covered } from '../directory/reach.ts'
import type { Objection } from './objection.ts'
import { isWithin } from './reach.sql.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

const columns = sql`
  b.objection_id as "objectionId", b.evaluation_id as "evaluationId", b.officer_id as "officerId", o.name as officer,
  e.period, e.version, e.result, e.conduct, e.predicate, e.rater, e.user_id as "raterId", b.reasons, b.filed_at as "filedAt",
  b.statement, b.outcome, b.decision, b.decider, b.decided_at as "decidedAt"`
const from = sql`
  objection b join officer o on o.agency_id = b.agency_id and o.officer_id = b.officer_id
  join evaluation e on e.agency_id = b.agency_id and e.evaluation_id = b.evaluation_id`

/** Of one officer, or of those in reach; open ones first, then the newest. */
export async function listObjections(
  db: Db,
  agencyId: string,
  of: { officerId: string } | { covered: Covered; today: string },
): Promise<Objection[]> {
  const whose = 'officerId' in of ? sql`b.officer_id = ${of.officerId}` : isWithin(sql`b`, of.covered, of.today)
  const { rows } = await sql<Objection>`
    select ${columns} from ${from} where b.agency_id = ${agencyId} and ${whose}
    order by b.outcome is not null, b.filed_at desc, b.objection_id`.execute(db)
  return rows
}

export async function insertObjection(
  trx: Trx,
  {
    agencyId,
    objectionId,
    evaluationId,
    officerId,
    reasons,
    filedAt,
  }: { agencyId: string; objectionId: string; evaluationId: string; officerId: string; reasons: string; filedAt: Date },
): Promise<void> {
  const ids = { agency_id: agencyId, objection_id: objectionId, evaluation_id: evaluationId, officer_id: officerId }
  await trx
    .insertInto('objection')
    .values({ ...ids, reasons, filed_at: filedAt })
    .execute()
}

/** Held, so that it is decided once. */
export async function lockObjection(trx: Trx, agencyId: string, objectionId: string): Promise<Objection | null> {
  const { rows } = await sql<Objection>`
    select ${columns} from ${from} where b.agency_id = ${agencyId} and b.objection_id::text = ${objectionId}
    for update of b`.execute(trx)
  return rows[0] ?? null
}

export async function updateObjection(
  trx: Trx,
  agencyId: string,
  objectionId: string,
  values:
    | { statement: string; stated_at: Date }
    | { outcome: string; decision: string; user_id: string | null; decider: string; decided_at: Date },
): Promise<void> {
  await trx
    .updateTable('objection')
    .set(values)
    .where('agency_id', '=', agencyId)
    .where('objection_id', '=', objectionId)
    .execute()
}
