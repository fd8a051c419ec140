/** How many people answer where on which day, and who served them. */
import { blueprint } from './blueprint.ts'
import { isoOf, quarterOf, weekOf, weekdayOf } from './calendar.ts'
import type { City, PointKind, SeedPoint } from './city.ts'
import { type Random, randomOf } from './random.ts'

export type Channel = 'qr' | 'token' | 'kiosk' | 'paper'
/** The answers given at one point on one day; `officer` is a place in the city's list. */
export type Visit = { day: number; point: number; officer: number | null; channel: Channel; count: number }

const OFFICE_WEEK = [1.25, 1.1, 1, 0.95, 0.7, 0, 0]
const HOME_WEEK = [0.8, 0.8, 0.8, 0.8, 0.9, 1.3, 1.4]
/** Offices are closed on the national days that fall on the same date every year. */
const CLOSED = ['01-01', '05-01', '06-01', '08-17', '12-25']
/** Over the eight quarters the number of answers grows by this part. */
const GROWTH = 0.6
const BUSY = 3
/** On this part of the days officers hand out one-time tokens; on the others the printed code is scanned. */
const TOKEN_DAYS = 0.65
/** A point that has fewer answers than this on an average day asks on some days only, and then that many people. */
const GROUP = 5
const POPULARITY: Record<PointKind, number> = {
  counter: 1,
  officer: 0.4,
  programme: 1,
  area: 0.8,
  kiosk: 0.7,
  paper: 0.5,
}

/** Exactly `responses` answers, day by day; each point at most once a day. */
export function* visitsOf(city: City, responses: number): Generator<Visit> {
  if (responses === 0) return
  const { firstDay, until } = city.calendar
  const random = randomOf(city.seed, city.index, 1)
  const weights = inGroups(weightsOf(city, random), responses, random)
  const total = sumOf(weights)
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
      yield { day, point, officer, channel: channelOf(kind, officer, random), count }
    }
}

function channelOf(kind: PointKind, officer: number | null, random: Random): Channel {
  if (kind === 'kiosk' || kind === 'paper') return kind
  return officer !== null && random.uniform() < TOKEN_DAYS ? 'token' : 'qr'
}

/**
 * Few answers spread over all days would have a cell of the tally each, with ten counters. The demonstration's 20,000 then
 * had 19,000 cells and took 2.5 s of PostgreSQL's time instead of 0.9 s, for nothing that shows in a month's figures.
 */
function inGroups(weights: Float64Array, responses: number, random: Random): Float64Array {
  const group = (GROUP * sumOf(weights)) / responses
  const grouped = weights.map((weight) => (weight >= group ? weight : random.uniform() < weight / group ? group : 0))
  return sumOf(grouped) > 0 ? grouped : weights
}

function sumOf(weights: Float64Array): number {
  return weights.reduce((sum, weight) => sum + weight, 0)
}

/** The expected part of each point on each day, day by day, in no particular unit. */
function weightsOf(city: City, random: Random): Float64Array {
  const { firstDay, until } = city.calendar
  const popularity = popularityOf(city.points, random)
  const weights = new Float64Array((until - firstDay + 1) * city.points.length)
  for (let day = firstDay, cell = 0; day <= until; day += 1) {
    const units = blueprint.map((_, unit) => unitWeight(city, unit, day))
    const isClosed = CLOSED.includes(isoOf(day).slice(5))
    city.points.forEach(({ kind, unit, silentDays }, point) => {
      const isOutdoors = kind === 'programme' || kind === 'area'
      const ofDay = isOutdoors ? HOME_WEEK[weekdayOf(day)]! : isClosed ? 0 : OFFICE_WEEK[weekdayOf(day)]!
      const isSilent = day > until - silentDays
      weights[cell] = popularity[point]! * units[unit]! * (isSilent ? 0 : ofDay) * (0.5 + random.uniform())
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
