import { type Kysely, sql } from 'kysely'
import { openToConsole } from '../roles.ts'

/**
 * What officers did, as their service systems tell it, and the links by which evidence about one of them leaves the portal. Keys of
 * machines now say what they are for beyond visit tokens.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table service_transaction (
      agency_id uuid not null,
      number text not null check (number <> '' and length(number) <= 100),
      officer_id uuid not null,
      unit_id uuid not null,
      service_id uuid not null,
      submitted_on date not null,
      due_on date not null check (due_on >= submitted_on),
      finished_on date check (finished_on >= submitted_on),
      is_rework boolean not null,
      has_complaint boolean not null,
      check_passed boolean,
      primary key (agency_id, number),
      foreign key (agency_id, officer_id) references officer,
      foreign key (agency_id, unit_id) references unit,
      foreign key (agency_id, service_id) references service
    )`.execute(db)
  await sql`create index service_transaction_officer on service_transaction (agency_id, officer_id, due_on, number)`.execute(
    db,
  )
  await sql`create index service_transaction_due on service_transaction (agency_id, due_on)`.execute(db)
  await sql`
    create table evidence_link (
      agency_id uuid not null references agency,
      link_id uuid not null,
      digest bytea not null unique,
      officer_id uuid not null,
      period text not null,
      package jsonb not null,
      made_by uuid references auth_user,
      made_by_name text not null,
      made_at timestamptz not null,
      expires_at timestamptz not null,
      revoked_at timestamptz,
      primary key (agency_id, link_id),
      foreign key (agency_id, officer_id) references officer
    )`.execute(db)
  await sql`create index evidence_link_officer on evidence_link (agency_id, officer_id, made_at desc)`.execute(db)
  await openToConsole(db, 'service_transaction', 'select, insert, update')
  await openToConsole(db, 'evidence_link', 'select, insert, update')
  await sql`alter table access_key drop constraint access_key_kind_check`.execute(db)
  await sql`
    alter table access_key add constraint access_key_kind_check
      check (kind in ('api', 'desk', 'transaction', 'evidence', 'programme'))`.execute(db)
  const comments = [
    `table service_transaction is 'transaksi layanan: one case that an officer handled, as the service system tells it'`,
    `column service_transaction.number is 'the number that the service system gave it: the same number is the same transaction'`,
    `column service_transaction.unit_id is 'the unit of the service: where it was earned, whoever is where now'`,
    `column service_transaction.is_rework is 'perlu dikerjakan ulang'`,
    `column service_transaction.check_passed is 'what the superior''s check found; null where nobody looked'`,
    `table evidence_link is 'tautan bukti: one evidence package as it was when the link was made; of the link a hash is kept'`,
  ]
  for (const comment of comments) await sql.raw(`comment on ${comment}`).execute(db)
}
