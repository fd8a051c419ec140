import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Covered } from './reach.ts'
import { holdsText, isCovered } from './reach.sql.ts'
import type { ServiceRow } from './services.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

export async function listServiceRows(
  db: Db,
  agencyId: string,
  wanted: { covered: Covered; text: string; isEnded: boolean; unitId: string | null; limit: number; offset: number },
): Promise<{ rows: ServiceRow[]; total: number }> {
  const { covered, text, isEnded, unitId, limit, offset } = wanted
  const { rows } = await sql<ServiceRow & { total: number }>`
    select s.service_id as "serviceId", s.name, s.ended_at as "endedAt", s.unit_id as "unitId", u.name as "unit",
           u.ended_at is not null as "isUnitEnded", count(*) over ()::int as total,
           (select count(*)::int from point p where p.agency_id = s.agency_id and p.service_id = s.service_id and p.state = 'open') as points
    from service s join unit u on u.agency_id = s.agency_id and u.unit_id = s.unit_id
    where s.agency_id = ${agencyId} and (s.ended_at is not null) = ${isEnded} and ${isCovered(sql`s.unit_id`, covered)}
      and ${holdsText(sql`s.name`, text)} and (${unitId}::uuid is null or s.unit_id = ${unitId})
    order by u.name, s.name, s.service_id limit ${limit} offset ${offset}`.execute(db)
  return { rows, total: rows[0]?.total ?? 0 }
}

export async function findServiceRow(db: Db, agencyId: string, serviceId: string): Promise<ServiceRow | null> {
  const { rows } = await sql<ServiceRow>`
    select s.service_id as "serviceId", s.name, s.ended_at as "endedAt", s.unit_id as "unitId", u.name as "unit",
           u.ended_at is not null as "isUnitEnded", 0 as points
    from service s join unit u on u.agency_id = s.agency_id and u.unit_id = s.unit_id
    where s.agency_id = ${agencyId} and s.service_id = ${serviceId}`.execute(db)
  return rows[0] ?? null
}

/** Whether the unit has a service of this name, in any case, besides one. */
export async function hasService(
  trx: Trx,
  agencyId: string,
  { unitId, name }: { unitId: string; name: string },
  besides: string | null,
): Promise<boolean> {
  const { rows } = await sql`
    select from service where agency_id = ${agencyId} and unit_id = ${unitId} and lower(name) = lower(${name})
      and (${besides}::uuid is null or service_id <> ${besides})`.execute(trx)
  return rows.length > 0
}

export async function insertService(
  trx: Trx,
  { agencyId, serviceId, unitId, name }: { agencyId: string; serviceId: string; unitId: string; name: string },
): Promise<void> {
  await trx
    .insertInto('service')
    .values({ agency_id: agencyId, service_id: serviceId, unit_id: unitId, name })
    .execute()
}

export async function updateService(
  trx: Trx,
  agencyId: string,
  serviceId: string,
  values: { name?: string; ended_at?: Date | null },
): Promise<void> {
  await trx
    .updateTable('service')
    .set(values)
    .where('agency_id', '=', agencyId)
    .where('service_id', '=', serviceId)
    .execute()
}
