import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../db/schema.ts'

/** Runs `act` in the caller's transaction if `db` is one already, else in a new one: verbs can then be joined into one act. */
export function inTransaction<T>(db: Kysely<Database>, act: (trx: Transaction<Database>) => Promise<T>): Promise<T> {
  return db.isTransaction ? act(db as Transaction<Database>) : db.transaction().execute(act)
}
