import { type Kysely, sql } from 'kysely'
import { openToConsole } from '../roles.ts'

/**
 * Riwayat jabatan: what an officer's job was until when. `officer.job` is the newest one; an evaluation of a period that is over names
 * the job held then. Rows are only ever added.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table past_job (
      agency_id uuid not null,
      officer_id uuid not null,
      until_on date not null,
      job text not null check (job <> ''),
      primary key (agency_id, officer_id, until_on),
      foreign key (agency_id, officer_id) references officer
    )`.execute(db)
  await openToConsole(db, 'past_job', 'select, insert')
  await sql`comment on table past_job is 'jabatan that an officer held until a day; the next one began on the day after'`.execute(
    db,
  )
}
