import { type Kysely, sql } from 'kysely'

/** What the public looks for by name holds nothing of an agency to practise in either, whatever is ever published of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter policy of_public on published
      using (exists (select from agency a where a.agency_id = published.agency_id))`.execute(db)
}
