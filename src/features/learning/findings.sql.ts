import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { ScoreCounts } from '../../domain/elementSums.ts'

/** The answers to an element at a unit's own points, on some days (both included). */
export async function countElement(
  db: Kysely<Database>,
  agencyId: string,
  { unitId, element, from, to }: { unitId: string; element: string; from: string; to: string },
): Promise<ScoreCounts> {
  const { rows } = await sql<{ counts: [number, number, number, number] }>`
    select array[coalesce(sum(t.c1), 0), coalesce(sum(t.c2), 0), coalesce(sum(t.c3), 0), coalesce(sum(t.c4), 0)]::int[] as counts
    from tally_element t join origin o on o.agency_id = t.agency_id and o.origin_id = t.origin_id
    where t.agency_id = ${agencyId} and o.unit_id = ${unitId} and t.element = ${element}
      and t.answered_on between ${from}::date and ${to}::date`.execute(db)
  return rows[0]?.counts ?? [0, 0, 0, 0]
}
