import { type Kysely, sql } from 'kysely'

/**
 * What becomes of a response after it was stored, beside it: events that hold or release it, and the answer to its comment. And
 * the forms on paper that were typed in.
 *
 * The wish for a reply stands with the comment, since there is nothing else to reply to. The number of a paper form is not unique
 * here: the key of its response is made of it, and that is.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table response_state (
      agency_id uuid not null,
      response_id uuid not null,
      event_no integer not null check (event_no > 0),
      state text not null check (state in ('held', 'excluded', 'released')),
      at timestamptz not null,
      primary key (agency_id, response_id, event_no),
      foreign key (agency_id, response_id) references response
    )`.execute(db)
  await sql`alter table response_comment add column wants_reply boolean not null default false`.execute(db)
  await sql`create index response_comment_reply on response_comment (agency_id, month) where wants_reply`.execute(db)
  await sql`
    create table response_reply (
      agency_id uuid not null,
      response_id uuid not null,
      replied_on date not null,
      month date not null references comment_key,
      sealed bytea not null,
      primary key (agency_id, response_id),
      foreign key (agency_id, response_id) references response_comment
    )`.execute(db)
  await sql`
    create table paper_form (
      agency_id uuid not null,
      response_id uuid not null,
      point_id uuid not null,
      form_no text not null,
      entered_on date not null,
      access_key_id integer not null,
      primary key (agency_id, response_id),
      foreign key (agency_id, response_id) references response,
      foreign key (agency_id, point_id) references point,
      foreign key (agency_id, access_key_id) references access_key
    )`.execute(db)
  await sql`create index paper_form_day on paper_form (agency_id, entered_on)`.execute(db)
  await sql`comment on table response_state is 'append-only; the last event of a response says whether it is held, excluded or released again'`.execute(
    db,
  )
  await sql`comment on table response_reply is 'jawaban instansi, encrypted like the comment it answers'`.execute(db)
  await sql`comment on table paper_form is 'formulir kertas that were typed in, and at which desk'`.execute(db)
}
