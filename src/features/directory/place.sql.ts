import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Place, PlaceKind } from './place.ts'

/** Each gives id, name and the units a thing belongs to. */
const things: Readonly<Record<PlaceKind, (agencyId: string, name: string, today: string) => RawBuilder<unknown>>> = {
  unit: (agencyId, name) => sql`
    select unit_id as id, name, array[unit_id] as units from unit where agency_id = ${agencyId} and slug = ${name}`,
  service: (agencyId, name) => sql`
    select service_id as id, name, array[unit_id] as units from service
    where agency_id = ${agencyId} and service_id::text = ${name}`,
  point: (agencyId, name) => sql`
    select p.point_id as id, p.name, array[p.unit_id] as units
    from point_code c join point p on p.agency_id = c.agency_id and p.point_id = c.point_id
    where c.agency_id = ${agencyId} and c.code = upper(${name})`,
  officer: (agencyId, name, today) => sql`
    select o.officer_id as id, o.name, array(
             select a.unit_id from assignment a where a.agency_id = o.agency_id and a.officer_id = o.officer_id
             and a.from_on <= ${today}::date and (a.until_on is null or a.until_on >= ${today}::date)) as units
    from officer o where o.agency_id = ${agencyId} and o.officer_id::text = ${name}`,
  comment: (agencyId, name) => sql`
    select comment_id as id, '' as name, array[unit_id] as units from comment
    where agency_id = ${agencyId} and comment_id::text = ${name}`,
  plan: (agencyId, name) => sql`
    select plan_id as id, programme as name, array_remove(array[unit_id], null) as units from follow_up
    where agency_id = ${agencyId} and plan_id::text = ${name}`,
  forum: (agencyId, name) => sql`
    select consultation_id as id, place as name, array_remove(array[unit_id], null) as units from consultation
    where agency_id = ${agencyId} and consultation_id::text = ${name}`,
  report: (agencyId, name) => sql`
    select report_id as id, period as name, array_remove(array[unit_id], null) as units from report
    where agency_id = ${agencyId} and report_id::text = ${name}`,
}

export async function findPlace(
  db: Kysely<Database>,
  agencyId: string,
  { kind, name }: { kind: PlaceKind; name: string },
  today: string,
): Promise<Place | null> {
  const { rows } = await sql<Omit<Place, 'kind'>>`
    with recursive thing as (${things[kind](agencyId, name, today)}),
    above (unit_id) as (
      select unnest(units) from thing
      union
      select u.parent_id from above join unit u on u.agency_id = ${agencyId} and u.unit_id = above.unit_id
      where u.parent_id is not null
    )
    select id, name, array(select unit_id from above) as "unitPath" from thing`.execute(db)
  return rows[0] ? { kind, ...rows[0] } : null
}
