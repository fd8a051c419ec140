/** How what citizens said of an officer went, quarter by quarter: each figure behind its own gate, with its own limits. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { settledPart } from '../../domain/evidencePeriods.ts'
import { type Period, quartersUntil } from '../../domain/period.ts'
import { assessPersonally } from '../officer/personal.ts'
import { type Reader, type SatisfactionColumn, satisfactionOf } from './satisfaction.ts'

export type TrendLine = {
  period: string
  satisfaction: Pick<SatisfactionColumn, 'gate' | 'band' | 'value' | 'low' | 'high'>
}

/** A year of quarters: enough to see a direction, and short enough for the same work. */
const QUARTERS = 4

/**
 * The last quarters of an officer that end with the one of the period's last day, or of today; oldest first, and none whose months are
 * not all over. The figures are those that the period of each quarter shows by itself.
 * @param today the agency's day
 */
export async function satisfactionTrend(
  db: Kysely<Database>,
  agencyId: string,
  officerId: string,
  period: Period,
  { today, reader }: { today: string; reader: Reader },
): Promise<TrendLine[]> {
  const last = period.to < today ? period.to : today
  const over = quartersUntil(last, QUARTERS).filter((quarter) => settledPart(quarter, today)?.to === quarter.to)
  return Promise.all(
    over.map(async (quarter) => {
      const figures = await assessPersonally(db, agencyId, quarter)
      const figure = figures.find((one) => one.officerId === officerId)
      const { gate, band, value, low, high } = satisfactionOf({ figure, channels: [] }, () => null, reader)
      return { period: quarter.code, satisfaction: { gate, band, value, low, high } }
    }),
  )
}
