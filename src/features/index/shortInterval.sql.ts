import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Period } from '../../domain/period.ts'
import type { Scope } from './unitIndex.ts'
import { originsOf } from './unitIndex.sql.ts'

/** Equal answers of a scope and period, with the element codes that their bytes stand for. */
export async function readAnswers(
  db: Kysely<Database>,
  scope: Scope,
  { from, to }: Period,
): Promise<{ codes: string[]; scores: Buffer; times: number }[]> {
  const { rows } = await sql<{ codes: string[]; scores: Buffer; times: number }>`
    select array(select e.value ->> 'code' from jsonb_array_elements(q.definition -> 'elements') with ordinality e order by e.ordinality) as codes,
           g.scores, g.times
    from (
      select o.questionnaire_id, r.scores, count(*)::int as times
      from response r join origin o on o.agency_id = r.agency_id and o.origin_id = r.origin_id
      where r.agency_id = ${scope.agencyId} and r.origin_id = any(array(${originsOf(scope)}))
        and r.answered_on between ${from}::date and ${to}::date
      group by 1, 2
    ) g join questionnaire q on q.agency_id = ${scope.agencyId} and q.questionnaire_id = g.questionnaire_id`.execute(db)
  return rows
}
