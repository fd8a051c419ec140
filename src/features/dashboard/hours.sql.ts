import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Period } from '../../domain/period.ts'
import type { View } from './home.ts'
import { unitsOf } from './places.sql.ts'

export type HourRow = {
  weekday: number
  hour: number
  responses: number
  respondents: number
  sumMean: number
  sumSquaredMean: number
}

export async function listHours(
  db: Kysely<Database>,
  { agencyId, unitId }: View,
  serviceId: string | null,
  { from, to }: Period,
): Promise<HourRow[]> {
  const { rows } = await sql<HourRow>`
    select weekday, hour, sum(responses)::int as responses, sum(respondents)::int as respondents,
           sum(sum_mean)::float8 as "sumMean", sum(sum_squared_mean)::float8 as "sumSquaredMean"
    from tally_hour
    where agency_id = ${agencyId} and month between ${from}::date and ${to}::date
      and unit_id in (${unitsOf({ agencyId, unitIds: unitId === null ? null : [unitId] })})
      and (${serviceId}::uuid is null or service_id = ${serviceId}::uuid)
    group by 1, 2 order by 1, 2`.execute(db)
  return rows
}
