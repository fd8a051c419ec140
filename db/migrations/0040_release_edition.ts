import { type Kysely, sql } from 'kysely'
import { ensureRole, openToConsole } from '../roles.ts'

/**
 * Releases in editions, what they are made of, when they are announced for, and a role that can read what is public and nothing else.
 *
 * `number` is the order in which an agency published: a release is computed again from those before it. The source is kept apart
 * from the release: its counters are exact, and the public role has no right to it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table release add column edition integer not null default 1 check (edition > 0)`.execute(db)
  await sql`alter table release add column number integer`.execute(db)
  await sql`
    update release r set number = n.number
    from (select agency_id, period, row_number() over (partition by agency_id order by closed_at, period) as number from release) n
    where n.agency_id = r.agency_id and n.period = r.period`.execute(db)
  await sql`alter table release alter column number set not null, alter column edition drop default`.execute(db)
  await sql`alter table release drop constraint release_pkey, add primary key (agency_id, period, edition)`.execute(db)
  await sql`alter table release add constraint release_number unique (agency_id, number)`.execute(db)
  await sql`
    create table release_source (
      agency_id uuid not null,
      period text not null,
      edition integer not null,
      source jsonb not null,
      primary key (agency_id, period, edition),
      foreign key (agency_id, period, edition) references release
    )`.execute(db)
  await sql`
    create table release_calendar (
      agency_id uuid primary key references agency,
      days_after integer not null check (days_after between 0 and 180),
      announced_at timestamptz not null
    )`.execute(db)
  await sql`comment on column release.number is 'the order in which the agency published'`.execute(db)
  await sql`comment on table release_source is 'the exact counters of a published quarter, in blocks of ten and more; never public'`.execute(
    db,
  )
  await sql`comment on table release_calendar is 'jadwal terbit: how many days after a period its figures are published'`.execute(
    db,
  )
  await ensureRole(db, 'suara_public')
  await sql`grant select on release, release_calendar to suara_public`.execute(db)
  await openToConsole(db, 'release_calendar', 'select, insert, update')
  // What is granted is public of every agency; row-level security, which limits the pages of staff, must let the public pass.
  for (const table of ['release', 'release_calendar', 'agency', 'unit'])
    await sql.raw(`create policy of_public on ${table} for select to suara_public using (true)`).execute(db)
  await sql`grant select (agency_id, slug, name, time_zone) on agency to suara_public`.execute(db)
  await sql`grant select (agency_id, unit_id, parent_id, slug, name) on unit to suara_public`.execute(db)
}
