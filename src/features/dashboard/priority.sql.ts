import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'

/** The choice in force in a quarter: its own, or the latest one before. */
export async function findChoice(
  db: Kysely<Database>,
  agencyId: string,
  quarter: string,
): Promise<{ period: string; serviceIds: string[] } | null> {
  const { rows } = await sql<{ period: string; serviceIds: string[] }>`
    select period, service_ids as "serviceIds" from service_priority
    where agency_id = ${agencyId} and period <= ${quarter} order by period desc limit 1`.execute(db)
  return rows[0] ?? null
}

export async function saveChoice(
  trx: Transaction<Database>,
  agencyId: string,
  quarter: string,
  serviceIds: readonly string[],
): Promise<void> {
  await sql`
    insert into service_priority (agency_id, period, service_ids) values (${agencyId}, ${quarter}, ${serviceIds}::uuid[])
    on conflict (agency_id, period) do update set service_ids = excluded.service_ids`.execute(trx)
}
