/** Station comment: what citizens wrote, without personal data. Nobody reads a comment before it went through here. */
import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { suggestTopics } from '../../domain/commentTopics.ts'
import { namePartsOf } from '../../domain/redaction/names.ts'
import { redact } from '../../domain/redaction/redact.ts'
import { type Vault, openIfThere, sealText } from '../response/vault.ts'
import * as store from './redaction.sql.ts'

type Db = Kysely<Database>

/** One transaction's. */
const BATCH = 100

/**
 * Makes the readable copies of all comments that wait for theirs, in any number of processes at once; answers how many there were. A
 * comment whose key was deleted gets none.
 */
export async function redactWaiting(db: Db, vault: Vault): Promise<number> {
  let done = 0
  for (;;) {
    const taken = await db.transaction().execute(async (trx) => {
      const waiting = await store.takeWaiting(trx, BATCH)
      if (waiting.length === 0) return 0
      const readable = await Promise.all(waiting.map((comment) => readableOf(vault, comment)))
      await store.insertComments(
        trx,
        readable.filter((comment) => comment !== null),
      )
      await store.markRedacted(trx, waiting)
      return waiting.length
    })
    done += taken
    if (taken < BATCH) return done
  }
}

/** The random id puts the comments of a week in no order that tells when they came. */
async function readableOf(
  vault: Vault,
  { officers, elements, ...comment }: store.WaitingComment,
): Promise<store.ReadableComment | null> {
  const original = await openIfThere(vault, comment)
  if (original === null) return null
  const { text, kinds } = redact(original, namePartsOf(officers))
  const sealed = await sealText(vault, comment.answeredOn, text)
  return { ...comment, ...sealed, commentId: randomUUID(), hidden: kinds, ...suggestTopics(text, elements) }
}
