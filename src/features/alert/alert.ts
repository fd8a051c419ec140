/** Station alert: what an agency is told of by itself, once. None names a citizen or says a word of a comment. */
import { randomUUIDv7 as newId } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Role, hasAbility } from '../../domain/access.ts'
import { type AlertFacts, type AlertKind, QUIET_DAYS, alertKinds } from '../../domain/alerts/kinds.ts'
import { type Actor, record } from '../audit/audit.ts'
import { listUnits } from '../directory/directory.ts'
import type { Covered } from '../directory/reach.ts'
import { inTransaction } from '../inTransaction.ts'
import * as store from './alert.sql.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

/** Something to be told, whether it was told before or not. `subject` and `episode` name it: the same twice is one alert. */
export type Found = {
  [Kind in AlertKind]: {
    kind: Kind
    subject: string
    episode: string
    unitId: string | null
    pointId: string | null
    facts: AlertFacts[Kind]
  }
}[AlertKind]

/** As people read it; `unit` is null of an agency as a whole. */
export type Alert = {
  [Kind in AlertKind]: { kind: Kind; facts: AlertFacts[Kind] }
}[AlertKind] & {
  alertId: string
  raisedAt: Date
  unit: string | null
  unitSlug: string | null
  point: string | null
  code: string | null
}

/** Who is told of what in an agency. */
export type Audience = { readers: store.Reader[]; unitPaths: ReadonlyMap<string, readonly string[]>; off: Set<string> }

/** @param hasMail without a mail server there are no letters to be written */
export async function readAudience(db: Db, agencyId: string, hasMail: boolean): Promise<Audience> {
  if (!hasMail) return { readers: [], unitPaths: new Map(), off: new Set() }
  const [all, off, units] = [
    await store.listReaders(db, agencyId),
    await store.listLettersOff(db, agencyId),
    await listUnits(db, agencyId),
  ]
  const parents = new Map(units.map(({ unitId, parentId }) => [unitId, parentId]))
  const pathOf = (unitId: string) => {
    const path: string[] = []
    for (let at: string | null = unitId; at !== null && !path.includes(at); at = parents.get(at) ?? null) path.push(at)
    return path
  }
  return {
    readers: all.filter(({ role }) => hasAbility(role as Role, 'alert.read')),
    unitPaths: new Map(units.map(({ unitId }) => [unitId, pathOf(unitId)])),
    off: new Set(off.map(({ userId, kind }) => `${userId} ${kind}`)),
  }
}

/** The people whom an alert reaches by letter: who reads alerts of its unit, or of the agency, and did not switch that off. */
function readersOf({ readers, unitPaths, off }: Audience, { kind, unitId }: Pick<Found, 'kind' | 'unitId'>): string[] {
  const path = unitId === null ? [] : (unitPaths.get(unitId) ?? [])
  // The week of the agency is told to those who have all of it; the head of a unit is told that of the unit.
  const reached = readers.filter((reader) =>
    kind === 'digest' ? reader.unitId === unitId : reader.unitId === null || path.includes(reader.unitId),
  )
  return [...new Set(reached.map(({ userId }) => userId))].filter((userId) => !off.has(`${userId} ${kind}`))
}

/** Tells what was not told before; answers how many that were. What the agency switched off is not told. */
export async function raise(
  trx: Trx,
  agencyId: string,
  found: readonly Found[],
  audience: Audience,
  now: Date,
): Promise<number> {
  const off = new Set((await store.readSwitches(trx, agencyId, null)).agency)
  let raised = 0
  for (const one of found.filter(({ kind }) => !off.has(kind))) {
    const alertId = newId()
    const quietDays = QUIET_DAYS[one.kind]
    if (!(await store.insertAlert(trx, agencyId, { ...one, alertId, at: now, quietDays }))) continue
    await store.insertLetters(trx, agencyId, alertId, readersOf(audience, one), now)
    raised += 1
  }
  return raised
}

export function listAlerts(
  db: Db,
  agencyId: string,
  covered: Covered,
  kind: AlertKind | null,
  page: { limit: number; offset: number },
): Promise<{ alerts: Alert[]; total: number }> {
  return store.listAlerts(db, agencyId, covered, kind, page)
}

/** Which kinds are on: for the agency, and as letters to one person. */
export type Switches = { agency: AlertKind[]; own: AlertKind[] }

export async function readSwitches(db: Db, agencyId: string, userId: string): Promise<Switches> {
  const off = await store.readSwitches(db, agencyId, userId)
  const on = (list: readonly string[]) => alertKinds.filter((kind) => !list.includes(kind))
  return { agency: on(off.agency), own: on(off.own) }
}

/** Switches the actor's own letters; nobody else's concern, so that no trail tells it. */
export function switchOwn(db: Db, actor: Actor & { userId: string }, on: readonly AlertKind[]): Promise<void> {
  const off = alertKinds.filter((kind) => !on.includes(kind))
  return inTransaction(db, (trx) => store.writeOwnOff(trx, actor.agencyId, actor.userId, off))
}

/** Switches kinds for the whole agency. */
export async function switchAgency(db: Db, actor: Actor, on: readonly AlertKind[]): Promise<void> {
  await inTransaction(db, async (trx) => {
    const before = alertKinds.filter((kind) => !on.includes(kind))
    const off = (await store.readSwitches(trx, actor.agencyId, null)).agency
    await store.writeAgencyOff(trx, actor.agencyId, before)
    const was = alertKinds.filter((kind) => !off.includes(kind))
    const change = { act: 'changed', kind: 'alert', subjectId: actor.agencyId, subject: '' } as const
    await record(trx, actor, { ...change, before: { on: was }, after: { on } })
  })
}
