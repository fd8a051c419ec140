import { type Kysely, sql } from 'kysely'
import { openToConsole } from '../roles.ts'

/** Why a code was revoked and when somebody last looked at it; the steps of the set-up that people set; which agencies are examples. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table point_code add column revoke_reason text, add column checked_on date`.execute(db)
  await sql`alter table agency add column is_example boolean not null default false`.execute(db)
  await sql`
    create table set_up_tick (
      agency_id uuid not null references agency,
      step text not null check (step in ('staff-told', 'codes-hung')),
      done_on date not null,
      by_whom text not null,
      primary key (agency_id, step)
    )`.execute(db)
  await openToConsole(db, 'set_up_tick', 'select, insert, update, delete')
  const comments = [
    `column point_code.checked_on is 'when somebody last looked whether the printed code is still the one of the portal'`,
    `column agency.is_example is 'invented, for trying things out: not listed in public beside real agencies'`,
    `table set_up_tick is 'steps of the set-up that no other data shows, as people reported them'`,
  ]
  for (const comment of comments) await sql.raw(`comment on ${comment}`).execute(db)
}
