import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { MEAN_SCALE } from '../../domain/tally.ts'
import type { Cell, Countable, Difference } from './tally.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

const DRAIN_LOCK = 5_821_407_214

/** One drain at a time over all processes; the others need not wait, their work is being done. */
export async function tryDrainLock(trx: Trx): Promise<boolean> {
  const { rows } = await sql<{ got: boolean }>`select pg_try_advisory_xact_lock(${DRAIN_LOCK}) as got`.execute(trx)
  return rows[0]?.got ?? false
}

export async function waitForDrainLock(trx: Trx): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(${DRAIN_LOCK})`.execute(trx)
  return true
}

/** Takes some batches out of the queue; equal answers come as one with their number. */
export async function takePending(trx: Trx, batches: number): Promise<Countable[]> {
  const { rows } = await sql<Countable>`
    /* name: take_pending */
    with taken as (
      delete from pending where ctid = any (array(select ctid from pending limit ${batches} for update skip locked))
      returning *
    )
    select t.agency_id as "agencyId", a.origin_id::text as "originId", a.answered_on as "answeredOn", a.overall, a.scores,
           count(*)::int as times
    from taken t cross join lateral unnest(t.origin_ids, t.answered_on, t.overall, t.scores) as a (origin_id, answered_on, overall, scores)
    group by 1, 2, 3, 4, 5`.execute(trx)
  return rows
}

/** The element codes, in order, of the questionnaire of each origin; keyed `agency/origin`. */
export async function findElementCodes(
  trx: Trx,
  origins: readonly { agencyId: string; originId: string }[],
): Promise<Map<string, string[]>> {
  const wanted = new Map(origins.map((origin) => [`${origin.agencyId}/${origin.originId}`, origin]))
  const list = [...wanted.values()]
  const { rows } = await sql<{ agencyId: string; originId: string; codes: string[] }>`
    select o.agency_id as "agencyId", o.origin_id::text as "originId",
           array(select e.value ->> 'code' from jsonb_array_elements(q.definition -> 'elements') with ordinality e order by e.ordinality) as codes
    from unnest(${list.map((origin) => origin.agencyId)}::uuid[], ${list.map((origin) => origin.originId)}::bigint[]) as k (agency_id, origin_id)
    join origin o on o.agency_id = k.agency_id and o.origin_id = k.origin_id
    join questionnaire q on q.agency_id = o.agency_id and q.questionnaire_id = o.questionnaire_id`.execute(trx)
  return new Map(rows.map((row) => [`${row.agencyId}/${row.originId}`, row.codes]))
}

/** Adds cells to the counters; in the order of the key, so that two writers cannot lock each other out. */
export async function addCells(trx: Trx, cells: readonly Cell[]): Promise<void> {
  const sorted = [...cells].sort((a, b) => (cellKey(a) < cellKey(b) ? -1 : 1))
  await addRespondents(trx, sorted)
  await addElements(trx, sorted)
}

async function addRespondents(trx: Trx, cells: readonly Cell[]): Promise<void> {
  const column = (read: (cell: Cell) => unknown) => cells.map(read)
  await sql`
    insert into tally_respondent as t (agency_id, origin_id, answered_on, responses, respondents, sum_mean, sum_squared_mean)
    select * from unnest(
      ${column((cell) => cell.agencyId)}::uuid[], ${column((cell) => cell.originId)}::bigint[],
      ${column((cell) => cell.answeredOn)}::date[], ${column((cell) => cell.tally.respondents.responses)}::integer[],
      ${column((cell) => cell.tally.respondents.respondents)}::integer[], ${column((cell) => cell.tally.respondents.sumMean)}::bigint[],
      ${column((cell) => cell.tally.respondents.sumSquaredMean)}::bigint[])
    on conflict (agency_id, origin_id, answered_on) do update set
      responses = t.responses + excluded.responses, respondents = t.respondents + excluded.respondents,
      sum_mean = t.sum_mean + excluded.sum_mean, sum_squared_mean = t.sum_squared_mean + excluded.sum_squared_mean`.execute(
    trx,
  )
}

async function addElements(trx: Trx, cells: readonly Cell[]): Promise<void> {
  const rows = cells.flatMap((cell) =>
    [...cell.tally.elements.values()]
      .sort((a, b) => (a.element < b.element ? -1 : 1))
      .map((entry) => ({ ...cell, element: entry.element, counts: entry.counts })),
  )
  if (rows.length === 0) return
  const count = (place: 0 | 1 | 2 | 3) => rows.map((row) => row.counts[place])
  await sql`
    insert into tally_element as t (agency_id, origin_id, answered_on, element, n, sum, sum_squares, c1, c2, c3, c4)
    select agency_id, origin_id, answered_on, element, c1 + c2 + c3 + c4, c1 + 2 * c2 + 3 * c3 + 4 * c4,
           c1 + 4 * c2 + 9 * c3 + 16 * c4, c1, c2, c3, c4
    from unnest(
      ${rows.map((row) => row.agencyId)}::uuid[], ${rows.map((row) => row.originId)}::bigint[],
      ${rows.map((row) => row.answeredOn)}::date[], ${rows.map((row) => row.element)}::text[],
      ${count(0)}::integer[], ${count(1)}::integer[], ${count(2)}::integer[], ${count(3)}::integer[]
    ) as k (agency_id, origin_id, answered_on, element, c1, c2, c3, c4)
    on conflict (agency_id, origin_id, answered_on, element) do update set
      n = t.n + excluded.n, sum = t.sum + excluded.sum, sum_squares = t.sum_squares + excluded.sum_squares,
      c1 = t.c1 + excluded.c1, c2 = t.c2 + excluded.c2, c3 = t.c3 + excluded.c3, c4 = t.c4 + excluded.c4`.execute(trx)
}

/** After many rows came at once; the planner would otherwise guess from the empty tables until autovacuum comes by. */
export async function refreshStatistics(db: Db): Promise<void> {
  await sql`analyze origin, response, tally_element, tally_respondent`.execute(db)
}

export async function countPending(db: Db): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select coalesce(sum(cardinality(response_ids)), 0)::int as n from pending`.execute(db)
  return rows[0]?.n ?? 0
}

/** One statement over `response` and the counters at one moment: it shares no code with the counting it checks. */
export async function recount(
  db: Db,
  agencySlug: string | null,
): Promise<{ responses: number; differences: Difference[] }> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const agency = sql`(${agencySlug}::text is null or a.slug = ${agencySlug})`
      const { rows: total } = await sql<{ n: number }>`
      select count(*)::int as n from response r join agency a using (agency_id) where ${agency}`.execute(trx)
      const { rows: differences } = await sql<Difference>`
      with answered as materialized (
        select r.agency_id, r.origin_id, r.answered_on, r.overall, r.scores, count(*) as times
        from response r join agency a on a.agency_id = r.agency_id and ${agency}
        where (r.agency_id, r.response_id) not in (select agency_id, unnest(response_ids) from pending)
        group by 1, 2, 3, 4, 5
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
        select w.agency_id, w.origin_id, w.answered_on, w.times, floor(${MEAN_SCALE}::int * s.sum / nullif(s.k, 0)) as mean
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
      ), counted as (
        select t.agency_id, origin_id, answered_on, element as what, format('%s/%s/%s/%s', c1, c2, c3, c4) as value
        from tally_element t join agency a on a.agency_id = t.agency_id and ${agency} where n > 0
        union all
        select t.agency_id, origin_id, answered_on, 'respondents',
               format('%s/%s/%s/%s', responses, respondents, sum_mean, sum_squared_mean)
        from tally_respondent t join agency a on a.agency_id = t.agency_id and ${agency} where responses > 0
      )
      select a.slug as agency, d.origin_id::text as "originId", d.answered_on as "answeredOn", d.what,
             coalesce(d.counted, 'nothing') as counted, coalesce(d.recounted, 'nothing') as recounted
      from (
        select agency_id, origin_id, answered_on, what, c.value as counted, r.value as recounted
        from counted c full join recounted r using (agency_id, origin_id, answered_on, what)
        where c.value is distinct from r.value
      ) d join agency a on a.agency_id = d.agency_id
      order by 1, 3, 2, 4`.execute(trx)
      return { responses: total[0]?.n ?? 0, differences }
    })
}

function cellKey(cell: Cell): string {
  return `${cell.agencyId}/${cell.originId}/${cell.answeredOn}`
}
