import { type Kysely, sql } from 'kysely'
import { openToConsole } from '../roles.ts'

/**
 * Counters by weekday and hour of a unit's service in a month: when people are content, and when not. The queue carries the hour, so that
 * counting reads no response again.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table tally_hour (
      agency_id uuid not null,
      unit_id uuid not null,
      month date not null check (month = date_trunc('month', month)),
      service_id uuid,
      weekday smallint not null check (weekday between 0 and 6),
      hour smallint not null check (hour between 0 and 23),
      responses integer not null check (responses >= 0),
      respondents integer not null check (respondents between 0 and responses),
      sum_mean bigint not null,
      sum_squared_mean bigint not null,
      constraint tally_hour_key unique nulls not distinct (agency_id, unit_id, month, service_id, weekday, hour),
      foreign key (agency_id, unit_id) references unit,
      foreign key (agency_id, service_id) references service
    )`.execute(db)
  await sql`
    comment on table tally_hour is
    'hitungan per jam: respondents of a unit and service by month, weekday (Monday is 0) and hour; without those of an unknown hour'`.execute(
    db,
  )
  await sql`alter table pending add column answered_hour smallint[]`.execute(db)
  await sql`
    update pending p set answered_hour = (
      select array_agg(r.answered_hour order by i.place)
      from unnest(p.response_ids) with ordinality i (response_id, place)
      left join response r on r.agency_id = p.agency_id and r.response_id = i.response_id)`.execute(db)
  await sql`alter table pending alter column answered_hour set not null`.execute(db)
  await sumUpResponses(db)
  await openToConsole(db, 'tally_hour', 'select')
}

/** What was counted before: all responses but those that wait. */
async function sumUpResponses(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into tally_hour (agency_id, unit_id, month, service_id, weekday, hour, responses, respondents, sum_mean, sum_squared_mean)
    select o.agency_id, o.unit_id, date_trunc('month', r.answered_on)::date, o.service_id, extract(isodow from r.answered_on) - 1, r.answered_hour,
           count(*), count(s.mean), coalesce(sum(s.mean), 0), coalesce(sum(s.mean * s.mean), 0)
    from response r
    join origin o on o.agency_id = r.agency_id and o.origin_id = r.origin_id
    cross join lateral (
      select floor(2520 * sum(get_byte(r.scores, i)) / nullif(count(*) filter (where get_byte(r.scores, i) > 0), 0))::bigint as mean
      from generate_series(0, length(r.scores) - 1) i
    ) s
    where r.answered_hour is not null
      and not exists (select from pending p where p.agency_id = r.agency_id and r.response_id = any (p.response_ids))
    group by 1, 2, 3, 4, 5, 6`.execute(db)
}
