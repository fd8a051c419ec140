/** Tells processes that remember parts of the directory or a questionnaire that they changed. */
import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import * as store from './change.sql.ts'

/** How soon a change of the directory or a release shows, also when another process or thread made it. */
export const DIRECTORY_MS = 500

/** Marks agencies as changed, in the transaction that changes them: who sees the change sees the mark. */
export function markChanged(trx: Transaction<Database>, agencyIds: readonly string[]): Promise<void> {
  return store.raiseVersions(trx, [...new Set(agencyIds)].sort())
}

/** A text that differs whenever anything was marked in between. */
export function readVersion(db: Kysely<Database>): Promise<string> {
  return store.readVersion(db)
}
