/** Whether a scope's weekly index changed, or only wobbles as it always did. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Limits, chartOf } from '../../domain/controlChart.ts'
import { pointsOf } from '../../domain/ikm.ts'
import { PUBLIC_FROM } from '../../domain/publicity.ts'
import type { Questionnaire } from '../../domain/questionnaire.ts'
import { type Scope, foldIndex } from './unitIndex.ts'
import * as store from './unitIndex.sql.ts'

type Db = Kysely<Database>

/** A week that stands out: its Monday, its index, and by which chart. */
export type StandingOut = { monday: string; index: number; isDrifting: boolean; isShifted: boolean; isOutside: boolean }

export type WeeklyChart = {
  limits: Limits
  /** Fewer than twenty weeks made the limits. */
  isProvisional: boolean
  weeks: number
  /** Oldest first. */
  standingOut: StandingOut[]
}

/**
 * The weeks since the beginning of the year before, against limits from the first twenty of them; weeks of fewer than ten
 * respondents are left out. The baseline stays the same until the next January, so that a change cannot move its own limits.
 * Null while there are fewer than twelve such weeks.
 * @param today ISO 8601
 */
export async function watchWeeks(
  db: Db,
  scope: Scope,
  questionnaire: Questionnaire,
  today: string,
): Promise<WeeklyChart | null> {
  const from = `${Number(today.slice(0, 4)) - 1}-01-01`
  const rows = await store.readWeeks(db, scope, { from, to: today })
  const weeks = rows.flatMap(({ monday, ...counts }) => {
    const { respondents, ikm } = foldIndex([counts], questionnaire)
    return ikm && respondents >= PUBLIC_FROM ? [{ monday, index: pointsOf(ikm) }] : []
  })
  const chart = chartOf(weeks.map(({ index }) => index))
  if (!chart) return null
  const standingOut = weeks.flatMap(({ monday, index }, place) => {
    const point = chart.points[place]
    if (!point || !(point.isOutside || point.isDrifting || point.isShifted)) return []
    const { isDrifting, isShifted, isOutside } = point
    return [{ monday, index, isDrifting, isShifted, isOutside }]
  })
  return { limits: chart.limits, isProvisional: chart.isProvisional, weeks: weeks.length, standingOut }
}
