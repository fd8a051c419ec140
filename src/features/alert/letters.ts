/** Letters about alerts: what one person waits for leaves as one letter. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import * as store from './letters.sql.ts'

export type AlertLetter = store.Waiting

/** A letter that no server takes is tried again, each time later, over a day. */
const [RETRY_MINUTES, MOST_TRIES] = [15, 10]

/**
 * Sends what waits, in one process at a time. A letter is marked as sent in the transaction that holds it: a process that dies between
 * the mail server's yes and its commit sends it twice, and in no other case.
 * @param send false where the mail server did not take it
 */
export async function sendLetters(
  db: Kysely<Database>,
  send: (letter: AlertLetter) => Promise<boolean>,
  now: Date,
): Promise<number> {
  for (let sent = 0; ; sent += 1) {
    const isDone = await db.transaction().execute(async (trx) => {
      const letter = (await store.tryLockLetters(trx)) ? await store.nextLetter(trx, now) : null
      if (!letter) return true
      if (await send(letter)) await store.markSent(trx, letter, now)
      else await store.postpone(trx, letter, { now, minutes: RETRY_MINUTES, most: MOST_TRIES })
      return false
    })
    if (isDone) return sent
  }
}
