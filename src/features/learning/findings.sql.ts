import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { ScoreCounts } from '../../domain/scoreCounts.ts'

/** Answers to an element at a unit's own points, on some days (both included). */
export type Asked = { unitId: string; element: string; from: string; to: string }

/** One statement for all that is asked, in its order. */
export async function countElements(
  db: Kysely<Database>,
  agencyId: string,
  asked: readonly Asked[],
): Promise<ScoreCounts[]> {
  if (asked.length === 0) return []
  const column = (name: keyof Asked) => asked.map((one) => one[name])
  const { rows } = await sql<{ counts: ScoreCounts }>`
    select array[coalesce(sum(t.c1), 0), coalesce(sum(t.c2), 0), coalesce(sum(t.c3), 0), coalesce(sum(t.c4), 0)]::int[] as counts
    from unnest(${column('unitId')}::uuid[], ${column('element')}::text[], ${column('from')}::date[], ${column('to')}::date[])
         with ordinality as a (unit_id, element, from_on, to_on, place)
    left join (tally_element t join origin o on o.agency_id = t.agency_id and o.origin_id = t.origin_id)
      on t.agency_id = ${agencyId} and o.unit_id = a.unit_id and t.element = a.element
         and t.answered_on between a.from_on and a.to_on
    group by a.place order by a.place`.execute(db)
  return rows.map(({ counts }) => counts)
}
