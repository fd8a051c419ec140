import { type Kysely, sql } from 'kysely'

/**
 * A response keeps the hour in which it was given and no closer time, so that nobody can look up who stood at the counter then; and
 * no digest of its body, with which a comment could be guessed after its key was deleted. Both together also save 14 of 130 bytes a row.
 *
 * The table is written anew: a dropped column would leave a null in every row, and its bitmap costs the eight bytes again.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table response rename to response_with_time`.execute(db)
  await sql`alter table response_with_time rename constraint response_pkey to response_with_time_pkey`.execute(db)
  await sql`
    create table response (
      agency_id uuid not null,
      response_id uuid not null,
      key uuid not null,
      origin_id bigint not null,
      answered_on date not null,
      answered_hour smallint check (answered_hour between 0 and 23),
      overall smallint check (overall between 1 and 4),
      lang text not null check (lang in ('id', 'en')),
      gender text check (gender in ('L', 'P')),
      age text,
      education text,
      occupation text,
      scores bytea not null,
      constraint response_id_is_of_key check (
        response_id = encode(substring(sha256(uuid_send(agency_id) || uuid_send(key)) for 16), 'hex')::uuid
      )
    )`.execute(db)
  await sql`
    insert into response
    select r.agency_id, r.response_id, r.key, r.origin_id, r.answered_on,
           case when o.channel <> 'import' then extract(hour from r.stored_at at time zone a.time_zone) end,
           r.overall, r.lang, r.gender, r.age, r.education, r.occupation, r.scores
    from response_with_time r
    join agency a using (agency_id)
    join origin o using (agency_id, origin_id)`.execute(db)
  await sql`alter table response_comment drop constraint response_comment_agency_id_response_id_fkey`.execute(db)
  await sql`drop table response_with_time`.execute(db)
  await sql`alter table response add constraint response_pkey primary key (agency_id, response_id)`.execute(db)
  await sql`alter table response_comment add foreign key (agency_id, response_id) references response`.execute(db)
  await sql`comment on table response is 'isian survei, append-only'`.execute(db)
  await sql`comment on column response.answered_hour is 'on the clocks of the agency; null where only the day is known'`.execute(
    db,
  )
}
