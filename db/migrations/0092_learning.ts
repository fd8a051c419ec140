import { type Kysely, sql } from 'kysely'
import { openToConsole } from '../roles.ts'

/** What an agency learns from its figures: training, innovation, facilities, meetings, and who was told the rules. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTraining(db)
  await createIdeas(db)
  await createMeetings(db)
  const comments = [
    `table course is 'katalog pelatihan, with the elements (unsur) it is for'`,
    `table training is 'pelatihan yang terlaksana, of officers of a unit'`,
    `table innovation is 'usulan inovasi against a recurring complaint, with its effect on an element'`,
    `table facility_need is 'kebutuhan sarana that facility elements point to'`,
    `table meeting_decision is 'keputusan rapat rutin'`,
    `table rules_read is 'who has read and understood the rules of kinerja; of each version once'`,
  ]
  for (const comment of comments) await sql.raw(`comment on ${comment}`).execute(db)
}

async function createTraining(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table course (
      agency_id uuid not null references agency,
      course_id uuid not null,
      title text not null,
      provider text not null,
      hours integer not null check (hours between 1 and 1000),
      elements text[] not null,
      ended_at timestamptz,
      primary key (agency_id, course_id)
    )`.execute(db)
  await sql`
    create table training (
      agency_id uuid not null,
      training_id uuid not null,
      course_id uuid not null,
      unit_id uuid not null,
      element text not null,
      officer_ids uuid[] not null,
      held_on date not null,
      note text not null default '',
      made_at timestamptz not null,
      primary key (agency_id, training_id),
      foreign key (agency_id, course_id) references course,
      foreign key (agency_id, unit_id) references unit
    )`.execute(db)
  await sql`create index training_unit on training (agency_id, unit_id, held_on desc)`.execute(db)
  await openToConsole(db, 'course', 'select, insert, update')
  await openToConsole(db, 'training', 'select, insert')
}

async function createIdeas(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table innovation (
      agency_id uuid not null,
      innovation_id uuid not null,
      unit_id uuid not null,
      officer_id uuid,
      proposer text not null,
      complaint text not null,
      proposal text not null,
      element text not null,
      state text not null default 'proposed' check (state in ('proposed', 'trial', 'adopted', 'dropped')),
      answer text,
      started_on date,
      made_at timestamptz not null,
      primary key (agency_id, innovation_id),
      foreign key (agency_id, unit_id) references unit,
      foreign key (agency_id, officer_id) references officer
    )`.execute(db)
  await sql`create index innovation_unit on innovation (agency_id, unit_id, made_at desc)`.execute(db)
  await sql`
    create table facility_need (
      agency_id uuid not null,
      need_id uuid not null,
      unit_id uuid not null,
      words text not null,
      state text not null default 'noted' check (state in ('noted', 'planned', 'met', 'dropped')),
      made_at timestamptz not null,
      primary key (agency_id, need_id),
      foreign key (agency_id, unit_id) references unit
    )`.execute(db)
  await openToConsole(db, 'innovation', 'select, insert, update')
  await openToConsole(db, 'facility_need', 'select, insert, update')
}

async function createMeetings(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table meeting_decision (
      agency_id uuid not null references agency,
      decision_id uuid not null,
      held_on date not null,
      unit_id uuid,
      words text not null,
      owner text not null,
      due_on date not null,
      done_at timestamptz,
      made_at timestamptz not null,
      primary key (agency_id, decision_id),
      foreign key (agency_id, unit_id) references unit
    )`.execute(db)
  await sql`create index meeting_decision_newest on meeting_decision (agency_id, held_on desc)`.execute(db)
  await sql`
    create table rules_read (
      agency_id uuid not null references agency,
      user_id uuid not null references auth_user,
      version integer not null,
      at timestamptz not null,
      primary key (agency_id, user_id, version)
    )`.execute(db)
  await openToConsole(db, 'meeting_decision', 'select, insert, update')
  await openToConsole(db, 'rules_read', 'select, insert')
}
