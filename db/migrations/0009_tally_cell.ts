import { type Kysely, sql } from 'kysely'

/**
 * One row per cell: an origin and a day. With a row per element, an answer at a quiet counter touched eleven rows, and counting
 * it cost more than storing it. Readers keep the two names, as views.
 *
 * `tally_element` needs the codes of the elements. They stand beside the definition: read from it, a statement planned without
 * statistics took its JSON apart for every cell, and the index of a year took four times as long.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table tally (
      agency_id uuid not null,
      origin_id bigint not null,
      answered_on date not null,
      responses integer not null check (responses >= 0),
      respondents integer not null check (respondents between 0 and responses),
      sum_mean bigint not null,
      sum_squared_mean bigint not null,
      counts integer[] not null,
      primary key (agency_id, origin_id, answered_on),
      foreign key (agency_id, origin_id) references origin,
      constraint tally_counts_are_fours check (cardinality(counts) % 4 = 0),
      constraint tally_counts_are_numbers check (array_position(counts, null) is null and 0 <= all (counts))
    )`.execute(db)
  await sql`
    alter table questionnaire add column places jsonb not null generated always as (
      '["overall"]' || jsonb_path_query_array(definition, '$.elements[*].code')
    ) stored`.execute(db)
  await copyCells(db)
  await sql`analyze questionnaire, tally`.execute(db) // else the views would be planned for an empty table until autovacuum comes by
  await sql`drop table tally_element, tally_respondent`.execute(db)
  await createViews(db)
  await comment(db)
  await extendPending(db)
}

const placesOf = sql`jsonb_array_elements_text(q.places) with ordinality as e (element, place)`

async function copyCells(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into tally
    select r.*, (
      select array_agg(coalesce(c.n, 0) order by e.place, c.score)
      from origin o
      join questionnaire q on q.agency_id = o.agency_id and q.questionnaire_id = o.questionnaire_id
      cross join lateral ${placesOf}
      left join tally_element t on t.agency_id = r.agency_id and t.origin_id = r.origin_id
        and t.answered_on = r.answered_on and t.element = e.element
      cross join lateral unnest(array[t.c1, t.c2, t.c3, t.c4]) with ordinality as c (n, score)
      where o.agency_id = r.agency_id and o.origin_id = r.origin_id
    )
    from tally_respondent r`.execute(db)
}

/** Elements that were answered; what is asked first in the condition is what is given most, and one look at the array is enough. */
async function createViews(db: Kysely<unknown>): Promise<void> {
  await sql`
    create view tally_respondent as
    select agency_id, origin_id, answered_on, responses, respondents, sum_mean, sum_squared_mean from tally`.execute(db)
  await sql`
    create view tally_element as
    select t.agency_id, t.origin_id, t.answered_on, e.element, c1 + c2 + c3 + c4 as n,
           c1 + 2::bigint * c2 + 3::bigint * c3 + 4::bigint * c4 as sum,
           c1 + 4::bigint * c2 + 9::bigint * c3 + 16::bigint * c4 as sum_squares, c1, c2, c3, c4
    from tally t
    join origin o on o.agency_id = t.agency_id and o.origin_id = t.origin_id
    join (questionnaire q cross join lateral ${placesOf})
      on q.agency_id = o.agency_id and q.questionnaire_id = o.questionnaire_id
    cross join lateral (
      select t.counts[4 * e.place::integer - 3], t.counts[4 * e.place::integer - 2],
             t.counts[4 * e.place::integer - 1], t.counts[4 * e.place::integer]
    ) as c (c1, c2, c3, c4)
    where c3 > 0 or c4 > 0 or c2 > 0 or c1 > 0`.execute(db)
}

async function comment(db: Kysely<unknown>): Promise<void> {
  await sql`comment on table tally is 'hitungan: what was answered under one origin on one day, in one row'`.execute(db)
  await sql`comment on column tally.respondents is 'responses with at least one element answered: the n of the index'`.execute(
    db,
  )
  await sql`comment on column tally.sum_mean is 'sum of 2520 × mean score of a respondent'`.execute(db)
  await sql`
    comment on column tally.counts is
    'unsur pelayanan: how many 1s, 2s, 3s and 4s at each place; as questionnaire.places names them'`.execute(db)
  await sql`
    comment on column questionnaire.places is
    'the codes at the places of tally.counts: first overall, then the elements in the order of the definition'`.execute(
    db,
  )
}

/** How many and since when: the oldest is counted first, and the queue can be watched without reading its arrays. */
async function extendPending(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table pending
      add column responses integer not null generated always as (cardinality(response_ids)) stored,
      add column queued_at timestamptz not null default now()`.execute(db)
  await sql`create index pending_queued on pending (queued_at)`.execute(db)
}
