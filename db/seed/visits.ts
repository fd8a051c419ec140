/** How many people answer where on which day, and who served them. */
import { blueprint } from './blueprint.ts'
import { isoOf, quarterOf, weekOf, weekdayOf } from './calendar.ts'
import type { City, PointKind, SeedPoint } from './city.ts'
import { type Random, randomOf } from './random.ts'

export type Channel = 'qr' | 'token' | 'kiosk' | 'paper'
/** The answers given at one point on one day through one channel; `officer` is a place in the city's list. */
export type Visit = { day: number; point: number; officer: number | null; channel: Channel; count: number }

const OFFICE_WEEK = [1.25, 1.1, 1, 0.95, 0.7, 0, 0]
const HOME_WEEK = [0.8, 0.8, 0.8, 0.8, 0.9, 1.3, 1.4]
/** Offices are closed on the national days that fall on the same date every year. */
const CLOSED = ['01-01', '05-01', '06-01', '08-17', '12-25']
/** Over the eight quarters the number of answers grows by this part. */
const GROWTH = 0.6
const BUSY = 3
/** Of those who were served by an officer, the part that answers with a one-time token instead of the printed code. */
const TOKEN_PART = 0.65
const POPULARITY: Record<PointKind, number> = {
  counter: 1,
  officer: 0.4,
  programme: 1,
  area: 0.8,
  kiosk: 0.7,
  paper: 0.5,
}

/** Exactly `responses` answers, day by day; each combination of day, point and channel comes once. */
export function* visitsOf(city: City, responses: number): Generator<Visit> {
  const { firstDay, until } = city.calendar
  const random = randomOf(city.seed, city.index, 1)
  const weights = weightsOf(city, random)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const dutyAt = dutyTable(city)
  let [passed, done] = [0, 0]
  for (let day = firstDay, cell = 0; day <= until; day += 1)
    for (let point = 0; point < city.points.length; point += 1, cell += 1) {
      passed += weights[cell]!
      const count = Math.round((passed / total) * responses) - done
      done += count
      if (count === 0) continue
      const { kind, officer: atDesk } = city.points[point]!
      const officer = atDesk ?? dutyAt.get(weekOf(city.calendar, day) * city.points.length + point) ?? null
      yield* splitByChannel({ day, point, officer, count }, kind, random)
    }
}

function* splitByChannel(visit: Omit<Visit, 'channel'>, kind: PointKind, random: Random): Generator<Visit> {
  if (kind === 'kiosk' || kind === 'paper') return yield { ...visit, channel: kind }
  const withToken = visit.officer === null ? 0 : Math.floor(visit.count * TOKEN_PART + random.uniform())
  if (withToken > 0) yield { ...visit, channel: 'token', count: withToken }
  if (withToken < visit.count) yield { ...visit, channel: 'qr', count: visit.count - withToken }
}

/** The expected part of each point on each day, day by day, in no particular unit. */
function weightsOf(city: City, random: Random): Float64Array {
  const { firstDay, until } = city.calendar
  const popularity = popularityOf(city.points, random)
  const weights = new Float64Array((until - firstDay + 1) * city.points.length)
  for (let day = firstDay, cell = 0; day <= until; day += 1) {
    const units = blueprint.map((_, unit) => unitWeight(city, unit, day))
    const isClosed = CLOSED.includes(isoOf(day).slice(5))
    city.points.forEach(({ kind, unit }, point) => {
      const isOutdoors = kind === 'programme' || kind === 'area'
      const ofDay = isOutdoors ? HOME_WEEK[weekdayOf(day)]! : isClosed ? 0 : OFFICE_WEEK[weekdayOf(day)]!
      weights[cell] = popularity[point]! * units[unit]! * ofDay * (0.5 + random.uniform())
      cell += 1
    })
  }
  return weights
}

/** Each point's part of its unit. */
function popularityOf(points: readonly SeedPoint[], random: Random): number[] {
  const raw = points.map(({ kind }) => POPULARITY[kind] * (0.5 + random.uniform()))
  const sums = blueprint.map((_, unit) =>
    raw.reduce((sum, part, point) => sum + (points[point]!.unit === unit ? part : 0), 0),
  )
  return raw.map((part, point) => part / sums[points[point]!.unit]!)
}

function unitWeight({ calendar }: City, unit: number, day: number): number {
  const { answers, silentIn, busyMonths = [] } = blueprint[unit]!
  if (quarterOf(calendar, day) === silentIn) return 0
  const progress = (day - calendar.firstDay) / (calendar.quarterStarts.at(-1)! - calendar.firstDay)
  return answers.share * (1 + GROWTH * progress) * (busyMonths.includes(Number(isoOf(day).slice(5, 7))) ? BUSY : 1)
}

/** The officer of each week and counter. */
function dutyTable({ duties, points }: City): Map<number, number> {
  return new Map(duties.map(({ week, point, officer }) => [week * points.length + point, officer]))
}
