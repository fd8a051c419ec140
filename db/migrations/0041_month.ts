import { type Kysely, sql } from 'kysely'
import { openToConsole } from '../roles.ts'

/**
 * Counters by month, unit and service, beside the cells: a page about a year of a unit reads a dozen rows, whether the unit has four
 * points or 50,000 of them (whose cells of one day took a page 2 seconds). They change in the transaction that changes the cells.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table tally_month (
      agency_id uuid not null,
      unit_id uuid not null,
      month date not null check (month = date_trunc('month', month)),
      service_id uuid,
      questionnaire_id uuid not null,
      form text not null,
      responses integer not null check (responses >= 0),
      respondents integer not null check (respondents between 0 and responses),
      sum_mean bigint not null,
      sum_squared_mean bigint not null,
      counts integer[] not null,
      constraint tally_month_key unique nulls not distinct (agency_id, unit_id, month, service_id, questionnaire_id, form),
      foreign key (agency_id, unit_id) references unit,
      foreign key (agency_id, service_id) references service,
      foreign key (agency_id, questionnaire_id) references questionnaire,
      constraint tally_month_counts_are_fours check (cardinality(counts) % 4 = 0),
      constraint tally_month_counts_are_numbers check (array_position(counts, null) is null and 0 <= all (counts))
    )`.execute(db)
  await sql`comment on table tally_month is 'hitungan per bulan: the cells of a unit, service and questionnaire, summed up by month'`.execute(
    db,
  )
  await sumUpCells(db)
  await sql`
    create view tally_month_element with (security_invoker = true) as
    select t.agency_id, t.unit_id, t.month, t.service_id, t.form, e.element, c1, c2, c3, c4
    from tally_month t
    join (questionnaire q cross join lateral jsonb_array_elements_text(q.places) with ordinality as e (element, place))
      on q.agency_id = t.agency_id and q.questionnaire_id = t.questionnaire_id
    cross join lateral (
      select t.counts[4 * e.place::integer - 3], t.counts[4 * e.place::integer - 2],
             t.counts[4 * e.place::integer - 1], t.counts[4 * e.place::integer]
    ) as c (c1, c2, c3, c4)
    where c3 > 0 or c4 > 0 or c2 > 0 or c1 > 0`.execute(db)
  await openToConsole(db, 'tally_month', 'select')
  await sql`grant select on tally_month_element to suara_console`.execute(db)
}

async function sumUpCells(db: Kysely<unknown>): Promise<void> {
  const key = sql`agency_id, unit_id, month, service_id, questionnaire_id, form`
  await sql`
    with cell as (
      select o.agency_id, o.unit_id, date_trunc('month', t.answered_on)::date as month, o.service_id, o.questionnaire_id, o.form,
             t.responses, t.respondents, t.sum_mean, t.sum_squared_mean, t.counts
      from tally t join origin o on o.agency_id = t.agency_id and o.origin_id = t.origin_id
    ), number as (
      select ${key}, c.place, sum(c.n)::integer as n
      from cell cross join lateral unnest(counts) with ordinality as c (n, place) group by ${key}, c.place
    )
    insert into tally_month (${key}, responses, respondents, sum_mean, sum_squared_mean, counts)
    select ${key}, sum(responses), sum(respondents), sum(sum_mean), sum(sum_squared_mean),
           (select array_agg(n.n order by n.place) from number n
            where (n.agency_id, n.unit_id, n.month, n.questionnaire_id, n.form) = (c.agency_id, c.unit_id, c.month, c.questionnaire_id, c.form)
              and n.service_id is not distinct from c.service_id)
    from cell c group by ${key}`.execute(db)
}
