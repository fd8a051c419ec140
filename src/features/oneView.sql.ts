import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../db/schema.ts'

/** Reads that belong to one moment, however many statements they take. */
export function withinOneView<T>(db: Kysely<Database>, read: (trx: Transaction<Database>) => Promise<T>): Promise<T> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read)
}
