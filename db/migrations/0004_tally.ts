import { type Kysely, sql } from 'kysely'

/**
 * Counters, integers only. Everything shown is computed from these; a recount of `response` must give the same integers.
 *
 * A respondent's mean over k answered elements is kept as an integer: 2520 × sum / k, since 2520 is divisible by 1…10.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table tally_element (
      agency_id uuid not null,
      origin_id bigint not null,
      answered_on date not null,
      element text not null,
      n integer not null check (n >= 0),
      sum bigint not null,
      sum_squares bigint not null,
      c1 integer not null,
      c2 integer not null,
      c3 integer not null,
      c4 integer not null,
      primary key (agency_id, origin_id, answered_on, element),
      foreign key (agency_id, origin_id) references origin,
      check (n = c1 + c2 + c3 + c4),
      check (sum = c1 + 2 * c2 + 3 * c3 + 4 * c4),
      check (sum_squares = c1 + 4 * c2 + 9 * c3 + 16 * c4)
    )`.execute(db)
  await sql`
    create table tally_respondent (
      agency_id uuid not null,
      origin_id bigint not null,
      answered_on date not null,
      responses integer not null check (responses >= 0),
      respondents integer not null check (respondents between 0 and responses),
      sum_mean bigint not null,
      sum_squared_mean bigint not null,
      primary key (agency_id, origin_id, answered_on),
      foreign key (agency_id, origin_id) references origin
    )`.execute(db)
  await sql`comment on table tally_element is 'answers per element; the element overall is the first question, outside the index'`.execute(
    db,
  )
  await sql`comment on column tally_respondent.respondents is 'responses with at least one element answered: the n of the index'`.execute(
    db,
  )
  await sql`comment on column tally_respondent.sum_mean is 'sum of 2520 × mean score of a respondent'`.execute(db)
}
