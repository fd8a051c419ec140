import { type Kysely, sql } from 'kysely'

/**
 * One submission is one row, stored once.
 *
 * `response_id` is the first 128 bits of SHA-256(agency_id ‖ key). The primary key is therefore the guard that lets a key
 * in once per agency, and no second index of 40 bytes a row is needed for it.
 *
 * `scores` holds one byte per element in the questionnaire's order, 0 where the citizen gave no answer.
 * It has no foreign key to `origin`: the check would lock the one origin row that all answers of a busy counter share.
 * `pending` is the queue between response and tally, a row per batch that holds what
 * counting needs: written in the transaction that stores, emptied in the one that counts.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table origin (
      agency_id uuid not null,
      origin_id bigint not null,
      unit_id uuid not null,
      service_id uuid,
      point_id uuid not null,
      officer_id uuid,
      channel text not null check (channel in ('qr', 'token', 'kiosk', 'paper', 'import')),
      questionnaire_id uuid not null,
      primary key (agency_id, origin_id),
      foreign key (agency_id, unit_id) references unit,
      foreign key (agency_id, service_id) references service,
      foreign key (agency_id, point_id) references point,
      foreign key (agency_id, officer_id) references officer,
      foreign key (agency_id, questionnaire_id) references questionnaire
    )`.execute(db)
  await sql`
    create table response (
      agency_id uuid not null,
      response_id uuid not null,
      key uuid not null,
      origin_id bigint not null,
      stored_at timestamptz not null,
      body_digest bigint not null,
      answered_on date not null,
      overall smallint check (overall between 1 and 4),
      lang text not null check (lang in ('id', 'en')),
      gender text check (gender in ('L', 'P')),
      age text,
      education text,
      occupation text,
      scores bytea not null,
      primary key (agency_id, response_id),
      constraint response_id_is_of_key check (
        response_id = encode(substring(sha256(uuid_send(agency_id) || uuid_send(key)) for 16), 'hex')::uuid
      )
    )`.execute(db)
  await sql`
    create table comment_key (
      month date primary key,
      sealed bytea not null
    )`.execute(db)
  await sql`
    create table response_comment (
      agency_id uuid not null,
      response_id uuid not null,
      month date not null references comment_key,
      sealed bytea not null,
      redacted text,
      primary key (agency_id, response_id),
      foreign key (agency_id, response_id) references response
    )`.execute(db)
  await sql`
    create table pending (
      agency_id uuid not null,
      response_ids uuid[] not null,
      origin_ids bigint[] not null,
      answered_on date[] not null,
      overall smallint[] not null,
      scores bytea[] not null
    )`.execute(db)
  await sql`create index origin_unit on origin (agency_id, unit_id)`.execute(db)
  await sql`comment on table origin is 'the place, person, channel and questionnaire under which answers were given, one row per combination'`.execute(
    db,
  )
  await sql`comment on table response is 'isian survei, append-only'`.execute(db)
  await sql`comment on table response_comment is 'saran dan masukan, encrypted with the key of its month; redacted copy beside'`.execute(
    db,
  )
  await sql`comment on table comment_key is 'one key per month, itself sealed with SECRET_KEY; deleting it makes that month unreadable'`.execute(
    db,
  )
  await sql`comment on table pending is 'stored, not yet counted'`.execute(db)
}
