import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Covered } from '../directory/reach.ts'
import type { Dispute, DisputeState, Verdict } from './dispute.ts'
import { isWithin } from './reach.sql.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

const columns = sql`
  d.dispute_id as "disputeId", d.officer_id as "officerId", o.name as officer, d.from_on as "fromOn", d.until_on as "untilOn",
  d.answers, d.reason, d.filed_at as "filedAt", d.state, d.decided_at as "decidedAt",
  coalesce((select jsonb_agg(jsonb_build_object('userId', v.user_id, 'voter', v.voter, 'verdict', v.verdict, 'reason', v.reason)
                             order by v.at)
            from dispute_vote v where v.agency_id = d.agency_id and v.dispute_id = d.dispute_id), '[]') as votes`

/** Of one officer, or of those in reach; the newest first. */
export async function listDisputes(
  db: Db,
  agencyId: string,
  of: { officerId: string } | { covered: Covered; today: string },
): Promise<Dispute[]> {
  const whose = 'officerId' in of ? sql`d.officer_id = ${of.officerId}` : isWithin(sql`d`, of.covered, of.today)
  const { rows } = await sql<Dispute>`
    select ${columns} from answer_dispute d join officer o on o.agency_id = d.agency_id and o.officer_id = d.officer_id
    where d.agency_id = ${agencyId} and ${whose} order by d.filed_at desc, d.dispute_id`.execute(db)
  return rows
}

export async function insertDispute(
  trx: Trx,
  agencyId: string,
  {
    disputeId,
    officerId,
    fromOn,
    untilOn,
    answers,
    reason,
    filedAt,
  }: Pick<Dispute, 'disputeId' | 'officerId' | 'fromOn' | 'untilOn' | 'answers' | 'reason' | 'filedAt'>,
): Promise<void> {
  const ids = { agency_id: agencyId, dispute_id: disputeId, officer_id: officerId }
  await trx
    .insertInto('answer_dispute')
    .values({ ...ids, from_on: fromOn, until_on: untilOn, answers, reason, filed_at: filedAt, decided_at: null })
    .execute()
}

/** Held, so that two votes at once are told apart. */
export async function lockDispute(
  trx: Trx,
  agencyId: string,
  disputeId: string,
): Promise<{ officerId: string; state: DisputeState } | null> {
  const row = await trx
    .selectFrom('answer_dispute')
    .select(['officer_id as officerId', 'state'])
    .where('agency_id', '=', agencyId)
    .where('dispute_id', '=', disputeId)
    .forUpdate()
    .executeTakeFirst()
  return row ? { officerId: row.officerId, state: row.state as DisputeState } : null
}

export async function insertVote(
  trx: Trx,
  { agencyId, userId, name, now }: { agencyId: string; userId: string; name: string; now: Date },
  { disputeId, verdict, reason }: { disputeId: string; verdict: Verdict; reason: string },
): Promise<void> {
  const ids = { agency_id: agencyId, dispute_id: disputeId, user_id: userId }
  await trx
    .insertInto('dispute_vote')
    .values({ ...ids, voter: name, verdict, reason, at: now })
    .execute()
}

export async function decide(
  trx: Trx,
  agencyId: string,
  disputeId: string,
  state: DisputeState,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('answer_dispute')
    .set({ state, decided_at: now })
    .where('agency_id', '=', agencyId)
    .where('dispute_id', '=', disputeId)
    .execute()
}

/** Whether somebody is the officer of a dispute, by any membership they ever had. */
export async function isOfficer(db: Db, agencyId: string, userId: string, officerId: string): Promise<boolean> {
  const row = await db
    .selectFrom('membership')
    .select('membership_id')
    .where('agency_id', '=', agencyId)
    .where('user_id', '=', userId)
    .where('officer_id', '=', officerId)
    .executeTakeFirst()
  return row !== undefined
}

/** Answers taken out of figures about officers, by agency; as the public's role may read them. */
export async function countExcluded(db: Db): Promise<{ agency: string; slug: string; answers: number }[]> {
  const { rows } = await sql<{ agency: string; slug: string; answers: number }>`
    select a.name as agency, a.slug, sum(d.answers)::int as answers
    from answer_dispute d join agency a on a.agency_id = d.agency_id
    where d.state = 'excluded' group by a.agency_id, a.name, a.slug order by a.name`.execute(db)
  return rows
}
