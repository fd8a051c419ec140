/** Coaching before anything else: bimbingan or konseling kinerja with steps that the officer agrees to, and a review of what came of it. */
import { randomUUIDv7 as newId } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { type Actor, record } from '../audit/audit.ts'
import { inTransaction } from '../inTransaction.ts'
import * as store from './coaching.sql.ts'
import type { Subject } from './plan.ts'
import { isOwnCase, superiorOn } from './superiors.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

/** Bimbingan kinerja, and konseling kinerja. */
export const coachingKinds = ['guidance', 'counselling'] as const
export type CoachingKind = (typeof coachingKinds)[number]
export const coachingOutcomes = ['reached', 'continued', 'not-reached'] as const
export type CoachingOutcome = (typeof coachingOutcomes)[number]

export type Coaching = {
  coachingId: string
  kind: CoachingKind
  reason: string
  steps: { step: number; words: string; isDone: boolean }[]
  reviewOn: string
  coach: string
  openedAt: Date
  agreedAt: Date | null
  outcome: CoachingOutcome | null
  review: string | null
  reviewedAt: Date | null
}
/** What a second person found who looked at a case. */
export type CaseReview = { period: string; opinion: string; reviewer: string; at: Date }

export type CoachingReason = 'unknown' | 'agreed' | 'not-agreed' | 'reviewed' | 'superior' | 'own'

/** The newest first. */
export function listCoachings(db: Db, agencyId: string, officerId: string): Promise<Coaching[]> {
  return store.listCoachings(db, agencyId, officerId)
}

export function listReviews(db: Db, agencyId: string, officerId: string): Promise<CaseReview[]> {
  return store.listReviews(db, agencyId, officerId)
}

export function openCoaching(
  db: Db,
  actor: Actor,
  officer: Subject,
  values: { kind: CoachingKind; reason: string; steps: readonly string[]; reviewOn: string },
): Promise<string> {
  return inTransaction(db, async (trx) => {
    const coachingId = newId()
    await store.insertCoaching(trx, actor, { coachingId, officerId: officer.officerId, ...values })
    await note(trx, actor, officer, coachingId, 'added')
    return coachingId
  })
}

/** The officer agrees to the steps. */
export function agreeCoaching(
  db: Db,
  actor: Actor,
  officer: Subject,
  coachingId: string,
): Promise<Outcome<null, CoachingReason>> {
  return onCoaching(db, actor, officer, coachingId, 'agreed', async (trx, { agreedAt }) => {
    if (agreedAt) return 'agreed'
    await store.updateCoaching(trx, actor.agencyId, coachingId, { agreed_at: actor.now })
    return null
  })
}

/** Ticks the steps that are done, of all that there are. */
export function markSteps(
  db: Db,
  actor: Actor,
  officer: Subject,
  coachingId: string,
  done: readonly number[],
): Promise<Outcome<null, CoachingReason>> {
  return onCoaching(db, actor, officer, coachingId, 'changed', async (trx, { agreedAt }) => {
    if (!agreedAt) return 'not-agreed'
    await store.markSteps(trx, actor.agencyId, coachingId, done, actor.now)
    return null
  })
}

/** Says what came of it; then it is over. Only steps that were agreed to are reviewed. */
export function reviewCoaching(
  db: Db,
  actor: Actor,
  officer: Subject,
  coachingId: string,
  { outcome, review }: { outcome: CoachingOutcome; review: string },
): Promise<Outcome<null, CoachingReason>> {
  return onCoaching(db, actor, officer, coachingId, 'checked', async (trx, { agreedAt }) => {
    if (!agreedAt) return 'not-agreed'
    await store.updateCoaching(trx, actor.agencyId, coachingId, { outcome, review, reviewed_at: actor.now })
    return null
  })
}

/** A second person's look at a case, for a period; `superior`: it may not be the direct superior's own. */
export function reviewCase(
  db: Db,
  actor: Actor,
  officer: Subject,
  { period, opinion }: { period: string; opinion: string },
  today: string,
): Promise<Outcome<null, CoachingReason>> {
  return inTransaction(db, async (trx) => {
    const { agencyId, userId } = actor
    const superior = await superiorOn(trx, agencyId, officer.officerId, today)
    if (!superior || superior.userId === userId) return no('superior')
    if (await isOwnCase(trx, actor, officer.officerId)) return no('own')
    const reviewId = newId()
    await store.insertReview(trx, actor, { reviewId, officerId: officer.officerId, period, opinion })
    await note(trx, actor, officer, reviewId, 'checked')
    return ok(null)
  })
}

async function onCoaching(
  db: Db,
  actor: Actor,
  officer: Subject,
  coachingId: string,
  what: string,
  act: (trx: Trx, coaching: Coaching) => Promise<CoachingReason | null>,
): Promise<Outcome<null, CoachingReason>> {
  return inTransaction(db, async (trx) => {
    const all = await store.listCoachings(trx, actor.agencyId, officer.officerId)
    const coaching = all.find((one) => one.coachingId === coachingId)
    if (!coaching) return no('unknown')
    if (coaching.reviewedAt) return no('reviewed')
    if (what !== 'agreed' && (await isOwnCase(trx, actor, officer.officerId))) return no('own')
    const refused = await act(trx, coaching)
    if (refused) return no(refused)
    await note(trx, actor, officer, coachingId, what)
    return ok(null)
  })
}

function note(trx: Trx, actor: Actor, { officerId, name }: Subject, id: string, act: string): Promise<void> {
  return record(trx, actor, { act, kind: 'coaching', subjectId: officerId, subject: name, after: { id } })
}
