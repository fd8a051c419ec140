/**
 * Evaluation of an officer for a period: the superior rates hasil kerja and perilaku kerja and says why, with everything beside
 * that was known then. All of it is frozen at once as one text with its digest and signature; nothing later changes it.
 */
import { createHash, randomUUIDv7 as newId } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { EVIDENCE_METHOD } from '../../domain/evidenceMethod.ts'
import type { Period } from '../../domain/period.ts'
import { type Predicate, type Rating, predicateOf } from '../../domain/performance/predicate.ts'
import { type Actor, record } from '../audit/audit.ts'
import { holdDirectory } from '../directory/reach.ts'
import { inTransaction } from '../inTransaction.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { canonicalJson } from '../release/canonical.ts'
import { type Beside, readBeside } from './beside.ts'
import { listPolicies } from './cycle.ts'
import * as store from './evaluation.sql.ts'
import { type Subject, readPlan } from './plan.ts'
import { findSelf, listNotes } from './selfCheck.ts'
import type { Signer } from './signer.ts'
import { superiorOn } from './superiors.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

export type EvaluationRow = {
  evaluationId: string
  officerId: string
  period: string
  /** From 1; a further one comes from an objection. */
  version: number
  result: Rating
  conduct: Rating
  predicate: Predicate
  reason: string
  /** Who rated; null in rows that no account made. */
  userId: string | null
  rater: string
  at: Date
  /** Version of the method by which the citizens' figure was computed. */
  method: number
  digest: string
}
export type Evaluation = EvaluationRow & { document: string; signature: string }

export type Judgement = { result: Rating; conduct: Rating; reason: string }
/** The agency's day. */
export type Clock = { today: string }
export type RateReason = 'not-superior' | 'not-over' | 'no-plan' | 'rated'

export function listEvaluations(db: Db, agencyId: string, officerId: string): Promise<EvaluationRow[]> {
  return store.listEvaluations(db, agencyId, officerId)
}

/** The last version of each officer's evaluation of a period. */
export function listNewest(db: Db, agencyId: string, officerIds: readonly string[], period: string) {
  return store.listNewest(db, agencyId, officerIds, period)
}

export function findEvaluation(db: Db, agencyId: string, officerId: string, evaluationId: string) {
  return store.findEvaluation(db, agencyId, officerId, evaluationId)
}

/** Whether the text is the one that was frozen and signed. */
export function isIntact({ document, digest, signature }: Evaluation, signer: Signer): boolean {
  return digestOf(document) === digest && signer.isSigned(digest, signature)
}

/** The evidence that stood beside a rating, as it was frozen; null where there was none. */
export function frozenEvidence({ document }: Pick<Evaluation, 'document'>): Evidence | null {
  return (JSON.parse(document) as { beside: Pick<Beside, 'evidence'> }).beside.evidence
}

/**
 * Rates an officer for a period that is over, once. Only who is the direct superior today may, with a plan that both agreed to.
 */
export function rate(
  db: Db,
  actor: Actor,
  officer: Subject,
  period: Period,
  judgement: Judgement,
  clock: Clock,
  signer: Signer,
): Promise<Outcome<string, RateReason>> {
  return inTransaction(db, async (trx) => {
    const { agencyId, userId } = actor
    const { officerId } = officer
    const { today } = clock
    if ((await superiorOn(trx, agencyId, officerId, today))?.userId !== userId) return no('not-superior')
    if (period.to >= today) return no('not-over')
    if (!(await readPlan(trx, agencyId, Number(period.code.slice(0, 4)), officerId)).isAgreed) return no('no-plan')
    await holdDirectory(trx, agencyId)
    if (await store.isRated(trx, agencyId, officerId, period.code)) return no('rated')
    return ok(await freeze(trx, actor, officer, period, { ...judgement, version: 1, objection: null }, clock, signer))
  })
}

type Frozen = Judgement & { version: number; objection: { reasons: string; outcome: string } | null }

/** Freezes a judgement with all that stands beside it now. For the verbs of this station, which say who may. */
export async function freeze(
  trx: Trx,
  actor: Actor,
  officer: Subject,
  period: Period,
  { version, objection, ...judgement }: Frozen,
  { today }: Clock,
  signer: Signer,
): Promise<string> {
  const { agencyId, userId, name: rater, now: at } = actor
  const { officerId } = officer
  const predicate = predicateOf(judgement.result, judgement.conduct)
  const beside = await readBeside(trx, agencyId, officerId, period, { today, reader: 'superior' })
  const document = canonicalJson({
    kind: 'suara-loket/evaluation/1',
    officer,
    period,
    version,
    ...judgement,
    predicate,
    rater,
    at: at.toISOString(),
    objection,
    plan: await planOf(trx, agencyId, officerId, period),
    self: await findSelf(trx, agencyId, officerId, period.code),
    notes: await listNotes(trx, agencyId, officerId, period.code),
    beside,
    policy: (await listPolicies(trx, agencyId))[0] ?? null,
  })
  const digest = digestOf(document)
  const evaluationId = newId()
  const row = { evaluationId, officerId, period: period.code, version, ...judgement, predicate, userId, rater, at }
  const frozen = { method: EVIDENCE_METHOD.version, document, digest, signature: signer.sign(digest) }
  await store.insertEvaluation(trx, agencyId, { ...row, ...frozen })
  const change = { act: 'added', kind: 'evaluation', subjectId: officerId, subject: officer.name } as const
  await record(trx, actor, { ...change, after: { period: period.code, version, digest } })
  return evaluationId
}

/** The plan with the evidence of the period: of a year that of all its parts. */
async function planOf(trx: Trx, agencyId: string, officerId: string, { code }: Period) {
  const { items, ...plan } = await readPlan(trx, agencyId, Number(code.slice(0, 4)), officerId)
  const isOfPeriod = (period: string) => (code.length === 4 ? period.startsWith(code) : period === code)
  return {
    ...plan,
    items: items.map((item) => ({ ...item, proofs: item.proofs.filter(({ period }) => isOfPeriod(period)) })),
  }
}

function digestOf(document: string): string {
  return createHash('sha256').update(document).digest('hex')
}
