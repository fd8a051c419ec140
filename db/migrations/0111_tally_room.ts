import { type Kysely, sql } from 'kysely'

/**
 * A cell is added to as long as its day lasts. With room on its page the new version stays there and no index hears of it: over 50,000
 * points that took a third off the counting, for one byte more a response.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table tally set (fillfactor = 50)`.execute(db)
}
