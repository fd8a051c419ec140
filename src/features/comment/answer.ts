/** The agency's reply to a comment, read with the receipt. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Outcome, ok } from '../../domain/outcome.ts'
import { type Actor, record } from '../audit/audit.ts'
import type { Agency } from '../directory/directory.ts'
import { inTransaction } from '../inTransaction.ts'
import { type ReplyRefusal, replyTo } from '../response/reply.ts'
import type { Vault } from '../response/vault.ts'
import { type CommentHead, subjectOf } from './comment.ts'

type Db = Kysely<Database>

/** Replies to a comment, once; the trail tells that, not what was written. */
export async function answerComment(
  db: Db,
  vault: Vault,
  actor: Actor,
  agency: Pick<Agency, 'agencyId' | 'timeZone'>,
  comment: Pick<CommentHead, 'commentId' | 'unit' | 'week'> & { responseId: string },
  text: string,
): Promise<Outcome<null, ReplyRefusal>> {
  return inTransaction(db, async (trx) => {
    const replied = await replyTo(trx, vault, agency, comment.responseId, text, actor.now)
    if (!replied.ok) return replied
    await record(trx, actor, { act: 'replied', ...subjectOf(comment), after: { letters: text.trim().length } })
    return ok(null)
  })
}
