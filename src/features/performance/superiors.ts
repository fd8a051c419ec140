/** Who is whose direct superior (atasan langsung), from when to when: of a unit's officers, or of one officer. */
import { randomUUIDv7 as newId } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { type Actor, record } from '../audit/audit.ts'
import { inTransaction } from '../inTransaction.ts'
import * as store from './superiors.sql.ts'

type Db = Kysely<Database>

export type Superior = { userId: string; name: string }
export type SuperiorRow = Superior & {
  superiorId: string
  unitId: string | null
  unit: string | null
  officerId: string | null
  officer: string | null
  fromOn: string
  untilOn: string | null
}

/** Whose superior somebody becomes, and the first day; `subject` is the name of the unit or officer. */
export type NewSuperior = {
  userId: string
  of: { unitId: string } | { officerId: string }
  subject: string
  fromOn: string
}

export function listSuperiors(db: Db, agencyId: string): Promise<SuperiorRow[]> {
  return store.listSuperiors(db, agencyId)
}

/** Heads and leaders, by name. */
export function listCandidates(db: Db, agencyId: string): Promise<Superior[]> {
  return store.listCandidates(db, agencyId)
}

/** The direct superior of each officer on a day; an officer without one is left out. */
export async function superiorsOn(
  db: Db,
  agencyId: string,
  officerIds: readonly string[],
  day: string,
): Promise<ReadonlyMap<string, Superior>> {
  if (officerIds.length === 0) return new Map()
  const rows = await store.superiorsOn(db, agencyId, officerIds, day)
  return new Map(rows.map(({ officerId, userId, name }) => [officerId, { userId, name }]))
}

export async function superiorOn(db: Db, agencyId: string, officerId: string, day: string): Promise<Superior | null> {
  return (await superiorsOn(db, agencyId, [officerId], day)).get(officerId) ?? null
}

/** Names a superior from a day on; who was it until then ends the day before. `unknown`: the person is neither head nor leader. */
export function nameSuperior(db: Db, actor: Actor, wanted: NewSuperior): Promise<Outcome<null, 'unknown'>> {
  return inTransaction(db, async (trx) => {
    const { agencyId } = actor
    const { userId, of, subject, fromOn } = wanted
    const named = (await store.listCandidates(trx, agencyId)).find((one) => one.userId === userId)
    if (!named) return no('unknown')
    const place = { unitId: 'unitId' in of ? of.unitId : null, officerId: 'officerId' in of ? of.officerId : null }
    const superiorId = newId()
    await store.endSuperiors(trx, agencyId, place, fromOn)
    await store.insertSuperior(trx, { agencyId, superiorId, userId, ...place, fromOn })
    const change = { act: 'added', kind: 'superior', subjectId: superiorId, subject } as const
    await record(trx, actor, { ...change, after: { name: named.name, fromOn } })
    return ok(null)
  })
}

/** Where letters to officers go; who has no account has no address. */
export function addressesOf(db: Db, agencyId: string, officerIds: readonly string[]): Promise<string[]> {
  return officerIds.length === 0 ? Promise.resolve([]) : store.addressesOf(db, agencyId, officerIds)
}

export function addressOfUser(db: Db, userId: string): Promise<string | null> {
  return store.addressOfUser(db, userId)
}

/** Whether who acts is the officer, now or ever: nobody is their own superior, decider or coach. */
export async function isOwnCase(db: Db, { agencyId, userId }: Actor, officerId: string): Promise<boolean> {
  return userId !== null && store.isOfficer(db, agencyId, userId, officerId)
}
