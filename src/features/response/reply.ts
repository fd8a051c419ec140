/** Replies to comments, read by whoever holds the receipt: neither side learns who the other is. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { dayIn } from '../../domain/localTime.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import type { Agency } from '../directory/directory.ts'
import * as store from './reply.sql.ts'
import { COMMENT_MAX } from './response.form.ts'
import { type Vault, sealText } from './vault.ts'

type Db = Kysely<Database>

/** `unknown`: the agency has no such comment. `unwished`: nobody asked for a reply. `replied`: there is one; it is not written over. */
export type ReplyRefusal = 'unknown' | 'unwished' | 'replied' | 'empty' | 'too-long'

/** Answers a comment once. The reply is encrypted as comments are; it may be as long as one. */
export async function replyTo(
  db: Db,
  vault: Vault,
  { agencyId, timeZone }: Pick<Agency, 'agencyId' | 'timeZone'>,
  responseId: string,
  text: string,
  now: Date,
): Promise<Outcome<null, ReplyRefusal>> {
  if (text.trim() === '') return no('empty')
  if (text.length > COMMENT_MAX) return no('too-long')
  const id = { agencyId, responseId }
  const isWished = await store.findWish(db, id)
  if (isWished === null) return no('unknown')
  if (!isWished) return no('unwished')
  const repliedOn = dayIn(timeZone, now)
  const sealed = await sealText(vault, repliedOn, text.trim())
  return (await store.insertReply(db, id, { ...sealed, repliedOn })) ? ok(null) : no('replied')
}
