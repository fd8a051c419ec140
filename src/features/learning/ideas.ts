/** Ideas against recurring complaints, from proposal to effect; and what rooms and equipment need, which is nobody's fault at the counter. */
import { randomUUIDv7 as newId } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { type Actor, record } from '../audit/audit.ts'
import { type Covered, covers } from '../directory/reach.ts'
import { inTransaction } from '../inTransaction.ts'
import * as store from './ideas.sql.ts'

type Db = Kysely<Database>

export const innovationStates = ['proposed', 'trial', 'adopted', 'dropped'] as const
export type InnovationState = (typeof innovationStates)[number]
export type Innovation = {
  innovationId: string
  unitId: string
  unit: string
  proposer: string
  complaint: string
  proposal: string
  /** The element (unsur) that it should lift. */
  element: string
  state: InnovationState
  /** What was said to it last. */
  answer: string | null
  /** Since when it is tried: its effect is read from here. */
  startedOn: string | null
  madeAt: Date
}

export const needStates = ['noted', 'planned', 'met', 'dropped'] as const
export type NeedState = (typeof needStates)[number]
export type Need = { needId: string; unitId: string; unit: string; words: string; state: NeedState; madeAt: Date }

/** Of units in reach, or of one officer; the newest first. */
export function listInnovations(
  db: Db,
  agencyId: string,
  of: { covered: Covered } | { officerId: string },
): Promise<Innovation[]> {
  return store.listInnovations(db, agencyId, of)
}

export function proposeInnovation(
  db: Db,
  actor: Actor,
  innovation: Pick<Innovation, 'unitId' | 'complaint' | 'proposal' | 'element'> & { officerId: string | null },
): Promise<string> {
  return inTransaction(db, async (trx) => {
    const innovationId = newId()
    await store.insertInnovation(trx, actor, { innovationId, ...innovation })
    const change = { act: 'submitted', kind: 'innovation', subjectId: innovationId } as const
    await record(trx, actor, { ...change, subject: innovation.proposal.slice(0, 80) })
    return innovationId
  })
}

/** Answers a proposal. `start`: on trial or adopted it has a first day, from which its effect is read. */
export function answerInnovation(
  db: Db,
  actor: Actor,
  covered: Covered,
  innovationId: string,
  { state, answer, startedOn }: { state: InnovationState; answer: string; startedOn: string | null },
): Promise<Outcome<null, 'unknown' | 'start'>> {
  return inTransaction(db, async (trx) => {
    const all = await store.listInnovations(trx, actor.agencyId, { covered })
    const innovation = all.find((one) => one.innovationId === innovationId)
    if (!innovation) return no('unknown')
    const begins = startedOn ?? innovation.startedOn
    if ((state === 'trial' || state === 'adopted') && begins === null) return no('start')
    await store.updateInnovation(trx, actor.agencyId, innovationId, { state, answer, startedOn: begins })
    const change = { act: 'changed', kind: 'innovation', subjectId: innovationId } as const
    const values = { before: { state: innovation.state }, after: { state, fromOn: begins } }
    await record(trx, actor, { ...change, subject: innovation.proposal.slice(0, 80), ...values })
    return ok(null)
  })
}

/** Those open first. */
export function listNeeds(db: Db, agencyId: string, covered: Covered): Promise<Need[]> {
  return store.listNeeds(db, agencyId, covered)
}

export function noteNeed(
  db: Db,
  actor: Actor,
  covered: Covered,
  { unitId, words }: Pick<Need, 'unitId' | 'words'>,
): Promise<Outcome<string, 'beyond-reach'>> {
  return inTransaction(db, async (trx) => {
    if (!covers(covered, unitId)) return no('beyond-reach')
    const needId = newId()
    await store.insertNeed(trx, actor.agencyId, { needId, unitId, words }, actor.now)
    await record(trx, actor, { act: 'added', kind: 'facility', subjectId: needId, subject: words.slice(0, 80) })
    return ok(needId)
  })
}

export function changeNeed(
  db: Db,
  actor: Actor,
  covered: Covered,
  needId: string,
  state: NeedState,
): Promise<Outcome<null, 'unknown'>> {
  return inTransaction(db, async (trx) => {
    const need = (await store.listNeeds(trx, actor.agencyId, covered)).find((one) => one.needId === needId)
    if (!need) return no('unknown')
    await store.updateNeed(trx, actor.agencyId, needId, state)
    const change = { act: 'changed', kind: 'facility', subjectId: needId, subject: need.words.slice(0, 80) } as const
    await record(trx, actor, { ...change, before: { state: need.state }, after: { state } })
    return ok(null)
  })
}
