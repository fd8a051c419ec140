import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Period } from '../../domain/period.ts'
import type { Span } from './span.ts'
import type { PlaceLine } from './places.ts'

/** The units of a span, as a table expression of their ids. */
export function unitsOf({ agencyId, unitIds }: Span): RawBuilder<unknown> {
  if (unitIds === null) return sql`select unit_id from unit where agency_id = ${agencyId}`
  return sql`
    with recursive below as (
      select unnest(${unitIds}::uuid[]) as unit_id
      union
      select u.unit_id from unit u join below b on u.agency_id = ${agencyId} and u.parent_id = b.unit_id
    ) select unit_id from below`
}

/**
 * Every unit of a span as a row of its own, and every service of it. People served count with the answers of the same months alone, of
 * months that were counted to their end.
 */
export async function listPlaces(db: Kysely<Database>, span: Span, period: Period): Promise<PlaceLine[]> {
  const { agencyId } = span
  const { rows } = await sql<PlaceLine>`
    with inside as (${unitsOf(span)}),
    counted as (
      select unit_id, service_id, month, served from visit_month
      where agency_id = ${agencyId} and month between ${period.from}::date and ${period.to}::date and unit_id in (select unit_id from inside)
    ), coverage as (
      select c.unit_id, c.service_id, sum(c.served)::int as served, sum(a.answered)::int as answered
      from counted c cross join lateral (
        select coalesce(sum(m.responses), 0) as answered from tally_month m
        where m.agency_id = ${agencyId} and m.unit_id = c.unit_id and m.month = c.month
          and (c.service_id is null or m.service_id = c.service_id)
      ) a group by 1, 2
    ), chosen as (
      select service_ids from service_priority where agency_id = ${agencyId} and period <= ${priorityKey(period)} order by period desc limit 1
    ), place as (
      select u.unit_id, null::uuid as service_id, null::text as service, u.ended_at from unit u where u.agency_id = ${agencyId}
      union all
      select s.unit_id, s.service_id, s.name, s.ended_at from service s where s.agency_id = ${agencyId}
    )
    select u.unit_id as "unitId", u.parent_id as "parentId", u.slug, u.name as unit, p.service_id as "serviceId", p.service,
           p.ended_at is not null as "isEnded", c.served, c.answered,
           coalesce(p.service_id in (select unnest(service_ids) from chosen), false) as "isPriority"
    from place p
    join unit u on u.agency_id = ${agencyId} and u.unit_id = p.unit_id
    left join coverage c on c.unit_id = p.unit_id and c.service_id is not distinct from p.service_id
    where u.unit_id in (select unit_id from inside)
    order by u.name, u.unit_id, p.service nulls first`.execute(db)
  return rows
}

/** Priorities are kept by quarter, and a period goes by those of its last one; quarters sort as they follow each other. */
function priorityKey({ to }: Period): string {
  return `${to.slice(0, 4)}-TW${Math.ceil(Number(to.slice(5, 7)) / 3)}`
}
