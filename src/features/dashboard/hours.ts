/** When people come and when they are content: by weekday and hour. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Interval, intervalOf } from '../../domain/interval.ts'
import { type Moments, addMoments, meanOf, momentsOf, noMoments, toIndex } from '../../domain/moments.ts'
import type { Period } from '../../domain/period.ts'
import { PUBLIC_FROM } from '../../domain/publicity.ts'
import type { View } from './home.ts'
import * as store from './hours.sql.ts'

/** Of respondents on a weekday, at an hour, or both; `mean` is theirs on the scale of the index. Null below ten of them. */
export type HourFigure = { n: number; figure: ({ mean: number } & Interval) | null }

export type Hours = {
  /** The hours (0-23) from the first to the last with ten respondents; where no hour has so many, with any. */
  hours: number[]
  /** The weekdays (Monday is 0) with answers, with a figure for each of the hours. */
  days: { weekday: number; all: HourFigure; byHour: HourFigure[] }[]
  byHour: HourFigure[]
  all: HourFigure
}

/** A service of a unit, a unit with those below it, or an agency; in one statement. */
export async function readHours(
  db: Kysely<Database>,
  view: View,
  serviceId: string | null,
  period: Period,
): Promise<Hours> {
  const rows = await store.listHours(db, view, serviceId, period)
  const cells = rows.map(({ weekday, hour, ...people }) => ({ weekday, hour, moments: momentsOf(people) }))
  const figure = (isPart: (cell: { weekday: number; hour: number }) => boolean) =>
    figureOf(cells.filter(isPart).reduce((sum, { moments }) => addMoments(sum, moments), noMoments))
  const hours = hoursShown(cells)
  const weekdays = [...new Set(cells.map(({ weekday }) => weekday))]
  return {
    hours,
    days: weekdays.map((weekday) => ({
      weekday,
      all: figure((cell) => cell.weekday === weekday),
      byHour: hours.map((hour) => figure((cell) => cell.weekday === weekday && cell.hour === hour)),
    })),
    byHour: hours.map((hour) => figure((cell) => cell.hour === hour)),
    all: figure(() => true),
  }
}

function hoursShown(cells: readonly { hour: number; moments: Moments }[]): number[] {
  const totals = Map.groupBy(cells, ({ hour }) => hour)
  const busy = [...totals].filter(([, own]) => own.reduce((sum, { moments }) => sum + moments.n, 0) >= PUBLIC_FROM)
  const shown = (busy.length > 0 ? busy : [...totals]).map(([hour]) => hour)
  if (shown.length === 0) return []
  const first = Math.min(...shown)
  return Array.from({ length: Math.max(...shown) - first + 1 }, (_, place) => first + place)
}

function figureOf(moments: Moments): HourFigure {
  const mean = meanOf(moments)
  if (mean === null || moments.n < PUBLIC_FROM) return { n: moments.n, figure: null }
  return { n: moments.n, figure: { mean: toIndex(mean), ...intervalOf(moments) } }
}
