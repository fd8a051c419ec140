import { type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'

type Trx = Transaction<Database>

/** Between three and nine people served for each answer, another number in each service, and as many in a month in which nobody answered. */
export async function insertVisits(
  trx: Trx,
  agencyId: string,
  before: string,
  without: readonly string[],
): Promise<void> {
  await sql`
    with month as (
      select distinct month from tally_month where agency_id = ${agencyId} and month < ${before}::date
    )
    insert into visit_count (agency_id, unit_id, service_id, counted_on, is_month, served)
    select s.agency_id, s.unit_id, s.service_id, m.month, true, coalesce(sum(t.responses), 1) * (3 + abs(hashtext(s.name)) % 7)
    from service s
    join unit u on u.agency_id = s.agency_id and u.unit_id = s.unit_id
    cross join month m
    left join tally_month t on t.agency_id = s.agency_id and t.service_id = s.service_id and t.month = m.month
    where s.agency_id = ${agencyId} and u.name <> all (${without}::text[])
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
