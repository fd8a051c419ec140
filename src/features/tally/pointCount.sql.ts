import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'

export async function countResponses(
  db: Kysely<Database>,
  agencyId: string,
  pointIds: readonly string[],
  { from, to }: { from: string; to: string },
): Promise<{ pointId: string; n: number }[]> {
  const { rows } = await sql<{ pointId: string; n: number }>`
    select o.point_id as "pointId", sum(t.responses)::int as n
    from origin o join tally t on t.agency_id = o.agency_id and t.origin_id = o.origin_id
    where o.agency_id = ${agencyId} and o.point_id = any(${pointIds}::uuid[])
      and t.answered_on between ${from}::date and ${to}::date
    group by o.point_id`.execute(db)
  return rows
}
