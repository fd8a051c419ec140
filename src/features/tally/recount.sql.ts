import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { MEAN_SCALE } from '../../domain/tally.ts'
import type { Difference } from './tally.ts'

/** One statement over `response` and the counters at one moment: it shares no code with the counting it checks. */
export async function recount(
  db: Kysely<Database>,
  agencySlug: string | null,
): Promise<{ responses: number; differences: Difference[] }> {
  const agency = sql`(${agencySlug}::text is null or a.slug = ${agencySlug})`
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const { rows: total } = await sql<{ n: number }>`
        select count(*)::int as n from response r join agency a using (agency_id) where ${agency}`.execute(trx)
      const { rows: differences } = await sql<Difference>`
        with ${answers(agency)}, ${cells(agency)}, ${months(agency)}, ${hours(agency)}
        select a.slug as agency, d.place, d.day as "answeredOn", d.what,
               coalesce(d.counted, 'nothing') as counted, coalesce(d.recounted, 'nothing') as recounted
        from (${differingCells} union all ${differingMonths} union all ${differingHours}) d
        join agency a on a.agency_id = d.agency_id
        order by 1, 3, 2, 4`.execute(trx)
      return { responses: total[0]?.n ?? 0, differences }
    })
}

/** What the stored answers come to, by cell and element (`recounted`); those that wait to be counted are left out. */
const answers = (agency: RawBuilder<unknown>) => sql`
  answered as materialized (
    select r.agency_id, r.origin_id, r.answered_on, r.overall, r.scores, r.answered_hour, count(*) as times
    from response r join agency a on a.agency_id = r.agency_id and ${agency}
    where (r.agency_id, r.response_id) not in (select agency_id, unnest(response_ids) from pending)
    group by 1, 2, 3, 4, 5, 6
  ), given as (
    select w.agency_id, w.origin_id, w.answered_on, i.place, get_byte(w.scores, i.place - 1) as score, sum(w.times) as times
    from answered w cross join lateral generate_series(1, length(w.scores)) as i (place)
    group by 1, 2, 3, 4, 5
    union all
    select agency_id, origin_id, answered_on, 0, overall, sum(times) from answered where overall is not null group by 1, 2, 3, 5
  ), element as (
    select o.agency_id, o.origin_id, e.ordinality::int as place, e.value ->> 'code' as code
    from origin o
    join questionnaire q on q.agency_id = o.agency_id and q.questionnaire_id = o.questionnaire_id
    cross join lateral jsonb_array_elements(q.definition -> 'elements') with ordinality e
    union all
    select agency_id, origin_id, 0, 'overall' from origin
  ), person as (
    select w.agency_id, w.origin_id, w.answered_on, w.answered_hour, w.times, floor(${MEAN_SCALE}::int * s.sum / nullif(s.k, 0)) as mean
    from answered w cross join lateral (
      select sum(get_byte(w.scores, i)) as sum, count(*) filter (where get_byte(w.scores, i) > 0) as k
      from generate_series(0, length(w.scores) - 1) i
    ) s
  ), recounted as (
    select agency_id, origin_id, answered_on, coalesce(e.code, 'place ' || g.place) as what,
           format('%s/%s/%s/%s', coalesce(sum(times) filter (where score = 1), 0), coalesce(sum(times) filter (where score = 2), 0),
                                 coalesce(sum(times) filter (where score = 3), 0), coalesce(sum(times) filter (where score = 4), 0)) as value
    from given g left join element e using (agency_id, origin_id, place) where score > 0 group by 1, 2, 3, 4
    union all
    select agency_id, origin_id, answered_on, 'respondents',
           format('%s/%s/%s/%s', sum(times), coalesce(sum(times) filter (where mean is not null), 0),
                  coalesce(sum(times * mean), 0)::bigint, coalesce(sum(times * mean * mean), 0)::bigint)
    from person group by 1, 2, 3
  )`

/** What the counters of cells say. */
const cells = (agency: RawBuilder<unknown>) => sql`
  counted as (
    select k.agency_id, k.origin_id, k.answered_on, coalesce(e.code, 'place ' || k.place) as what, string_agg(k.n::text, '/' order by k.i) as value
    from (
      select t.agency_id, t.origin_id, t.answered_on, (c.i - 1) / 4 as place, c.i, c.n
      from tally t join agency a on a.agency_id = t.agency_id and ${agency}
      cross join lateral unnest(t.counts) with ordinality as c (n, i)
    ) k left join element e using (agency_id, origin_id, place)
    group by k.agency_id, k.origin_id, k.answered_on, k.place, e.code having sum(k.n) > 0
    union all
    select t.agency_id, origin_id, answered_on, 'respondents',
           format('%s/%s/%s/%s', responses, respondents, sum_mean, sum_squared_mean)
    from tally t join agency a on a.agency_id = t.agency_id and ${agency} where responses > 0
  )`

/** The cells summed up by month (`summed`), and the months as they are kept (`kept`). */
const months = (agency: RawBuilder<unknown>) => sql`
  cell as (
    select t.*, o.unit_id, date_trunc('month', t.answered_on)::date as month, coalesce(o.service_id, o.unit_id) as service, o.questionnaire_id, o.form
    from tally t join origin o on o.agency_id = t.agency_id and o.origin_id = t.origin_id join agency a on a.agency_id = t.agency_id and ${agency}
  ), of_month as (
    select t.*, coalesce(t.service_id, t.unit_id) as service from tally_month t join agency a on a.agency_id = t.agency_id and ${agency}
  ), summed as (
    select agency_id, unit_id, month, service, questionnaire_id, form, 'respondents' as what,
           format('%s/%s/%s/%s', sum(responses), sum(respondents), sum(sum_mean)::bigint, sum(sum_squared_mean)::bigint) as value
    from cell group by 1, 2, 3, 4, 5, 6
    union all
    select agency_id, unit_id, month, service, questionnaire_id, form, 'number ' || c.place, sum(c.n)::text
    from cell cross join lateral unnest(counts) with ordinality as c (n, place) group by 1, 2, 3, 4, 5, 6, c.place having sum(c.n) > 0
  ), kept as (
    select agency_id, unit_id, month, service, questionnaire_id, form, 'respondents' as what,
           format('%s/%s/%s/%s', responses, respondents, sum_mean, sum_squared_mean) as value
    from of_month
    union all
    select agency_id, unit_id, month, service, questionnaire_id, form, 'number ' || c.place, c.n::text
    from of_month cross join lateral unnest(counts) with ordinality as c (n, place) where c.n > 0
  )`

/** Respondents by weekday and hour, from the answers (`by_hour`) and as they are kept (`hour_kept`). */
const hours = (agency: RawBuilder<unknown>) => sql`
  by_hour as (
    select o.agency_id, o.unit_id, date_trunc('month', p.answered_on)::date as month, coalesce(o.service_id, o.unit_id) as service,
           extract(isodow from p.answered_on) - 1 as weekday, p.answered_hour as hour,
           format('%s/%s/%s/%s', sum(times), coalesce(sum(times) filter (where mean is not null), 0),
                  coalesce(sum(times * mean), 0)::bigint, coalesce(sum(times * mean * mean), 0)::bigint) as value
    from person p join origin o on o.agency_id = p.agency_id and o.origin_id = p.origin_id
    where p.answered_hour is not null group by 1, 2, 3, 4, 5, 6
  ), hour_kept as (
    select t.agency_id, t.unit_id, t.month, coalesce(t.service_id, t.unit_id) as service, t.weekday, t.hour,
           format('%s/%s/%s/%s', responses, respondents, sum_mean, sum_squared_mean) as value
    from tally_hour t join agency a on a.agency_id = t.agency_id and ${agency}
  )`

const differingCells = sql`
  select agency_id, 'origin ' || origin_id as place, answered_on as day, what, c.value as counted, r.value as recounted
  from counted c full join recounted r using (agency_id, origin_id, answered_on, what)
  where c.value is distinct from r.value`

const differingMonths = sql`
  select k.agency_id, 'whole month of ' || u.slug, k.month, k.what, k.counted, k.recounted
  from (
    select agency_id, unit_id, month, what, k.value as counted, s.value as recounted
    from kept k full join summed s using (agency_id, unit_id, month, service, questionnaire_id, form, what)
    where k.value is distinct from s.value
  ) k join unit u on u.agency_id = k.agency_id and u.unit_id = k.unit_id`

const differingHours = sql`
  select k.agency_id, 'hours of ' || u.slug, k.month, format('weekday %s, hour %s', k.weekday, k.hour), k.counted, k.recounted
  from (
    select agency_id, unit_id, month, weekday, hour, k.value as counted, r.value as recounted
    from hour_kept k full join by_hour r using (agency_id, unit_id, month, service, weekday, hour)
    where k.value is distinct from r.value
  ) k join unit u on u.agency_id = k.agency_id and u.unit_id = k.unit_id`
