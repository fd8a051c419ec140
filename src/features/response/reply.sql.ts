import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { ResponseId } from './state.ts'
import type { SealedComment } from './vault.ts'

type Db = Kysely<Database>

/** Whether a reply to this response is wished for; null when there is no comment of it. */
export async function findWish(db: Db, { agencyId, responseId }: ResponseId): Promise<boolean | null> {
  const row = await db
    .selectFrom('response_comment')
    .select('wants_reply as isWished')
    .where('agency_id', '=', agencyId)
    .where('response_id', '=', responseId)
    .executeTakeFirst()
  return row?.isWished ?? null
}

/** False when there is a reply already. */
export async function insertReply(
  db: Db,
  { agencyId, responseId }: ResponseId,
  reply: SealedComment & { repliedOn: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('response_reply')
    .values({
      agency_id: agencyId,
      response_id: responseId,
      replied_on: reply.repliedOn,
      month: reply.month,
      sealed: reply.sealed,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}
