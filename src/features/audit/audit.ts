/** Station audit: who changed what and when, before and after. Written in the transaction of the change, never changed again. */
import { randomUUIDv7 as newId } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import * as store from './audit.sql.ts'

/** Who acts, in which agency, and when: every verb that changes something for staff is given it. */
export type Actor = {
  agencyId: string
  /** Null where no account acts: the command line, or the portal itself. */
  userId: string | null
  /** As the trail shows it, e.g. "Rina Contoh" or "portal". */
  name: string
  now: Date
}

/** What kind of thing was changed. */
export type SubjectKind =
  | 'agency'
  | 'unit'
  | 'service'
  | 'officer'
  | 'assignment'
  | 'duty'
  | 'point'
  | 'code'
  | 'questionnaire'
  | 'survey-period'
  | 'token'
  | 'access-key'
  | 'membership'
  | 'invitation'
  | 'import'
  | 'set-up'

/** A change in one line: `act` is a verb in the past ("added", "changed", "closed"), `subject` what a person calls the thing. */
export type Change = {
  act: string
  kind: SubjectKind
  subjectId: string
  subject: string
  /** The values that changed, before and after; null where there is none. Never a secret, a comment or an answer. */
  before?: object | null
  after?: object | null
}

export type AuditEntry = Change & {
  auditId: string
  at: Date
  actor: string
}

/** What to show of a trail; every field narrows it. */
export type AuditFilter = {
  kind?: string | null
  subjectId?: string | null
  userId?: string | null
  /** Instants, `from` inclusive, `until` exclusive. */
  from?: Date | null
  until?: Date | null
  /** Only entries older than this one: the next page. */
  before?: string | null
}

/** Writes a change into the trail. In the transaction that makes the change: the one is never without the other. */
export async function record(trx: Transaction<Database>, actor: Actor, change: Change): Promise<void> {
  await recordAll(trx, actor, [change])
}

/** The same for many changes of one act, in one statement. */
export async function recordAll(trx: Transaction<Database>, actor: Actor, changes: readonly Change[]): Promise<void> {
  const entries = changes.map((change) => ({ auditId: newId(), ...change }))
  await store.insertEntries(trx, actor, entries)
}

/** The trail of an agency, newest first, at most `limit` entries. */
export function listChanges(
  db: Kysely<Database>,
  agencyId: string,
  filter: AuditFilter,
  limit: number,
): Promise<AuditEntry[]> {
  return store.listEntries(db, agencyId, filter, limit)
}
