import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { CaseReview, Coaching, CoachingKind, CoachingOutcome } from './coaching.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

/** The newest first, each with its steps in order. */
export async function listCoachings(db: Db, agencyId: string, officerId: string): Promise<Coaching[]> {
  const { rows } = await sql<Coaching>`
    select c.coaching_id as "coachingId", c.kind, c.reason, c.review_on as "reviewOn", c.coach, c.opened_at as "openedAt",
           c.agreed_at as "agreedAt", c.outcome, c.review, c.reviewed_at as "reviewedAt",
           (select jsonb_agg(jsonb_build_object('step', s.step, 'words', s.words, 'isDone', s.done_at is not null) order by s.step)
            from coaching_step s where s.agency_id = c.agency_id and s.coaching_id = c.coaching_id) as steps
    from coaching c where c.agency_id = ${agencyId} and c.officer_id = ${officerId}
    order by c.opened_at desc, c.coaching_id`.execute(db)
  return rows
}

export async function insertCoaching(
  trx: Trx,
  { agencyId, userId, name, now }: { agencyId: string; userId: string | null; name: string; now: Date },
  {
    coachingId,
    officerId,
    kind,
    reason,
    reviewOn,
    steps,
  }: {
    coachingId: string
    officerId: string
    kind: CoachingKind
    reason: string
    reviewOn: string
    steps: readonly string[]
  },
): Promise<void> {
  const ids = { agency_id: agencyId, coaching_id: coachingId }
  await trx
    .insertInto('coaching')
    .values({
      ...ids,
      officer_id: officerId,
      kind,
      reason,
      review_on: reviewOn,
      user_id: userId,
      coach: name,
      opened_at: now,
    })
    .execute()
  await trx
    .insertInto('coaching_step')
    .values(steps.map((words, place) => ({ ...ids, step: place + 1, words, done_at: null })))
    .execute()
}

export async function updateCoaching(
  trx: Trx,
  agencyId: string,
  coachingId: string,
  values: { agreed_at: Date } | { outcome: CoachingOutcome; review: string; reviewed_at: Date },
): Promise<void> {
  await trx
    .updateTable('coaching')
    .set(values)
    .where('agency_id', '=', agencyId)
    .where('coaching_id', '=', coachingId)
    .execute()
}

export async function markSteps(trx: Trx, agencyId: string, coachingId: string, done: readonly number[], now: Date) {
  await sql`
    update coaching_step set done_at = case when step = any(${done}::int[]) then coalesce(done_at, ${now}) end
    where agency_id = ${agencyId} and coaching_id = ${coachingId}`.execute(trx)
}

export async function listReviews(db: Db, agencyId: string, officerId: string): Promise<CaseReview[]> {
  return db
    .selectFrom('case_review')
    .select(['period', 'opinion', 'reviewer', 'at'])
    .where('agency_id', '=', agencyId)
    .where('officer_id', '=', officerId)
    .orderBy('at', 'desc')
    .execute()
}

export async function insertReview(
  trx: Trx,
  { agencyId, userId, name, now }: { agencyId: string; userId: string | null; name: string; now: Date },
  { reviewId, officerId, period, opinion }: { reviewId: string; officerId: string; period: string; opinion: string },
): Promise<void> {
  const ids = { agency_id: agencyId, review_id: reviewId, officer_id: officerId }
  await trx
    .insertInto('case_review')
    .values({ ...ids, period, opinion, user_id: userId, reviewer: name, at: now })
    .execute()
}
