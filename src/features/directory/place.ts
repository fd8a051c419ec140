/** Where in an agency something is: access to it is decided by its unit and the units above. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import * as store from './place.sql.ts'

export type PlaceKind = 'unit' | 'service' | 'point' | 'officer' | 'plan' | 'forum' | 'report' | 'comment'

/** Something of an agency. An officer may belong to several units or to none at the time; a plan, a forum or a report that is the whole agency's, to none. */
export type Place = {
  kind: PlaceKind
  id: string
  name: string
  /** Its units and all units above them. */
  unitPath: string[]
}

/**
 * What an address names: a unit by its slug, a point by its code, everything else by its id. Null where the agency has
 * nothing of that name.
 * @param today the agency's day: an officer belongs to the units of the assignments in force
 */
export function findPlace(
  db: Kysely<Database>,
  agencyId: string,
  named: { kind: PlaceKind; name: string },
  today: string,
): Promise<Place | null> {
  return store.findPlace(db, agencyId, named, today)
}
