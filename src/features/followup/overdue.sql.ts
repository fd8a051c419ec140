import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { OverduePlan } from './overdue.ts'

export async function listOverdue(db: Kysely<Database>, agencyId: string, today: string): Promise<OverduePlan[]> {
  const { rows } = await sql<OverduePlan>`
    select p.plan_id as "planId", p.unit_id as "unitId", u.name as unit, u.slug as "unitSlug", p.period, p.element, p.programme,
           p.responsible, p.due_on::text as "dueOn", (${today}::date - p.due_on)::int as "daysLate"
    from follow_up p left join unit u on u.agency_id = p.agency_id and u.unit_id = p.unit_id
    where p.agency_id = ${agencyId} and p.state in ('planned', 'running') and p.due_on < ${today}::date
    order by p.due_on, u.name nulls first, p.plan_id`.execute(db)
  return rows
}
