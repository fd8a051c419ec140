import { type Kysely, sql } from 'kysely'
import { openToConsole } from '../roles.ts'

/**
 * Units, services and officers that are no longer there keep their figures and leave the choices; officers without an official
 * number have one of their agency's own; files with the directory are kept until they are read.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['unit', 'service', 'officer'])
    await sql.raw(`alter table ${table} add column ended_at timestamptz`).execute(db)
  await sql`alter table officer drop constraint officer_nip_check`.execute(db)
  await sql`
    alter table officer add constraint officer_nip_check
      check (nip ~ '^[0-9]{18}$' or nip ~ '^N-[0-9A-Z]{1,16}$')`.execute(db)
  await sql`comment on column officer.nip is 'NIP or NI PPPK; N- and a number of the agency''s own for staff who have neither'`.execute(
    db,
  )
  await sql`create index officer_name on officer (agency_id, name, officer_id)`.execute(db)
  await sql`create index duty_time on duty (agency_id, from_at)`.execute(db)
  await sql`create index origin_point on origin (agency_id, point_id)`.execute(db)
  await createImport(db)
}

async function createImport(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table import_run (
      agency_id uuid not null references agency,
      import_id uuid not null,
      what text not null,
      file_name text not null,
      file bytea,
      user_id uuid references auth_user,
      actor text not null,
      reach uuid[],
      state text not null check (state in ('checking', 'checked', 'storing', 'done', 'refused', 'dropped')),
      done integer not null default 0,
      total integer not null default 0,
      counts jsonb,
      problems jsonb,
      begun_at timestamptz not null,
      primary key (agency_id, import_id)
    )`.execute(db)
  await sql`
    create unique index import_run_one on import_run (agency_id)
      where state in ('checking', 'checked', 'storing')`.execute(db)
  await sql`create index import_run_newest on import_run (agency_id, begun_at desc)`.execute(db)
  await sql`comment on table import_run is 'one file with a part of the directory, from its arrival to its end'`.execute(
    db,
  )
  await sql`comment on column import_run.reach is 'the units, with those below them, that may be changed; null: all'`.execute(
    db,
  )
  await openToConsole(db, 'import_run', 'select, insert, update')
}
