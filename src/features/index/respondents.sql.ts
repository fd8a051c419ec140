import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { RespondentCount } from './respondents.ts'

export async function countRespondents(
  db: Kysely<Database>,
  agencyId: string,
  { from, to }: { from: string; to: string },
): Promise<RespondentCount[]> {
  const { rows } = await sql<RespondentCount>`
    select o.unit_id as "unitId", o.service_id as "serviceId", sum(t.respondents)::int as n
    from tally t join origin o on o.agency_id = t.agency_id and o.origin_id = t.origin_id
    where t.agency_id = ${agencyId} and t.answered_on between ${from}::date and ${to}::date
    group by 1, 2`.execute(db)
  return rows
}
