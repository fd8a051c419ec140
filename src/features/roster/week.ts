/** A week of a unit as the page shows it: for each point and day who is there, and when nobody is. */
import { type Span, gapsOf, isShared } from '../../domain/roster.ts'
import { weekdayOf } from '../../domain/days.ts'
import { type DaySpan, type Duty, type RosterPoint, onDays } from './roster.ts'

export type Cell = { day: string; shifts: DaySpan[]; gaps: Span[]; isShared: boolean }
export type Row = { point: RosterPoint; cells: Cell[] }

/** Kinds of points that somebody must be at while the unit works; programmes and areas are served when there is something to do. */
const attended: readonly RosterPoint['kind'][] = ['counter']

/** Each point with its seven days. Gaps are looked for at open counters. */
export function rowsOf(
  points: readonly RosterPoint[],
  duties: readonly Duty[],
  days: readonly string[],
  timeZone: string,
): Row[] {
  const spans = duties.flatMap((duty) => onDays(duty, timeZone))
  const byDay = Map.groupBy(spans, ({ day }) => day)
  return points.map((point) => ({
    point,
    cells: days.map((day) => {
      const all = byDay.get(day) ?? []
      const shifts = all.filter(({ duty }) => duty.pointId === point.pointId)
      const isWatched = point.isOpen && attended.includes(point.kind)
      const gaps = isWatched ? gapsOf(shifts, all, weekdayOf(day)) : []
      return { day, shifts, gaps, isShared: isShared(shifts) }
    }),
  }))
}

/** How many gaps a week has. */
export function countGaps(rows: readonly Row[]): number {
  return rows.flatMap(({ cells }) => cells).reduce((sum, { gaps }) => sum + gaps.length, 0)
}
