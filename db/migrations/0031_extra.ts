import { type Kysely, sql } from 'kysely'
import { openToConsole } from '../roles.ts'

/**
 * Answers to the extra questions of a version: in a table of their own, so that an answer without any costs nothing. Choices are
 * numbers; texts are sealed like comments, under the key of their month. `is_counted` is the queue to the counters: a row is counted
 * in the transaction that marks it. The pages of staff read the counters alone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table response_extra (
      agency_id uuid not null,
      response_id uuid not null,
      choices jsonb not null,
      month date references comment_key,
      sealed bytea,
      is_counted boolean not null default false,
      primary key (agency_id, response_id),
      foreign key (agency_id, response_id) references response,
      constraint response_extra_sealed_by_month check ((month is null) = (sealed is null))
    )`.execute(db)
  await sql`create index response_extra_uncounted on response_extra (agency_id, response_id) where not is_counted`.execute(
    db,
  )
  await sql`
    create table extra_tally (
      agency_id uuid not null,
      questionnaire_id uuid not null,
      unit_id uuid not null,
      month date not null,
      code text not null,
      option smallint not null check (option >= 0),
      n integer not null check (n >= 0),
      primary key (agency_id, questionnaire_id, unit_id, month, code, option),
      foreign key (agency_id, questionnaire_id) references questionnaire,
      foreign key (agency_id, unit_id) references unit
    )`.execute(db)
  await openToConsole(db, 'extra_tally', 'select')
  await sql`comment on table response_extra is 'jawaban pertanyaan tambahan, append-only but for is_counted'`.execute(
    db,
  )
  await sql`comment on column response_extra.choices is 'by code the options chosen, numbered from 1; an empty list is a text, which is in sealed'`.execute(
    db,
  )
  await sql`comment on table extra_tally is 'how often each option was chosen; option 0 is everybody who answered the question'`.execute(
    db,
  )
}
