import { type Kysely, sql } from 'kysely'

/**
 * The short form: a point may ask three elements in turn instead of all. What was asked stands with the answers (`origin`), since
 * three answers of a full form are another thing than the three answers of a short one.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['point', 'origin'])
    await sql`
      alter table ${sql.table(table)}
        add column form text not null default 'full' constraint ${sql.ref(`${table}_form_check`)} check (form in ('full', 'short'))`.execute(
      db,
    )
  await sql`comment on column point.form is 'which form is offered here: all elements, or three in turn'`.execute(db)
  await sql`comment on column origin.form is 'which form was answered'`.execute(db)
}
