import { type Kysely, sql } from 'kysely'

/**
 * An agency to practise in belongs to a real one, which says more than that it is an example. The public's role does not see
 * it at all: no list, page, file or figure for the public can name it, whatever its statement forgets.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table agency drop column is_example, add column practice_of uuid unique references agency`.execute(db)
  await sql`comment on column agency.practice_of is 'instansi latihan: an invented agency for the people of this one, never public'`.execute(
    db,
  )
  await sql`grant select (practice_of) on agency to suara_public`.execute(db)
  await sql`alter policy of_public on agency using (practice_of is null)`.execute(db)
  for (const table of ['unit', 'release', 'release_calendar'])
    await sql
      .raw(
        `alter policy of_public on ${table}
           using (exists (select from agency a where a.agency_id = ${table}.agency_id))`,
      )
      .execute(db)
}
