import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { ServiceStandard, StandardLine, UnitService } from './standard.ts'

type Db = Kysely<Database>

export async function findStandard(db: Db, agencyId: string, serviceId: string): Promise<ServiceStandard | null> {
  const { rows } = await sql<ServiceStandard>`
    select parts, decree from service_standard where agency_id = ${agencyId} and service_id = ${serviceId}`.execute(db)
  return rows[0] ?? null
}

export async function upsertStandard(
  trx: Transaction<Database>,
  agencyId: string,
  serviceId: string,
  { parts, decree }: ServiceStandard,
  now: Date,
): Promise<void> {
  const row = { parts: JSON.stringify(parts), decree, changed_at: now }
  await trx
    .insertInto('service_standard')
    .values({ agency_id: agencyId, service_id: serviceId, ...row })
    .onConflict((conflict) => conflict.columns(['agency_id', 'service_id']).doUpdateSet(row))
    .execute()
}

/** The services of a unit that are in use, by name, with their standards; the unit by its name in addresses. */
export async function listOfUnit(db: Db, agencyId: string, unit: string): Promise<UnitService[]> {
  const { rows } = await sql<UnitService>`
    select s.name, coalesce(t.parts, '{}') as parts, t.decree
    from unit u
    join service s on s.agency_id = u.agency_id and s.unit_id = u.unit_id and s.ended_at is null
    left join service_standard t on t.agency_id = s.agency_id and t.service_id = s.service_id
    where u.agency_id = ${agencyId} and u.slug = ${unit} order by s.name, s.service_id`.execute(db)
  return rows
}

/** The standards of some services, for those who fill them in. */
export async function listStates(db: Db, agencyId: string, serviceIds: readonly string[]): Promise<StandardLine[]> {
  const { rows } = await sql<StandardLine>`
    select service_id as "serviceId", parts from service_standard
    where agency_id = ${agencyId} and service_id = any (${[...serviceIds]}::uuid[])`.execute(db)
  return rows
}
