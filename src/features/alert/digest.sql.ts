import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'

/** How many alerts of each unit were raised since a moment; null counts those of the agency as a whole. */
export async function countRaised(
  db: Kysely<Database>,
  agencyId: string,
  since: Date,
): Promise<{ unitId: string | null; n: number }[]> {
  const { rows } = await sql<{ unitId: string | null; n: number }>`
    select unit_id as "unitId", count(*)::int as n from alert
    where agency_id = ${agencyId}::uuid and raised_at >= ${since} and kind <> 'digest' group by 1`.execute(db)
  return rows
}
