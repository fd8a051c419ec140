/** Objections (keberatan): within fourteen days, both sides heard, decided by somebody else than who rated; then it is final. */
import { randomUUIDv7 as newId } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { dayIn } from '../../domain/localTime.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { mayObject } from '../../domain/performance/objectionClock.ts'
import type { Predicate, Rating } from '../../domain/performance/predicate.ts'
import { readPeriod } from '../../domain/period.ts'
import { type Actor, record } from '../audit/audit.ts'
import { inTransaction } from '../inTransaction.ts'
import { type Judgement, findEvaluation, freeze } from './evaluation.ts'
import { isOfficer } from './dispute.sql.ts'
import * as store from './objection.sql.ts'
import type { Subject } from './plan.ts'
import type { Signer } from './signer.ts'

type Db = Kysely<Database>

export type Objection = {
  objectionId: string
  evaluationId: string
  officerId: string
  officer: string
  period: string
  version: number
  result: Rating
  conduct: Rating
  predicate: Predicate
  rater: string
  raterId: string | null
  reasons: string
  filedAt: Date
  /** What who rated says to it. */
  statement: string | null
  outcome: 'kept' | 'changed' | null
  decision: string | null
  decider: string | null
  decidedAt: Date | null
}

export type ObjectReason = 'unknown' | 'late' | 'filed' | 'final'
export type DecideReason = 'unknown' | 'decided' | 'same-person' | 'own' | 'unheard' | 'same-rating'

/** The objections of one officer, or of those assigned today to units in reach; open ones first. */
export function listObjections(db: Db, agencyId: string, of: Parameters<typeof store.listObjections>[2]) {
  return store.listObjections(db, agencyId, of)
}

/** `final`: it is the result of an objection already. */
export function fileObjection(
  db: Db,
  actor: Actor,
  officer: Subject,
  { evaluationId, reasons }: { evaluationId: string; reasons: string },
  { timeZone }: { timeZone: string },
): Promise<Outcome<string, ObjectReason>> {
  return inTransaction(db, async (trx) => {
    const { agencyId, now } = actor
    const { officerId } = officer
    const evaluation = await findEvaluation(trx, agencyId, officerId, evaluationId)
    if (!evaluation) return no('unknown')
    if (evaluation.version > 1) return no('final')
    if (!mayObject(dayIn(timeZone, evaluation.at), dayIn(timeZone, now))) return no('late')
    const filed = await store.listObjections(trx, agencyId, { officerId })
    if (filed.some((one) => one.evaluationId === evaluationId)) return no('filed')
    const objectionId = newId()
    await store.insertObjection(trx, { agencyId, objectionId, evaluationId, officerId, reasons, filedAt: now })
    const change = { act: 'added', kind: 'objection', subjectId: objectionId, subject: officer.name } as const
    await record(trx, actor, { ...change, after: { period: evaluation.period } })
    return ok(objectionId)
  })
}

/** What who rated says to an objection, before it is decided. `same-person`: somebody else rated. */
export function stateOn(
  db: Db,
  actor: Actor,
  { objectionId, statement }: { objectionId: string; statement: string },
): Promise<Outcome<null, 'unknown' | 'decided' | 'same-person'>> {
  return inTransaction(db, async (trx) => {
    const objection = await store.lockObjection(trx, actor.agencyId, objectionId)
    if (!objection) return no('unknown')
    if (objection.outcome) return no('decided')
    if (objection.raterId !== actor.userId) return no('same-person')
    await store.updateObjection(trx, actor.agencyId, objectionId, { statement, stated_at: actor.now })
    const change = { act: 'changed', kind: 'objection', subjectId: objectionId, subject: objection.officer } as const
    await record(trx, actor, change)
    return ok(null)
  })
}

/**
 * Decides an objection: the rating is kept, or another one is given and frozen as a further version. Neither who rated nor the
 * officer decides; and not before who rated has spoken, unless the days to do so are over.
 * @param change null keeps the rating; `today` is the agency's day
 */
export function decideObjection(
  db: Db,
  actor: Actor,
  {
    objectionId,
    decision,
    change,
    isDue,
    today,
  }: { objectionId: string; decision: string; change: Omit<Judgement, 'reason'> | null; isDue: boolean; today: string },
  signer: Signer,
): Promise<Outcome<'kept' | 'changed', DecideReason>> {
  return inTransaction(db, async (trx) => {
    const { agencyId, userId, name: decider, now } = actor
    const objection = await store.lockObjection(trx, agencyId, objectionId)
    const period = objection && readPeriod(objection.period)
    if (!objection || !period) return no('unknown')
    const { officerId, officer, reasons, result, conduct } = objection
    if (objection.outcome) return no('decided')
    if (objection.raterId === userId || userId === null) return no('same-person')
    if (await isOfficer(trx, agencyId, userId, officerId)) return no('own')
    if (objection.statement === null && !isDue) return no('unheard')
    if (change && change.result === result && change.conduct === conduct) return no('same-rating')
    const outcome = change ? 'changed' : 'kept'
    const values = { outcome, decision, user_id: userId, decider, decided_at: now }
    await store.updateObjection(trx, agencyId, objectionId, values)
    if (change) {
      const frozen = { ...change, reason: decision, version: objection.version + 1, objection: { reasons, outcome } }
      await freeze(trx, actor, { officerId, name: officer }, period, frozen, { today }, signer)
    }
    const subject = { kind: 'objection', subjectId: objectionId, subject: officer } as const
    await record(trx, actor, { act: 'approved', ...subject, after: { outcome } })
    return ok(outcome)
  })
}
