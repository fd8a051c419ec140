import { type Kysely, sql } from 'kysely'
import { openToConsole } from '../roles.ts'

/** What an agency wants to reach (goals), how it tells whether it does (indicators, in versions), and what the officers concerned say. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table goal (
      agency_id uuid not null references agency,
      goal_id uuid not null,
      mission text not null,
      name text not null,
      priority smallint not null check (priority between 1 and 3),
      made_at timestamptz not null,
      ended_at timestamptz,
      primary key (agency_id, goal_id)
    )`.execute(db)
  await sql`
    create table indicator (
      agency_id uuid not null,
      indicator_id uuid not null,
      goal_id uuid not null,
      unit_id uuid,
      subject text not null check (subject in ('unit', 'officer')),
      source text not null check (source in ('index', 'element', 'satisfaction', 'completion', 'quality', 'recorded')),
      detail text,
      made_at timestamptz not null,
      primary key (agency_id, indicator_id),
      foreign key (agency_id, goal_id) references goal,
      foreign key (agency_id, unit_id) references unit
    )`.execute(db)
  await sql`
    create table indicator_version (
      agency_id uuid not null,
      indicator_id uuid not null,
      version integer not null check (version > 0),
      state text not null check (state in ('draft', 'consultation', 'adopted', 'replaced', 'withdrawn')),
      name text not null,
      definition text not null,
      measure text not null,
      formula text not null,
      rhythm text not null check (rhythm in ('month', 'quarter', 'half', 'year')),
      direction text not null check (direction in ('at-least', 'at-most')),
      target double precision not null,
      lowest double precision not null,
      highest double precision not null,
      owner text not null,
      priority smallint not null check (priority between 1 and 3),
      made_by uuid references auth_user,
      made_at timestamptz not null,
      simulation jsonb,
      consult_until date,
      adopted_by text,
      adopted_at timestamptz,
      adopted_from date,
      adopted_note text,
      primary key (agency_id, indicator_id, version),
      foreign key (agency_id, indicator_id) references indicator,
      check (target between lowest and highest)
    )`.execute(db)
  await sql`
    create unique index indicator_version_open on indicator_version (agency_id, indicator_id)
      where state in ('draft', 'consultation')`.execute(db)
  await sql`
    create unique index indicator_version_adopted on indicator_version (agency_id, indicator_id) where state = 'adopted'`.execute(
    db,
  )
  await sql`
    create table indicator_voice (
      agency_id uuid not null,
      voice_id uuid not null,
      indicator_id uuid not null,
      version integer not null,
      officer_id uuid not null,
      stance text not null check (stance in ('acknowledge', 'comment', 'object')),
      says text,
      at timestamptz not null,
      primary key (agency_id, voice_id),
      foreign key (agency_id, indicator_id, version) references indicator_version,
      foreign key (agency_id, officer_id) references officer,
      check (stance = 'acknowledge' or says is not null)
    )`.execute(db)
  await sql`create index indicator_voice_version on indicator_voice (agency_id, indicator_id, version, at)`.execute(db)
  await sql`
    create table indicator_value (
      agency_id uuid not null,
      indicator_id uuid not null,
      unit_id uuid not null,
      period text not null,
      value double precision not null,
      origin text not null,
      recorded_at timestamptz not null,
      primary key (agency_id, indicator_id, unit_id, period),
      foreign key (agency_id, indicator_id) references indicator,
      foreign key (agency_id, unit_id) references unit
    )`.execute(db)
  await openToConsole(db, 'goal', 'select, insert, update')
  await openToConsole(db, 'indicator', 'select, insert, update')
  await openToConsole(db, 'indicator_version', 'select, insert, update')
  await openToConsole(db, 'indicator_voice', 'select, insert')
  await openToConsole(db, 'indicator_value', 'select, insert, update')
  const comments = [
    `table goal is 'sasaran: what the agency wants to reach, below a sentence of its vision and mission'`,
    `table indicator is 'indikator: what is measured, of units or of officers, in one unit with those below it (null: all)'`,
    `column indicator.detail is 'of an element its code, of quality which share'`,
    `table indicator_version is 'a target with its words; consulted on, then adopted, then replaced'`,
    `column indicator_version.simulation is 'what the target would have meant in past periods, as it was when consultation began'`,
    `table indicator_voice is 'what officers concerned said of a version; rows are only ever added'`,
    `table indicator_value is 'values that no survey gives, such as school participation'`,
    `column indicator_value.origin is 'where the number comes from, in words'`,
  ]
  for (const comment of comments) await sql.raw(`comment on ${comment}`).execute(db)
}
