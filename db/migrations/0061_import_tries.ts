import { type Kysely, sql } from 'kysely'

/** How often a step of an import was begun: one that ends its process again and again is given up and said to have failed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table import_run add column tries integer not null default 0`.execute(db)
  await sql`comment on column import_run.tries is 'how often the step under way was begun; more than once where a process died in it'`.execute(
    db,
  )
}
