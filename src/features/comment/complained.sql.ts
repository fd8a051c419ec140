import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Covered } from '../directory/reach.ts'

/** What was complained about where: a service, or a unit's points without one. */
export type Complained = {
  unit: { slug: string; name: string }
  service: { serviceId: string; name: string } | null
  complaints: number
  /** All comments of the same place and days, spam and abuse left out. */
  comments: number
}

/** The places with the most complaints in some days, those with the most first, at most `limit`. */
export async function listComplained(
  db: Kysely<Database>,
  agencyId: string,
  covered: Covered,
  { from, to }: { from: string; to: string },
  limit: number,
): Promise<Complained[]> {
  const within = covered === null ? sql`true` : sql`c.unit_id = any(${[...covered]}::uuid[])`
  const { rows } = await sql<Complained>`
    with place as (
      select c.unit_id, c.service_id, count(*) filter (where c.kind = 'complaint')::int as complaints, count(*)::int as comments
      from comment c
      where c.agency_id = ${agencyId}::uuid and c.state not in ('spam', 'abuse')
        and c.answered_on between ${from}::date and ${to}::date and ${within}
      group by 1, 2
    )
    select json_build_object('slug', u.slug, 'name', u.name) as unit,
           case when s.service_id is not null then json_build_object('serviceId', s.service_id, 'name', s.name) end as service,
           p.complaints, p.comments
    from place p
    join unit u on u.agency_id = ${agencyId}::uuid and u.unit_id = p.unit_id
    left join service s on s.agency_id = u.agency_id and s.service_id = p.service_id
    where p.complaints > 0
    order by p.complaints desc, p.comments, u.name, s.name limit ${limit}`.execute(db)
  return rows
}
