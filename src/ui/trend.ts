import type { Period } from '../domain/period.ts'
import { gradeBands } from '../domain/grade.ts'
import { share } from './share.ts'

/** An index of a period, with its limits where they were published. */
export type TrendPoint = {
  period: Period
  nik: string
  low?: string | null
  high?: string | null
  /** Stands out, and is drawn so. */
  isMarked?: boolean
}

/** Control limits on the scale of the index, which they may leave. */
export type TrendLimits = { low: number; centre: number; high: number }

const HEIGHT = 200
const HEAD = 24
const LOW_BASE = 25
const HIGH_BASE = 60
const DAY_MS = 86_400_000

/** Places of a trend's points, lines and grade bands: across in percent, down in pixels, so that letters never shrink. */
export function drawTrend(points: readonly TrendPoint[], limits: TrendLimits | null = null) {
  const isLow = points.some(({ nik, low }) => Number(low ?? nik) < HIGH_BASE) || (limits?.low ?? HIGH_BASE) < HIGH_BASE
  const base = isLow ? LOW_BASE : HIGH_BASE
  const down = (index: number) => HEAD + ((HEIGHT - HEAD) * (100 - index)) / (100 - base)
  const [first, last] = [middleOf(points[0]), middleOf(points.at(-1))]
  const across = (point: TrendPoint) => (first === last ? '50%' : share(padded(middleOf(point), first, last), 0, 1))
  const dots = points.map((point) => ({
    ...point,
    x: across(point),
    y: down(Number(point.nik)),
    range: point.low && point.high ? { top: down(Number(point.high)), bottom: down(Number(point.low)) } : null,
  }))
  const lines = dots.slice(1).map((to, place) => ({ from: dots[place] ?? to, to, isGap: isGap(dots[place], to) }))
  return {
    base,
    height: HEIGHT,
    dots,
    lines,
    /** Where each limit lies; one beyond the scale lies at its end. */
    limits:
      limits && [limits.low, limits.centre, limits.high].map((limit) => down(Math.min(100, Math.max(base, limit)))),
    /** The ranges between neighbours, as corners of polygons in a box 100 wide. */
    ribbons: lines.flatMap(({ from, to, isGap }) =>
      from.range && to.range && !isGap
        ? [
            corners(
              [from.x, from.range.top],
              [to.x, to.range.top],
              [to.x, to.range.bottom],
              [from.x, from.range.bottom],
            ),
          ]
        : [],
    ),
    bands: gradeBands
      .filter(({ to }) => Number(to) > base)
      .map(({ grade, from, to }) => {
        const bottom = down(Math.max(Number(from), base))
        return { grade, bottom, middle: (bottom + down(Number(to))) / 2 }
      }),
  }
}

function corners(...places: (readonly [string, number])[]): string {
  return places.map(([x, y]) => `${x.replace('%', '')},${y.toFixed(1)}`).join(' ')
}

function middleOf(point: TrendPoint | undefined): number {
  return point ? (Date.parse(point.period.from) + Date.parse(point.period.to)) / 2 : 0
}

/** Leaves room at both ends for dots and their values. */
function padded(time: number, first: number, last: number): number {
  return 0.02 + (0.96 * (time - first)) / (last - first)
}

function isGap(before: TrendPoint | undefined, after: TrendPoint): boolean {
  return before !== undefined && Date.parse(after.period.from) - Date.parse(before.period.to) > DAY_MS
}
