import { type Kysely, sql } from 'kysely'
import { openToConsole } from '../roles.ts'

/** Which services matter most to an agency in a quarter. A quarter without a choice of its own keeps the one before. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table service_priority (
      agency_id uuid not null references agency,
      period text not null,
      service_ids uuid[] not null,
      primary key (agency_id, period)
    )`.execute(db)
  await sql`comment on table service_priority is 'layanan prioritas: the services that matter most from this quarter on'`.execute(
    db,
  )
  await openToConsole(db, 'service_priority', 'select, insert, update')
}
