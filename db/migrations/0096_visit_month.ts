import { type Kysely, sql } from 'kysely'
import { CONSOLE } from '../roles.ts'

/**
 * People served by month, where a month was counted to its end: what a response rate may be measured against. One place says when a month
 * that is counted by days is over, give or take a long weekend.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create view visit_month with (security_invoker = true) as
      select agency_id, unit_id, service_id, date_trunc('month', counted_on)::date as month, sum(served)::integer as served
      from visit_count
      group by agency_id, unit_id, service_id, date_trunc('month', counted_on)::date
      having bool_or(is_month) or max(counted_on) >= (date_trunc('month', max(counted_on)) + interval '1 month - 5 days')::date`.execute(
    db,
  )
  await sql.raw(`grant select on visit_month to ${CONSOLE}`).execute(db)
}
