import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Population, SamplePlace } from './sample.ts'

export async function listPlaces(
  db: Kysely<Database>,
  agencyId: string,
  period: string,
  unitIds: readonly string[],
): Promise<SamplePlace[]> {
  const { rows } = await sql<SamplePlace>`
    with place as (
      select u.unit_id, u.name as unit, null::uuid as service_id, null::text as service
      from unit u where u.agency_id = ${agencyId} and u.unit_id = any (${unitIds}::uuid[])
      union all
      select u.unit_id, u.name, s.service_id, s.name
      from unit u join service s on s.agency_id = u.agency_id and s.unit_id = u.unit_id
      where u.agency_id = ${agencyId} and u.unit_id = any (${unitIds}::uuid[])
    )
    select p.unit_id as "unitId", p.unit, p.service_id as "serviceId", p.service, s.population
    from place p
    left join sample_plan s on s.agency_id = ${agencyId} and s.period = ${period} and s.unit_id = p.unit_id
      and s.service_id is not distinct from p.service_id
    order by p.unit, p.unit_id, p.service nulls first`.execute(db)
  return rows
}

/** Each place gets its one number, or none. */
export async function replacePopulations(
  trx: Transaction<Database>,
  agencyId: string,
  period: string,
  rows: readonly Population[],
): Promise<void> {
  const columns = [rows.map((row) => row.unitId), rows.map((row) => row.serviceId), rows.map((row) => row.population)]
  const [units, services, populations] = columns
  const given = sql`unnest(${units}::uuid[], ${services}::uuid[], ${populations}::integer[]) as k (unit_id, service_id, population)`
  await sql`
    delete from sample_plan s using ${given}
    where s.agency_id = ${agencyId} and s.period = ${period} and s.unit_id = k.unit_id
      and s.service_id is not distinct from k.service_id`.execute(trx)
  await sql`
    insert into sample_plan (agency_id, period, unit_id, service_id, population)
    select ${agencyId}, ${period}, k.unit_id, k.service_id, k.population from ${given} where k.population is not null`.execute(
    trx,
  )
}
