import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { withinAgency } from '../../src/features/agencyScope.sql.ts'
import * as officers from '../../src/features/directory/officers.ts'
import { type Place, anActor } from './builders.ts'
import { aNip } from './files.ts'

type Db = Kysely<Database>

/** A verb as a page runs it: under the role that sees one agency. */
export function asConsole<T>(db: Db, { agency }: Place, act: Parameters<typeof withinAgency<T>>[3]): Promise<T> {
  return withinAgency(db, agency.agencyId, { isReadOnly: false }, act)
}

let serial = 0
/** An officer assigned to the unit of a place, as a page adds one. */
export async function anOfficerAt(db: Db, place: Place, unitId = place.unit.unitId, fromOn = '2026-01-01') {
  const values = { nip: aNip((serial += 1)), name: `Petugas ${serial}`, job: 'Pengelola' }
  const added = await asConsole(db, place, (trx) =>
    officers.addOfficer(trx, anActor(place.agency), null, values, { unitId, fromOn }),
  )
  if (!added.ok) throw new Error(added.reason.reason)
  const row = await officers.findOfficerRow(db, place.agency.agencyId, added.value, '2026-07-15')
  return row!
}
