/** What comments call a home's reader to, and how soon people are answered: two statements. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { addDays } from '../../domain/week.ts'
import type { Covered } from '../directory/reach.ts'
import { countOpen } from './comment.ts'
import { REPLY_DAYS, type Responsiveness, readResponsiveness } from './responsiveness.ts'

/** How far back the waits for a reply are told, in days. */
const REPLY_SPAN = 180

export type CommentCalls = {
  /** Comments that nobody judged. */
  unread: number
  /** Of the last {@link REPLY_SPAN} days. */
  responsiveness: Responsiveness & { replyDays: number }
}

/** @param today the agency's (ISO 8601) */
export async function readCommentCalls(
  db: Kysely<Database>,
  agencyId: string,
  covered: Covered,
  today: string,
): Promise<CommentCalls> {
  const { unread } = await countOpen(db, agencyId, covered)
  const days = { from: addDays(today, -REPLY_SPAN), to: today }
  const responsiveness = await readResponsiveness(db, agencyId, covered, days, today)
  return { unread, responsiveness: { ...responsiveness, replyDays: REPLY_DAYS } }
}
