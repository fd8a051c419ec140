import { type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'

type Trx = Transaction<Database>

/** Between three and nine people served for each answer: another number in each service, the same in all its months. */
export async function insertVisits(
  trx: Trx,
  agencyId: string,
  before: string,
  without: readonly string[],
): Promise<void> {
  await sql`
    insert into visit_count (agency_id, unit_id, service_id, counted_on, is_month, served)
    select m.agency_id, m.unit_id, m.service_id, m.month, true, sum(m.responses) * (3 + abs(hashtext(s.name)) % 7)
    from tally_month m
    join service s on s.agency_id = m.agency_id and s.service_id = m.service_id
    join unit u on u.agency_id = m.agency_id and u.unit_id = m.unit_id
    where m.agency_id = ${agencyId} and m.month < ${before}::date and u.name <> all (${without}::text[])
    group by 1, 2, 3, 4, s.name`.execute(trx)
}

export async function insertPriorities(
  trx: Trx,
  agencyId: string,
  quarter: string,
  names: readonly string[],
): Promise<void> {
  await sql`
    insert into service_priority (agency_id, period, service_ids)
    select agency_id, ${quarter}, array_agg(service_id) from service
    where agency_id = ${agencyId} and name = any (${names}::text[]) group by 1`.execute(trx)
}
