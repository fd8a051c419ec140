/** Long work that one process does at a time. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import * as store from './alone.sql.ts'

/** Does an act while no other process does it under the same name; null where one does. A process that dies lets go of it. */
export function alone<T>(db: Kysely<Database>, name: string, act: () => Promise<T>): Promise<T | null> {
  return store.alone(db, name, act)
}
