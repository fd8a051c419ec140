import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { PublicPlan } from './publicPlans.ts'

/** Of the columns that the public's role may read; row-level security shows it what was made public. */
export async function listPublic(
  db: Kysely<Database>,
  agencyId: string,
  { unit, period, limit }: { unit: string | null; period: string | null; limit: number },
): Promise<PublicPlan[]> {
  const { rows } = await sql<PublicPlan>`
    select u.name as unit, u.slug as "unitSlug", p.period, p.element, p.programme, p.until_quarter as "untilQuarter", p.state, p.reason,
           p.done_on::text as "doneOn"
    from follow_up p left join unit u on u.agency_id = p.agency_id and u.unit_id = p.unit_id
    where p.agency_id = ${agencyId} and p.is_public
      and (${unit}::text is null or u.slug = ${unit}) and (${period}::text is null or p.period = ${period})
    order by p.plan_id desc limit ${limit}`.execute(db)
  return rows
}
