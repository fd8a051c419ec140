/** What comments call their reader to, how soon people are answered, and what is complained about most. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { addDays } from '../../domain/days.ts'
import type { Covered } from '../directory/reach.ts'
import { countOpen } from './comment.ts'
import * as store from './complained.sql.ts'
import { REPLY_DAYS, type Responsiveness, readResponsiveness } from './responsiveness.ts'

/** How far back the waits for a reply and the complaints are told, in days. */
export const REPLY_SPAN = 180
/** So many places with complaints are told: what a meeting can talk over. */
const MOST_COMPLAINED = 5

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

export type { Complained } from './complained.sql.ts'

/** The services with the most complaints in the last {@link REPLY_SPAN} days, as moderation or the portal's guess named them; one statement. */
export function mostComplained(
  db: Kysely<Database>,
  agencyId: string,
  covered: Covered,
  today: string,
): Promise<store.Complained[]> {
  return store.listComplained(db, agencyId, covered, { from: addDays(today, -REPLY_SPAN), to: today }, MOST_COMPLAINED)
}
