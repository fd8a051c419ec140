/** A target tried on the periods that are over, before anybody is measured by it. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Target } from '../../domain/indicator.ts'
import { type Rhythm, periodsBefore } from '../../domain/rhythm.ts'
import { type Simulation, simulate } from '../../domain/simulation.ts'
import type { Indicator } from './indicator.ts'
import { measure } from './measure.ts'

/** How many periods are looked back, by their length: two years, or four of years. */
const LOOKED_BACK: Readonly<Record<Rhythm, number>> = { month: 12, quarter: 8, half: 4, year: 4 }

/** @param today the agency's day: only periods that are over count */
export async function simulateTarget(
  db: Kysely<Database>,
  agencyId: string,
  indicator: Pick<Indicator, 'indicatorId' | 'unitId' | 'subject' | 'source' | 'detail'>,
  { rhythm, ...target }: Target & { rhythm: Rhythm },
  today: string,
): Promise<Simulation> {
  const periods = periodsBefore(rhythm, today, LOOKED_BACK[rhythm])
  const subjects = await measure(db, agencyId, indicator, periods, today)
  const past = periods.map(({ code }, place) => ({
    period: code,
    values: subjects.flatMap(({ values }) => values[place] ?? []),
  }))
  return simulate(past, target)
}
