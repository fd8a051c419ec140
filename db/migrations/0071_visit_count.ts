import { type Kysely, sql } from 'kysely'
import { openToConsole } from '../roles.ts'

/** How many people were served: what a response rate is measured against. From the queue system, by day, or by month where nobody counts days. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table visit_count (
      agency_id uuid not null,
      unit_id uuid not null,
      service_id uuid,
      counted_on date not null,
      is_month boolean not null,
      served integer not null check (served >= 0),
      constraint visit_count_key unique nulls not distinct (agency_id, unit_id, service_id, counted_on),
      constraint visit_count_month check (not is_month or counted_on = date_trunc('month', counted_on)),
      foreign key (agency_id, unit_id) references unit,
      foreign key (agency_id, service_id) references service
    )`.execute(db)
  await sql`comment on table visit_count is 'kunjungan yang dilayani: of a unit, or of a service of it, on a day or in a month'`.execute(
    db,
  )
  await sql`comment on column visit_count.service_id is 'null: not told apart by service'`.execute(db)
  await openToConsole(db, 'visit_count', 'select, insert, update')
}
