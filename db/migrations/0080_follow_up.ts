import { type Kysely, sql } from 'kysely'
import { openToConsole } from '../roles.ts'

/**
 * Rencana tindak lanjut: plans for elements after a survey, their proof, and the minutes of the consultation forum they were agreed in. The
 * public reads of them what the agency approved and made public, without who is responsible. `follow_up_change` tells whoever keeps public
 * pages that one of these changed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createPlan(db)
  await createProof(db)
  await createForum(db)
  await sql`
    create table follow_up_change (
      agency_id uuid primary key references agency,
      version bigint not null
    )`.execute(db)
  await openToConsole(db, 'follow_up_change', 'select, insert, update')
}

async function createPlan(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table follow_up (
      agency_id uuid not null references agency,
      plan_id uuid not null,
      unit_id uuid,
      period text not null,
      element text not null,
      programme text not null,
      from_quarter text not null,
      until_quarter text not null,
      due_on date not null,
      responsible text not null,
      state text not null check (state in ('planned', 'running', 'done', 'cancelled')),
      reason text,
      done_on date,
      is_public boolean not null default false,
      approved_at timestamptz,
      approved_by text,
      made_at timestamptz not null,
      primary key (agency_id, plan_id),
      foreign key (agency_id, unit_id) references unit,
      constraint follow_up_cancelled_for_a_reason check ((state = 'cancelled') = (reason is not null)),
      constraint follow_up_done_on_a_day check ((state = 'done') = (done_on is not null)),
      constraint follow_up_public_when_approved check (not is_public or approved_at is not null)
    )`.execute(db)
  await sql`create index follow_up_unit on follow_up (agency_id, unit_id)`.execute(db)
  await sql`create index follow_up_open on follow_up (agency_id, due_on) where state in ('planned', 'running')`.execute(
    db,
  )
  await openToConsole(db, 'follow_up', 'select, insert, update')
  await sql`
    create policy of_public on follow_up for select to suara_public
      using (is_public and exists (select from agency a where a.agency_id = follow_up.agency_id))`.execute(db)
  await sql`
    grant select (agency_id, plan_id, unit_id, period, element, programme, until_quarter, state, reason, done_on, is_public)
      on follow_up to suara_public`.execute(db)
  const comments = [
    `table follow_up is 'rencana tindak lanjut: what is planned for an element after a survey'`,
    `column follow_up.unit_id is 'null: a plan of the agency as a whole'`,
    `column follow_up.period is 'the survey period whose result it follows from'`,
    `column follow_up.due_on is 'the last day of until_quarter'`,
    `column follow_up.responsible is 'a position of the office'`,
  ]
  for (const comment of comments) await sql.raw(`comment on ${comment}`).execute(db)
}

async function createProof(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table follow_up_proof (
      agency_id uuid not null,
      proof_id uuid not null,
      plan_id uuid not null,
      note text not null,
      file_name text,
      media_type text check (media_type in ('application/pdf', 'image/jpeg', 'image/png', 'image/webp')),
      file bytea,
      actor text not null,
      added_at timestamptz not null,
      primary key (agency_id, proof_id),
      foreign key (agency_id, plan_id) references follow_up,
      constraint follow_up_proof_file_is_whole check (num_nulls(file_name, media_type, file) in (0, 3)),
      constraint follow_up_proof_is_small check (octet_length(file) <= 5242880)
    )`.execute(db)
  await sql`alter table follow_up_proof alter column file set storage external`.execute(db) // pictures and PDF do not get smaller
  await sql`create index follow_up_proof_plan on follow_up_proof (agency_id, plan_id)`.execute(db)
  await openToConsole(db, 'follow_up_proof', 'select, insert, delete')
}

async function createForum(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table consultation (
      agency_id uuid not null references agency,
      consultation_id uuid not null,
      unit_id uuid,
      held_on date not null,
      place text not null,
      participants jsonb not null,
      topics text not null,
      agreements text not null,
      made_at timestamptz not null,
      primary key (agency_id, consultation_id),
      foreign key (agency_id, unit_id) references unit
    )`.execute(db)
  await sql`create index consultation_day on consultation (agency_id, held_on desc)`.execute(db)
  await sql`
    create table consultation_plan (
      agency_id uuid not null,
      consultation_id uuid not null,
      plan_id uuid not null,
      primary key (agency_id, consultation_id, plan_id),
      foreign key (agency_id, consultation_id) references consultation,
      foreign key (agency_id, plan_id) references follow_up
    )`.execute(db)
  await sql`create index consultation_plan_plan on consultation_plan (agency_id, plan_id)`.execute(db)
  await openToConsole(db, 'consultation', 'select, insert, update')
  await openToConsole(db, 'consultation_plan', 'select, insert, delete')
  await sql`comment on table consultation is 'notula forum konsultasi publik'`.execute(db)
  await sql`comment on column consultation.participants is 'how many people of each group; nobody is named'`.execute(db)
}
