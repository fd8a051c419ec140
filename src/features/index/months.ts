/** The months of a scope, and whether one of them lies outside of what is usual there. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type ChartPoint, type Limits, chartOf } from '../../domain/controlChart.ts'
import { pointsOf } from '../../domain/ikm.ts'
import { type Period, monthsWithin } from '../../domain/period.ts'
import { PUBLIC_FROM } from '../../domain/publicity.ts'
import type { Questionnaire } from '../../domain/questionnaire.ts'
import { type PeriodIndex, type Scope, foldIndex } from './unitIndex.ts'
import * as store from './unitIndex.sql.ts'

/** A month with at least ten respondents; `signal` is null where it is as usual, or where there are no limits yet. */
export type ChartMonth = { index: PeriodIndex; signal: 'outside' | 'shifted' | 'drifting' | null }

export type MonthlyChart = {
  months: ChartMonth[]
  /** Null while fewer than twelve months have ten respondents. */
  limits: Limits | null
  /** Fewer than twenty months made the limits. */
  isProvisional: boolean
}

/** Counters of a scope by month, in one statement, to make any period of. */
export type Months = { of: (period: Period) => PeriodIndex; chart: (from: string) => MonthlyChart }

/**
 * The months of a scope from the first day of one to the last day of another. A chart begins at a day and takes its limits from the first
 * twenty months from there on: with another day they are other limits.
 */
export async function readMonths(
  db: Kysely<Database>,
  scope: Scope,
  questionnaire: Questionnaire,
  span: Pick<Period, 'from' | 'to'>,
): Promise<Months> {
  const rows = await store.readMonths(db, scope, span)
  const of = (period: Period): PeriodIndex => {
    const within = rows.filter(({ month }) => month >= period.from && month <= period.to)
    return { period, ...foldIndex(within, questionnaire) }
  }
  return { of, chart: (from) => chartOfMonths(monthsWithin({ from, to: span.to }).map(of)) }
}

function chartOfMonths(all: readonly PeriodIndex[]): MonthlyChart {
  const months = all.filter(({ respondents, ikm }) => ikm && respondents >= PUBLIC_FROM)
  const chart = chartOf(months.map(({ ikm }) => (ikm ? pointsOf(ikm) : 0)))
  return {
    months: months.map((index, place) => ({ index, signal: signalOf(chart?.points[place]) })),
    limits: chart?.limits ?? null,
    isProvisional: chart?.isProvisional ?? true,
  }
}

function signalOf(point: ChartPoint | undefined): ChartMonth['signal'] {
  if (point?.isOutside) return 'outside'
  if (point?.isShifted) return 'shifted'
  return point?.isDrifting ? 'drifting' : null
}
