import { type Kysely, sql } from 'kysely'
import { CONSOLE, openToConsole } from '../roles.ts'

/** How people come to their accounts and keep them: invitations, how strong a sign-in is, what is guessed, the agency's own rule. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table agency
      add column kind text check (kind in
        ('ministry', 'agency', 'province', 'regency', 'city', 'district', 'hospital', 'other')),
      add column requires_second_factor boolean`.execute(db)
  await sql`alter table auth_session add column is_strong boolean not null default false`.execute(db)
  await sql`alter table auth_user add column grace_session uuid`.execute(db)
  await sql`alter table membership add check (role <> 'moderator' or unit_id is null)`.execute(db)
  await sql`
    create table invitation (
      agency_id uuid not null references agency,
      invitation_id uuid not null,
      digest bytea not null unique,
      name text not null,
      email text not null,
      role text not null check (role in
        ('administrator', 'survey-manager', 'unit-head', 'officer', 'leader', 'moderator', 'inspector')),
      unit_id uuid,
      officer_id uuid,
      invited_by uuid references auth_user,
      made_at timestamptz not null,
      expires_at timestamptz not null,
      accepted_at timestamptz,
      revoked_at timestamptz,
      primary key (agency_id, invitation_id),
      foreign key (agency_id, unit_id) references unit,
      foreign key (agency_id, officer_id) references officer,
      check (role <> 'moderator' or unit_id is null)
    )`.execute(db)
  await sql`
    create table sign_in_count (
      tag bytea primary key,
      n integer not null,
      since timestamptz not null
    )`.execute(db)
  await sql`create index sign_in_count_since on sign_in_count (since)`.execute(db)
  await describe(db)
  await openToConsole(db, 'invitation', 'select, insert, update')
  await openToAgencies(db)
}

async function describe(db: Kysely<unknown>): Promise<void> {
  const comments = [
    `column agency.requires_second_factor is 'of administrators and leaders; null is what the installation says'`,
    `column auth_session.is_strong is 'made with a second factor'`,
    `column auth_user.grace_session is 'the one sign-in that was let through without a second factor'`,
    `table invitation is 'what a person will be to an agency once the link was opened; of the link a hash is kept'`,
    `table sign_in_count is 'wrong passwords by account and by sender, both as hashes under a key of the day'`,
  ]
  for (const comment of comments) await sql.raw(`comment on ${comment}`).execute(db)
}

/** Of its own people, an agency may end the sign-ins and see whether they have a passkey, and reads nothing else of either. */
async function openToAgencies(db: Kysely<unknown>): Promise<void> {
  for (const [table, rights] of [
    ['auth_session', 'select (id, user_id), delete'],
    ['auth_passkey', 'select (user_id)'],
  ]) {
    await sql.raw(`alter table ${table} enable row level security`).execute(db)
    await sql
      .raw(
        `create policy of_agency on ${table} to ${CONSOLE}
           using (exists (select from membership m where m.user_id = ${table}.user_id and m.ended_at is null))`,
      )
      .execute(db)
    await sql.raw(`grant ${rights} on ${table} to ${CONSOLE}`).execute(db)
  }
}
