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

/** Open points with answers between two days, and on which weekdays; nothing where the span has more points than `most`. */
export async function listActivity(
  db: Kysely<Database>,
  span: Span,
  days: { from: string; to: string },
  most: number,
): Promise<ActivityRow[]> {
  const { agencyId } = span
  const ofDay = [0, 1, 2, 3, 4, 5, 6].map(
    (day) => sql`count(*) filter (where extract(isodow from d.day) = ${day + 1}::int)::int`,
  )
  const { rows } = await sql<ActivityRow>`
    with place as materialized (
      select point_id, unit_id, name from point
      where agency_id = ${agencyId} and state = 'open' and unit_id in (${unitsOf(span)}) limit ${most + 1}::int
    ), active as (
      select distinct o.point_id, t.answered_on as day
      from place p
      join origin o on o.agency_id = ${agencyId} and o.point_id = p.point_id
      join tally t on t.agency_id = o.agency_id and t.origin_id = o.origin_id and t.answered_on between ${days.from}::date and ${days.to}::date
      where (select count(*) from place) <= ${most}::int
    ), habit as (
      select d.point_id, min(d.day) as first_on, max(d.day) as last_on, array[${sql.join(ofDay)}] as weekdays
      from active d group by d.point_id
    )
    select p.name, u.unit_id as "unitId", u.name as unit, u.slug, h.first_on as "firstOn", h.last_on as "lastOn", h.weekdays,
           (select min(c.code) from point_code c where c.agency_id = ${agencyId} and c.point_id = p.point_id and c.revoked_at is null) as code
    from habit h join place p on p.point_id = h.point_id join unit u on u.agency_id = ${agencyId} and u.unit_id = p.unit_id
    order by h.last_on, u.name, p.name`.execute(db)
  return rows
}

export async function countWaiting(db: Kysely<Database>, agencyId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select coalesce(sum(responses), 0)::int as n from pending where agency_id = ${agencyId} and set_aside_at is null`.execute(
    db,
  )
  return rows[0]?.n ?? 0
}
