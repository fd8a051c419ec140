/** What the sample planner shows of an agency: page and file read the same. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Period, quarterOf, readPeriod } from '../../domain/period.ts'
import { listPeriods } from '../survey/plan.ts'
import { type SamplePlace, listSamplePlaces } from '../survey/sample.ts'
import { countRespondents } from './respondents.ts'
import { type SampleLine, type Window, samplePlan } from './samplePlan.ts'

export type SampleView = {
  period: Period
  window: Window
  lines: SampleLine<SamplePlace>[]
  /** Codes of the periods to choose from. */
  periods: string[]
}

/**
 * The sample of a period, of some units. Measured is when the plan says, else all the period; without a code it is the period that is
 * measured today, else the quarter. A code that is none is treated as if it was not given.
 */
export async function readSample(
  db: Kysely<Database>,
  agencyId: string,
  { code, unitIds, today }: { code: string | null; unitIds: readonly string[]; today: string },
): Promise<SampleView> {
  const plans = await listPeriods(db, agencyId)
  const current = plans.find(({ measureFrom, measureUntil }) => measureFrom <= today && today <= measureUntil)
  const period = readPeriod(code ?? '') ?? readPeriod(current?.period ?? '') ?? quarterOf(today)
  const plan = plans.find((one) => one.period === period.code)
  const window = { from: plan?.measureFrom ?? period.from, to: plan?.measureUntil ?? period.to, today }
  const places = await listSamplePlaces(db, agencyId, period.code, unitIds)
  const counts = await countRespondents(db, agencyId, window)
  const periods = [...new Set([...plans.map((one) => one.period), period.code])]
  return { period, window, lines: samplePlan(places, counts, window), periods }
}
