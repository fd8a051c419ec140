import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { unitsOf } from './places.sql.ts'
import type { Span } from './span.ts'

export type ActivityRow = {
  code: string
  name: string
  unitId: string
  unit: string
  slug: string
  firstOn: string
  lastOn: string
  weekdays: number[]
}

export type Activity = {
  /** The last day with an answer at any point; null where none had one. */
  lastOn: string | null
  points: ActivityRow[]
}

/**
 * When answers came last, and the open points that had answers between two days and none after `silentSince`, with the weekdays on which
 * they came. Of all other points the last day is looked up and nothing else. Nothing where the span has more points than `most`.
 */
export async function readActivity(
  db: Kysely<Database>,
  span: Span,
  { from, to, silentSince }: { from: string; to: string; silentSince: string },
  most: number,
): Promise<Activity> {
  const { agencyId } = span
  const ofDay = [0, 1, 2, 3, 4, 5, 6].map(
    (day) => sql`count(*) filter (where extract(isodow from d.day) = ${day + 1}::int)::int`,
  )
  const { rows } = await sql<{ newest: string | null } & (ActivityRow | { code: null })>`
    with place as materialized (
      select point_id, unit_id, name from point
      where agency_id = ${agencyId} and state = 'open' and unit_id in (${unitsOf(span)}) limit ${most + 1}::int
    ), last as materialized (
      select p.point_id, max(l.answered_on) as last_on
      from place p
      join origin o on o.agency_id = ${agencyId} and o.point_id = p.point_id
      cross join lateral (
        select t.answered_on from tally t
        where t.agency_id = o.agency_id and t.origin_id = o.origin_id and t.answered_on between ${from}::date and ${to}::date
        order by t.answered_on desc limit 1
      ) l
      where (select count(*) from place) <= ${most}::int
      group by p.point_id
    ), active as (
      select distinct o.point_id, t.answered_on as day
      from last
      join origin o on o.agency_id = ${agencyId} and o.point_id = last.point_id
      join tally t on t.agency_id = o.agency_id and t.origin_id = o.origin_id and t.answered_on between ${from}::date and ${to}::date
      where last.last_on <= ${silentSince}::date
    ), habit as (
      select d.point_id, min(d.day) as first_on, max(d.day) as last_on, array[${sql.join(ofDay)}] as weekdays
      from active d group by d.point_id
    )
    select n.newest, p.name, u.unit_id as "unitId", u.name as unit, u.slug, h.first_on as "firstOn", h.last_on as "lastOn", h.weekdays,
           (select min(c.code) from point_code c where c.agency_id = ${agencyId} and c.point_id = p.point_id and c.revoked_at is null) as code
    from (select max(last_on) as newest from last) n
    left join (habit h join place p on p.point_id = h.point_id join unit u on u.agency_id = ${agencyId} and u.unit_id = p.unit_id) on true
    order by h.last_on, u.name, p.name`.execute(db)
  const points = rows.flatMap(({ newest: _, ...row }) => (row.code === null ? [] : [row]))
  return { lastOn: rows[0]?.newest ?? null, points }
}

export async function countWaiting(db: Kysely<Database>, agencyId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select coalesce(sum(responses), 0)::int as n from pending where agency_id = ${agencyId} and set_aside_at is null`.execute(
    db,
  )
  return rows[0]?.n ?? 0
}
