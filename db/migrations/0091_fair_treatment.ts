import { type Kysely, sql } from 'kysely'
import { openToConsole } from '../roles.ts'

/** What protects an officer: objection, dispute of answers, coaching before anything else, recognition with reasons. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createObjection(db)
  await createDispute(db)
  await createCoaching(db)
}

async function createObjection(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table objection (
      agency_id uuid not null,
      objection_id uuid not null,
      evaluation_id uuid not null,
      officer_id uuid not null,
      reasons text not null,
      filed_at timestamptz not null,
      statement text,
      stated_at timestamptz,
      outcome text check (outcome in ('kept', 'changed')),
      decision text,
      user_id uuid references auth_user,
      decider text,
      decided_at timestamptz,
      primary key (agency_id, objection_id),
      unique (agency_id, evaluation_id),
      foreign key (agency_id, evaluation_id) references evaluation,
      foreign key (agency_id, officer_id) references officer,
      constraint objection_decided check (num_nonnulls(outcome, decision, decided_at) in (0, 3))
    )`.execute(db)
  await sql`create index objection_officer on objection (agency_id, officer_id, filed_at desc)`.execute(db)
  await openToConsole(db, 'objection', 'select, insert, update')
  await sql`comment on table objection is 'keberatan (PP 30/2019 pasal 59): decided by somebody who did not rate'`.execute(
    db,
  )
}

async function createDispute(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table answer_dispute (
      agency_id uuid not null,
      dispute_id uuid not null,
      officer_id uuid not null,
      from_on date not null,
      until_on date not null check (until_on >= from_on),
      answers integer not null check (answers >= 10),
      reason text not null,
      filed_at timestamptz not null,
      state text not null default 'open' check (state in ('open', 'excluded', 'kept')),
      decided_at timestamptz,
      primary key (agency_id, dispute_id),
      foreign key (agency_id, officer_id) references officer
    )`.execute(db)
  await sql`create index answer_dispute_officer on answer_dispute (agency_id, officer_id, filed_at desc)`.execute(db)
  await sql`
    create table dispute_vote (
      agency_id uuid not null,
      dispute_id uuid not null,
      user_id uuid not null references auth_user,
      voter text not null,
      verdict text not null check (verdict in ('excluded', 'kept')),
      reason text not null,
      at timestamptz not null,
      primary key (agency_id, dispute_id, user_id),
      foreign key (agency_id, dispute_id) references answer_dispute
    )`.execute(db)
  await openToConsole(db, 'answer_dispute', 'select, insert, update')
  await openToConsole(db, 'dispute_vote', 'select, insert')
  // The public is told how many answers were taken out of figures about officers, and nothing of whose or when they were given.
  await sql`
    create policy of_public on answer_dispute for select to suara_public
      using (state = 'excluded' and exists (select from agency a where a.agency_id = answer_dispute.agency_id))`.execute(
    db,
  )
  await sql`grant select (agency_id, state, answers) on answer_dispute to suara_public`.execute(db)
  await sql`comment on table answer_dispute is 'days whose answers an officer disputes: out of use until two others have decided'`.execute(
    db,
  )
}

async function createCoaching(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table coaching (
      agency_id uuid not null,
      coaching_id uuid not null,
      officer_id uuid not null,
      kind text not null check (kind in ('guidance', 'counselling')),
      reason text not null,
      review_on date not null,
      user_id uuid references auth_user,
      coach text not null,
      opened_at timestamptz not null,
      agreed_at timestamptz,
      outcome text check (outcome in ('reached', 'continued', 'not-reached')),
      review text,
      reviewed_at timestamptz,
      primary key (agency_id, coaching_id),
      foreign key (agency_id, officer_id) references officer
    )`.execute(db)
  await sql`create index coaching_officer on coaching (agency_id, officer_id, opened_at desc)`.execute(db)
  await sql`
    create table coaching_step (
      agency_id uuid not null,
      coaching_id uuid not null,
      step integer not null,
      words text not null,
      done_at timestamptz,
      primary key (agency_id, coaching_id, step),
      foreign key (agency_id, coaching_id) references coaching
    )`.execute(db)
  await sql`
    create table case_review (
      agency_id uuid not null,
      review_id uuid not null,
      officer_id uuid not null,
      period text not null,
      opinion text not null,
      user_id uuid references auth_user,
      reviewer text not null,
      at timestamptz not null,
      primary key (agency_id, review_id),
      foreign key (agency_id, officer_id) references officer
    )`.execute(db)
  await sql`create index case_review_officer on case_review (agency_id, officer_id)`.execute(db)
  await sql`
    create table recognition (
      agency_id uuid not null,
      recognition_id uuid not null,
      officer_id uuid not null,
      period text not null,
      reason text not null,
      user_id uuid references auth_user,
      giver text not null,
      at timestamptz not null,
      primary key (agency_id, recognition_id),
      unique (agency_id, officer_id, period),
      foreign key (agency_id, officer_id) references officer
    )`.execute(db)
  await openToConsole(db, 'coaching', 'select, insert, update')
  await openToConsole(db, 'coaching_step', 'select, insert, update')
  await openToConsole(db, 'case_review', 'select, insert')
  await openToConsole(db, 'recognition', 'select, insert')
  await sql`comment on table coaching is 'bimbingan (guidance) or konseling (counselling) kinerja, with agreed steps and a review'`.execute(
    db,
  )
  await sql`comment on table case_review is 'what a second person found who looked at a case before anything else may follow'`.execute(
    db,
  )
  await sql`comment on table recognition is 'penghargaan, given by a person with reasons'`.execute(db)
}
