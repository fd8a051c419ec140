/** What an officer says of a period before it is rated: the self-assessment, and notes on achievements, process and obstacles. */
import { randomUUIDv7 as newId } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import type { Rating } from '../../domain/performance/predicate.ts'
import { type Actor, record } from '../audit/audit.ts'
import { inTransaction } from '../inTransaction.ts'
import { isRated } from './evaluation.sql.ts'
import type { Side, Subject } from './plan.ts'
import * as store from './selfCheck.sql.ts'

type Db = Kysely<Database>

export type SelfAssessment = { result: Rating; conduct: Rating; words: string; at: Date }
export const noteKinds = ['achievement', 'process', 'obstacle'] as const
export type NoteKind = (typeof noteKinds)[number]
export type PeriodNote = { kind: NoteKind; side: Side; author: string; body: string; at: Date }

export function findSelf(db: Db, agencyId: string, officerId: string, period: string): Promise<SelfAssessment | null> {
  return store.findSelf(db, agencyId, officerId, period)
}

/** In the order in which they were written. */
export function listNotes(db: Db, agencyId: string, officerId: string, period: string): Promise<PeriodNote[]> {
  return store.listNotes(db, agencyId, officerId, period)
}

/** May be written again until the superior has rated. */
export function assessSelf(
  db: Db,
  actor: Actor,
  officer: Subject,
  period: string,
  values: Omit<SelfAssessment, 'at'>,
): Promise<Outcome<null, 'rated'>> {
  return inTransaction(db, async (trx) => {
    const { agencyId, now: at } = actor
    const { officerId, name } = officer
    if (await isRated(trx, agencyId, officerId, period)) return no('rated')
    await store.saveSelf(trx, { agencyId, officerId, period, ...values, at })
    await record(trx, actor, {
      act: 'submitted',
      kind: 'evaluation',
      subjectId: officerId,
      subject: name,
      after: { period },
    })
    return ok(null)
  })
}

/** A note of either side, which stays as it was written. Later ones are seen beside the rating too, but are not part of it. */
export function addNote(
  db: Db,
  actor: Actor,
  officer: Subject,
  period: string,
  { kind, side, body }: Pick<PeriodNote, 'kind' | 'side' | 'body'>,
): Promise<void> {
  return inTransaction(db, async (trx) => {
    const { agencyId, name: author, now: at } = actor
    const { officerId, name } = officer
    await store.insertNote(trx, { agencyId, noteId: newId(), officerId, period, kind, side, author, body, at })
    await record(trx, actor, {
      act: 'added',
      kind: 'evaluation',
      subjectId: officerId,
      subject: name,
      after: { period },
    })
  })
}
