/** The officers of a superior's reach in a cycle, by name: what was done, and what waits. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Covered } from '../directory/reach.ts'
import type { Subject } from './plan.ts'
import * as store from './people.sql.ts'

type Db = Kysely<Database>

export type PersonRow = {
  officerId: string
  name: string
  unit: string
  plan: 'none' | 'draft' | 'agreed'
  isSelfAssessed: boolean
  isRated: boolean
  /** Posts of the officer that the superior has not acknowledged. */
  unread: number
}

/** A page of the officers in reach, and how many there are in all. */
export function listPeople(db: Db, agencyId: string, wanted: Parameters<typeof store.listPeople>[2]) {
  return store.listPeople(db, agencyId, wanted)
}

/** Everybody assigned today to a unit in reach, by name. */
export function listNames(db: Db, agencyId: string, covered: Covered, today: string): Promise<Subject[]> {
  return store.listNames(db, agencyId, covered, today)
}
