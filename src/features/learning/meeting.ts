/** The routine meeting: what was decided, by whom it is done and until when; and who has read the rules of kinerja. */
import { randomUUIDv7 as newId } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { type Actor, record } from '../audit/audit.ts'
import { type Covered, covers } from '../directory/reach.ts'
import { inTransaction } from '../inTransaction.ts'
import * as store from './meeting.sql.ts'

type Db = Kysely<Database>

export type Decision = {
  decisionId: string
  heldOn: string
  /** Null concerns the whole agency. */
  unitId: string | null
  unit: string | null
  words: string
  owner: string
  dueOn: string
  doneAt: Date | null
}

/** So many fit on one sheet. */
const DECISIONS_MOST = 20

/** Of the page of rules that officers acknowledge; raised when what it says changes. */
export const RULES_VERSION = 1

/** Open ones first, by the day they are due. */
export function listDecisions(db: Db, agencyId: string, covered: Covered): Promise<Decision[]> {
  return store.listDecisions(db, agencyId, covered, DECISIONS_MOST)
}

export function recordDecision(
  db: Db,
  actor: Actor,
  covered: Covered,
  decision: Omit<Decision, 'decisionId' | 'unit' | 'doneAt'>,
): Promise<Outcome<string, 'beyond-reach'>> {
  return inTransaction(db, async (trx) => {
    if (!covers(covered, decision.unitId)) return no('beyond-reach')
    const decisionId = newId()
    await store.insertDecision(trx, actor.agencyId, { decisionId, ...decision }, actor.now)
    const subject = decision.words.slice(0, 80)
    await record(trx, actor, { act: 'added', kind: 'meeting', subjectId: decisionId, subject, after: decision })
    return ok(decisionId)
  })
}

export function finishDecision(
  db: Db,
  actor: Actor,
  covered: Covered,
  decisionId: string,
): Promise<Outcome<null, 'unknown'>> {
  return inTransaction(db, async (trx) => {
    const all = await store.listDecisions(trx, actor.agencyId, covered, Number.MAX_SAFE_INTEGER)
    const decision = all.find((one) => one.decisionId === decisionId && one.doneAt === null)
    if (!decision) return no('unknown')
    await store.finishDecision(trx, actor.agencyId, decisionId, actor.now)
    const subject = decision.words.slice(0, 80)
    await record(trx, actor, { act: 'ticked', kind: 'meeting', subjectId: decisionId, subject })
    return ok(null)
  })
}

/** Says that somebody has read the rules; a second time changes nothing. */
export function acknowledgeRules(db: Db, actor: Actor & { userId: string }): Promise<void> {
  return inTransaction(db, async (trx) => {
    const { agencyId, userId, name, now } = actor
    const isNew = await store.insertRead(trx, { agencyId, userId, version: RULES_VERSION, now })
    if (isNew) await record(trx, actor, { act: 'checked', kind: 'rules', subjectId: userId, subject: name })
  })
}

/** How many of the officers with an account have read today's rules. */
export function countReaders(db: Db, agencyId: string): Promise<{ readers: number; officers: number }> {
  return store.countReaders(db, agencyId, RULES_VERSION)
}

/** When somebody has read today's rules; null if not yet. */
export function findRead(db: Db, agencyId: string, userId: string): Promise<Date | null> {
  return store.findRead(db, agencyId, userId, RULES_VERSION)
}
