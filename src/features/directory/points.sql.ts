import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { drawCode } from './codes.ts'
import type { PointRow, PointValues } from './points.ts'
import type { Covered } from './reach.ts'
import { holdsText, isCovered } from './reach.sql.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

const pointRows = (agencyId: string) => sql`
  select p.point_id as "pointId", p.name, p.kind, p.state, p.area, p.unit_id as "unitId", u.name as unit, u.ended_at is not null as "isUnitEnded",
         p.service_id as "serviceId", s.name as service, s.ended_at is not null as "isServiceEnded",
         p.officer_id as "officerId", o.name as officer,
         (select c.code from point_code c where c.agency_id = p.agency_id and c.point_id = p.point_id
          order by c.revoked_at is not null, c.revoked_at desc limit 1) as code,
         not exists (select from point_code c where c.agency_id = p.agency_id and c.point_id = p.point_id and c.revoked_at is null) as "isCodeRevoked"
  from point p
  join unit u on u.agency_id = p.agency_id and u.unit_id = p.unit_id
  left join service s on s.agency_id = p.agency_id and s.service_id = p.service_id
  left join officer o on o.agency_id = p.agency_id and o.officer_id = p.officer_id
  where p.agency_id = ${agencyId}`

export async function listPointRows(
  db: Db,
  agencyId: string,
  wanted: { covered: Covered; text: string; isClosed: boolean; unitId: string | null; limit: number; offset: number },
): Promise<{ rows: PointRow[]; total: number }> {
  const { covered, text, isClosed, unitId, limit, offset } = wanted
  const narrowed = sql`(p.state <> 'open') = ${isClosed} and ${isCovered(sql`p.unit_id`, covered)}
    and (${unitId}::uuid is null or p.unit_id = ${unitId})
    and (${holdsText(sql`p.name`, text)} or exists (
      select from point_code c where c.agency_id = p.agency_id and c.point_id = p.point_id and c.code = upper(${text})))`
  const { rows } = await sql<PointRow>`
    ${pointRows(agencyId)} and ${narrowed}
    order by u.name, p.name, p.point_id limit ${limit} offset ${offset}`.execute(db)
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from point p where p.agency_id = ${agencyId} and ${narrowed}`.execute(db)
  return { rows, total: counted.rows[0]?.total ?? 0 }
}

export async function findPointRow(db: Db, agencyId: string, pointId: string): Promise<PointRow | null> {
  const { rows } = await sql<PointRow>`${pointRows(agencyId)} and p.point_id = ${pointId}`.execute(db)
  return rows[0] ?? null
}

/** Names of this list that points of the unit have already, in any case. */
export async function takenNames(
  trx: Trx,
  agencyId: string,
  unitId: string,
  names: readonly string[],
  besides: string | null,
): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from point where agency_id = ${agencyId} and unit_id = ${unitId}
      and lower(name) = any(select lower(n) from unnest(${names}::text[]) n)
      and (${besides}::uuid is null or point_id <> ${besides})`.execute(trx)
  return rows.map(({ name }) => name)
}

/** What a point refers to: the unit, the service and the officer with what decides whether they fit. */
export async function findFitting(
  trx: Trx,
  agencyId: string,
  { unitId, serviceId, officerId }: PointValues,
  today: string,
) {
  const { rows } = await sql<{
    unit: string | null
    isUnitEnded: boolean
    isServiceHere: boolean
    isServiceEnded: boolean
    isOfficerHere: boolean
  }>`
    select u.name as unit, u.ended_at is not null as "isUnitEnded",
           s.service_id is not null as "isServiceHere", s.ended_at is not null as "isServiceEnded",
           exists (
             select from assignment a join officer o on o.agency_id = a.agency_id and o.officer_id = a.officer_id
             where a.agency_id = u.agency_id and a.unit_id = u.unit_id and a.officer_id = ${officerId}::uuid
               and o.ended_at is null and (a.until_on is null or a.until_on >= ${today}::date)) as "isOfficerHere"
    from unit u
    left join service s on s.agency_id = u.agency_id and s.unit_id = u.unit_id and s.service_id = ${serviceId}::uuid
    where u.agency_id = ${agencyId} and u.unit_id = ${unitId}`.execute(trx)
  return rows[0] ?? null
}

export async function insertPoints(
  trx: Trx,
  agencyId: string,
  points: readonly (PointValues & { pointId: string })[],
): Promise<void> {
  await sql`
    insert into point (agency_id, point_id, unit_id, service_id, officer_id, kind, name, area)
    select ${agencyId}, * from unnest(
      ${points.map(({ pointId }) => pointId)}::uuid[], ${points.map(({ unitId }) => unitId)}::uuid[],
      ${points.map(({ serviceId }) => serviceId)}::uuid[], ${points.map(({ officerId }) => officerId)}::uuid[],
      ${points.map(({ kind }) => kind)}::text[], ${points.map(({ name }) => name)}::text[],
      ${points.map(({ area }) => area)}::text[])`.execute(trx)
}

const CODES_AT_ONCE = 10_000

/** Gives each point a code; what somebody has already is drawn again. Answers the codes by point. */
export async function insertCodes(
  trx: Trx,
  agencyId: string,
  pointIds: readonly string[],
): Promise<Map<string, string>> {
  const given = new Map<string, string>()
  while (given.size < pointIds.length) {
    const waiting = pointIds.filter((pointId) => !given.has(pointId)).slice(0, CODES_AT_ONCE)
    const { rows } = await sql<{ code: string; pointId: string }>`
      insert into point_code (code, agency_id, point_id)
      select code, ${agencyId}, point_id from unnest(${waiting.map(drawCode)}::text[], ${waiting}::uuid[]) n (code, point_id)
      on conflict do nothing returning code, point_id as "pointId"`.execute(trx)
    for (const { code, pointId } of rows) given.set(pointId, code)
  }
  return given
}

export async function updatePoint(
  trx: Trx,
  agencyId: string,
  pointId: string,
  values: {
    name?: string
    area?: string | null
    service_id?: string | null
    officer_id?: string | null
    state?: string
  },
): Promise<void> {
  await trx.updateTable('point').set(values).where('agency_id', '=', agencyId).where('point_id', '=', pointId).execute()
}
