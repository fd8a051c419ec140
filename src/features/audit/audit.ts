/** Station audit: who changed what and when, before and after. Written in the transaction of the change, never changed again. */
import { randomUUIDv7 as newId } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import * as store from './audit.sql.ts'

export { NO_ACCOUNT } from './audit.sql.ts'

/** Who acts, in which agency, and when: every verb that changes something for staff is given it. */
export type Actor = {
  agencyId: string
  /** Null where no account acts: the command line, or the portal itself. */
  userId: string | null
  /** As the trail shows it, e.g. "Rina Contoh" or "portal". */
  name: string
  now: Date
}

/** The same before it is known in which agency: of a thing that its code or key names. */
export type Doer = Omit<Actor, 'agencyId'>

/** The portal itself or its command line, where no account acts. */
export function portalDoer(now: Date): Doer {
  return { userId: null, name: 'portal', now }
}

export function portalActor(agencyId: string, now: Date): Actor {
  return { agencyId, ...portalDoer(now) }
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
  | 'kiosk'
  | 'membership'
  | 'sign-in'
  | 'invitation'
  | 'import'
  | 'set-up'
  | 'practice'
  | 'second-factor'
  | 'export'
  | 'priority'
  | 'follow-up'
  | 'consultation'
  | 'report'
  | 'transaction'
  | 'goal'
  | 'indicator'
  | 'evidence'
  | 'comment'
  | 'alert'
  | 'superior'
  | 'cycle'
  | 'work-plan'
  | 'talk'
  | 'evaluation'
  | 'objection'
  | 'dispute'
  | 'coaching'
  | 'recognition'
  | 'training'
  | 'innovation'
  | 'facility'
  | 'meeting'
  | 'rules'
  | 'complaint-contact'
  | 'charter'
  | 'standard'
  | 'complaint-count'

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
  /** An account, or {@link NO_ACCOUNT} for what none did. */
  userId?: string | null
  /** Calendar days (ISO 8601) on the clocks of `timeZone`, both included; null is open. */
  days?: { from: string | null; until: string | null; timeZone: string }
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

/** One page of a trail: its entries, whether more follow, and the names of what their values point to by id. */
export type TrailPage = { entries: AuditEntry[]; hasMore: boolean; names: ReadonlyMap<string, string> }

/** A page of the trail for people to read, newest first. */
export async function readTrail(
  db: Kysely<Database>,
  agencyId: string,
  filter: AuditFilter,
  limit: number,
): Promise<TrailPage> {
  const entries = await store.listEntries(db, agencyId, filter, limit + 1)
  const shown = entries.slice(0, limit)
  const ids = [...new Set(shown.flatMap(({ before, after }) => [...idsIn(before), ...idsIn(after)]))]
  const names = ids.length > 0 ? await store.namesOf(db, agencyId, ids) : []
  return { entries: shown, hasMore: entries.length > limit, names: new Map(names.map(({ id, name }) => [id, name])) }
}

/** The people who are or were something to an agency, by name: those whose changes its trail can hold. */
export function listActors(db: Kysely<Database>, agencyId: string): Promise<{ userId: string; name: string }[]> {
  return store.listActors(db, agencyId)
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function idsIn(values: object | null | undefined): string[] {
  return Object.values(values ?? {})
    .flat()
    .filter((value): value is string => typeof value === 'string' && uuid.test(value))
}
