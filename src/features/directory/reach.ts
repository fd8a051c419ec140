/** How far a person's ability reaches, as the units it covers. */
import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Reach } from '../../domain/access.ts'
import * as store from './reach.sql.ts'

/** The units that somebody may see or change; null: all of the agency, and what belongs to none. */
export type Covered = ReadonlySet<string> | null

/** Why something in the directory cannot be done: the field to mend, the reason, and what stands in the way. */
export type Refused<Reason extends string> = { field: string; reason: Reason; about?: string }

/** The units of a reach with those below them, the ones that ended included. */
export async function coveredBy(db: Kysely<Database>, agencyId: string, reach: Reach): Promise<Covered> {
  if (reach === 'all') return null
  return new Set(reach ? await store.listUnitIdsBelow(db, agencyId, reach.unitIds) : [])
}

/** Whether a unit is covered; null stands for the agency as a whole. */
export function covers(covered: Covered, unitId: string | null): boolean {
  return covered === null || (unitId !== null && covered.has(unitId))
}

/** Changes of a directory come one after the other: what was checked then still holds when it is written. */
export function holdDirectory(trx: Transaction<Database>, agencyId: string): Promise<void> {
  return store.lockAgency(trx, agencyId)
}
