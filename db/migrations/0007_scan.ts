import { type Kysely, sql } from 'kysely'

/** How often a printed code was opened, per day, so that a poster that still hangs after its code was revoked is noticed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table scan (
      agency_id uuid not null references agency,
      code text not null,
      scanned_on date not null,
      outcome text not null check (outcome in ('open', 'closed', 'revoked')),
      n integer not null check (n > 0),
      primary key (agency_id, code, scanned_on, outcome)
    )`.execute(db)
  await sql`comment on table scan is 'pemindaian kode, per day of the agency and by what the citizen found; kept in memory for seconds, so a crash may lose some'`.execute(
    db,
  )
}
