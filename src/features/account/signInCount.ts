/** How often somebody tried in vain, shared by all processes and kept over restarts; what is counted comes as a hash. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import * as store from './signInCount.sql.ts'

type Db = Kysely<Database>

/** For how long attempts are added up, and so for how long at most somebody is kept out. */
export const WINDOW_MS = 900_000

/** Counts one attempt before it is made, and answers the how many-th it is within the window. */
export function countAttempt(db: Db, tag: Buffer, now: Date): Promise<number> {
  return store.increment(db, tag, now, new Date(now.getTime() - WINDOW_MS))
}

/** Takes one attempt back: it was not in vain. */
export function takeBack(db: Db, tag: Buffer): Promise<void> {
  return store.decrement(db, tag)
}

/** Starts again at nothing: the account showed that it is itself. */
export function forgetAttempts(db: Db, tag: Buffer): Promise<void> {
  return store.remove(db, tag)
}

/** Deletes what no longer counts. */
export function forgetOldAttempts(db: Db, now: Date): Promise<void> {
  return store.removeBefore(db, new Date(now.getTime() - WINDOW_MS))
}
