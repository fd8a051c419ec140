import { type Kysely, sql } from 'kysely'
import { CONSOLE, ensureRole, openToConsole } from '../roles.ts'

/**
 * People who sign in (the tables named auth_ are those of better-auth), what they are to an agency, the trail of what they
 * changed, and the role that sees one agency's rows only.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createAuth(db)
  await sql`
    create table membership (
      agency_id uuid not null references agency,
      membership_id uuid not null,
      user_id uuid not null references auth_user,
      role text not null check (role in
        ('administrator', 'survey-manager', 'unit-head', 'officer', 'leader', 'moderator', 'inspector')),
      unit_id uuid,
      officer_id uuid,
      made_at timestamptz not null,
      ended_at timestamptz,
      primary key (agency_id, membership_id),
      foreign key (agency_id, unit_id) references unit,
      foreign key (agency_id, officer_id) references officer
    )`.execute(db)
  await sql`
    create unique index membership_in_force on membership (agency_id, user_id, role, coalesce(unit_id, agency_id))
      where ended_at is null`.execute(db)
  await sql`create index membership_user on membership (user_id) where ended_at is null`.execute(db)
  await sql`
    create table audit (
      agency_id uuid not null references agency,
      audit_id uuid not null,
      at timestamptz not null,
      user_id uuid references auth_user,
      actor text not null,
      act text not null,
      kind text not null,
      subject_id text not null,
      subject text not null,
      before jsonb,
      after jsonb,
      primary key (agency_id, audit_id)
    )`.execute(db)
  await sql`create index audit_newest on audit (agency_id, at desc, audit_id desc)`.execute(db)
  await sql`create index audit_subject on audit (agency_id, kind, subject_id, at desc)`.execute(db)
  await sql`comment on table membership is 'what a person is to an agency, or to a unit and those below it'`.execute(db)
  await sql`comment on table audit is 'jejak perubahan: who changed what and when; rows are only ever added'`.execute(
    db,
  )
  await closeByAgency(db)
}

async function createAuth(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table auth_user (
      id uuid primary key,
      name text not null,
      email text not null unique,
      email_verified boolean not null,
      image text,
      two_factor_enabled boolean not null default false,
      is_operator boolean not null default false,
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`.execute(db)
  await sql`
    create table auth_session (
      id uuid primary key,
      user_id uuid not null references auth_user on delete cascade,
      token text not null unique,
      expires_at timestamptz not null,
      ip_address text,
      user_agent text,
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`.execute(db)
  await sql`
    create table auth_account (
      id uuid primary key,
      user_id uuid not null references auth_user on delete cascade,
      account_id text not null,
      provider_id text not null,
      access_token text,
      refresh_token text,
      id_token text,
      access_token_expires_at timestamptz,
      refresh_token_expires_at timestamptz,
      scope text,
      password text,
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`.execute(db)
  await sql`
    create table auth_verification (
      id uuid primary key,
      identifier text not null,
      value text not null,
      expires_at timestamptz not null,
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`.execute(db)
  await sql`
    create table auth_two_factor (
      id uuid primary key,
      user_id uuid not null references auth_user on delete cascade,
      secret text not null,
      backup_codes text not null,
      verified boolean not null default true,
      failed_verification_count integer not null default 0,
      locked_until timestamptz
    )`.execute(db)
  await sql`
    create table auth_passkey (
      id uuid primary key,
      user_id uuid not null references auth_user on delete cascade,
      name text,
      public_key text not null,
      credential_id text not null unique,
      counter integer not null,
      device_type text not null,
      backed_up boolean not null,
      transports text,
      aaguid text,
      created_at timestamptz
    )`.execute(db)
  for (const table of ['session', 'account', 'two_factor', 'passkey'])
    await sql.raw(`create index auth_${table}_user on auth_${table} (user_id)`).execute(db)
  await sql`create index auth_verification_identifier on auth_verification (identifier)`.execute(db)
  await sql`comment on column auth_user.is_operator is 'may add agencies and name their first administrator'`.execute(
    db,
  )
}

const READ = 'select'
const ADD = 'select, insert'
const CHANGE = 'select, insert, update'
const ANY = 'select, insert, update, delete'

/** What the pages of staff may do with each table; the raw comments, the keys of tokens and their uses stay closed. */
const rights: Readonly<Record<string, string>> = {
  agency: 'select, update',
  unit: CHANGE,
  service: CHANGE,
  officer: CHANGE,
  assignment: ANY,
  duty: ANY,
  point: CHANGE,
  point_code: CHANGE,
  directory_change: CHANGE,
  questionnaire: CHANGE,
  access_key: CHANGE,
  kiosk_device: CHANGE,
  token_issue: CHANGE,
  token_slot: ADD,
  token_revocation: ADD,
  membership: CHANGE,
  audit: ADD,
  origin: READ,
  response: READ,
  response_state: READ,
  partial: READ,
  paper_form: READ,
  pending: READ,
  scan: READ,
  tally: READ,
  release: READ,
}

async function closeByAgency(db: Kysely<unknown>): Promise<void> {
  await ensureRole(db, CONSOLE)
  for (const [table, granted] of Object.entries(rights)) await openToConsole(db, table, granted)
  // A view reads as its owner unless it is told to read as who asks.
  for (const view of ['tally_element', 'tally_respondent']) {
    await sql.raw(`alter view ${view} set (security_invoker = true)`).execute(db)
    await sql.raw(`grant select on ${view} to ${CONSOLE}`).execute(db)
  }
  // Of people, those who are or were something to the agency, and of them the name and address alone.
  await sql`alter table auth_user enable row level security`.execute(db)
  await sql
    .raw(
      `create policy of_agency on auth_user for select to ${CONSOLE}
         using (exists (select from membership m where m.user_id = auth_user.id))`,
    )
    .execute(db)
  await sql.raw(`grant select (id, name, email, two_factor_enabled) on auth_user to ${CONSOLE}`).execute(db)
}
