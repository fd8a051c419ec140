import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'

/** Held while the first administrator is made: of twenty who try at once, nineteen find the door closed. */
const SET_UP_LOCK = 5_821_407_216

export async function waitForOthers(trx: Transaction<Database>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${SET_UP_LOCK})`.execute(trx)
}

export async function isUntouched(db: Kysely<Database>): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    select not exists (select from auth_user) and not exists (select from agency) as "is"`.execute(db)
  return rows[0]?.is ?? false
}
