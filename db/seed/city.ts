/** An invented city government: everything about it but the answers, all of it following from a seed. */
import { type UnitPlan, blueprint } from './blueprint.ts'
import { type Calendar, calendarUntil, momentOf } from './calendar.ts'
import { type SeedOfficer, officersOf } from './people.ts'
import { randomOf, uuid7 } from './random.ts'
import { type SeedAssignment, type SeedDuty, assignmentsOf, dutiesOf, swapsOf } from './roster.ts'
import { CITY_NAMES, cityName, districtNames, slugOf } from './words.ts'

export type PointKind = 'counter' | 'officer' | 'programme' | 'area' | 'kiosk' | 'paper'
/** Units, services and officers stand for their places in the city's lists. */
export type SeedPoint = {
  pointId: string
  unit: number
  service: number | null
  officer: number | null
  kind: PointKind
  name: string
  area: string | null
  code: string
  /** Days without an answer up to the last; 0 where all is well. */
  silentDays: number
}
export type SeedService = { serviceId: string; unit: number; name: string; isFree: boolean }
export type City = {
  seed: number
  index: number
  agencyId: string
  slug: string
  name: string
  /** The agency whose people practise in this one; null for a city that stands for itself. */
  practiceOf: string | null
  timeZone: 'Asia/Jakarta'
  /** Milliseconds since 1970, as all moments here. */
  createdAt: number
  questionnaireId: string
  calendar: Calendar
  units: { unitId: string; parent: number | null; slug: string; name: string }[]
  services: SeedService[]
  officers: SeedOfficer[]
  points: SeedPoint[]
  assignments: (SeedAssignment & { assignmentId: string })[]
  duties: SeedDuty[]
}

/** How many different cities there are for one seed. */
export const MAX_CITIES = CITY_NAMES

/** The slug of a city's agency; cities of different seeds never share one. */
export function citySlug(seed: number, index: number): string {
  return slugOf(`kota ${cityName(seed, index)} ${seed === 1 ? '' : seed}`)
}

/**
 * City number `index` (from 0) of a seed (a whole number from 0), with duty rosters for the eight quarters that end with the
 * one of `until` (ISO 8601).
 */
export function buildCity(seed: number, index: number, until: string): City {
  const calendar = calendarUntil(until)
  const createdAt = momentOf(calendar.firstMonday, 0)
  const random = randomOf(seed, index)
  const newId = () => uuid7(random, createdAt)
  const agencyId = newId()
  const officers = officersOf(calendar, createdAt, random)
  const names = districtNames(seed, index, 5)
  const named = (text: string) => text.replace(/\{(\d)\}/, (_, place) => names[Number(place)]!)
  const services = blueprint.flatMap((plan, unit) =>
    plan.services.map((name) => ({
      serviceId: newId(),
      unit,
      name: name.replace('*', ''),
      isFree: !name.endsWith('*'),
    })),
  )
  const points = blueprint
    .flatMap((plan, unit) => [
      ...countersOf(plan, unit, services),
      ...extraPointsOf(plan, unit, services, officers, named),
    ])
    .map((point, place) => ({ ...point, pointId: newId(), code: pointCode(seed, index, place) }))
  const assignments = assignmentsOf(calendar, officers, swapsOf(calendar, officers, random))
  return {
    seed,
    index,
    agencyId,
    slug: citySlug(seed, index),
    practiceOf: null,
    timeZone: 'Asia/Jakarta',
    createdAt,
    calendar,
    name: `Pemerintah Kota ${cityName(seed, index)}`,
    questionnaireId: newId(),
    units: blueprint.map((plan) => {
      const name = named(plan.name)
      return { unitId: newId(), parent: plan.parent, slug: slugOf(name), name }
    }),
    services,
    officers,
    points,
    assignments: assignments.map((assignment) => ({ ...assignment, assignmentId: newId() })),
    duties: dutiesOf(calendar, countersByUnit(points), assignments, officers),
  }
}

type NewPoint = Omit<SeedPoint, 'pointId' | 'code'>

function countersOf({ hasCounters }: UnitPlan, unit: number, services: readonly SeedService[]): NewPoint[] {
  if (hasCounters === false) return []
  return services.flatMap((service, place) => {
    if (service.unit !== unit) return []
    const name = `Loket ${service.name}`
    return [{ unit, service: place, officer: null, kind: 'counter', name, area: null, silentDays: 0 }]
  })
}

function extraPointsOf(
  { points = [] }: UnitPlan,
  unit: number,
  services: readonly SeedService[],
  officers: readonly SeedOfficer[],
  named: (text: string) => string,
): NewPoint[] {
  const firstService = services.findIndex((service) => service.unit === unit)
  const desks = officers.flatMap((officer, place) => (officer.unit === unit && officer.isAtDesk ? [place] : []))
  return points.map(({ kind, name, service, silentDays = 0 }) => ({
    silentDays,
    unit,
    service: service === undefined ? null : firstService + service,
    officer: kind === 'officer' ? desks.shift()! : null,
    kind,
    name: kind === 'area' ? `Wilayah ${named(name)}` : name,
    area: kind === 'area' ? named(name) : null,
  }))
}

function countersByUnit(points: readonly SeedPoint[]): number[][] {
  return blueprint.map((_, unit) =>
    points.flatMap((point, place) => (point.unit === unit && point.kind === 'counter' ? [place] : [])),
  )
}

/** No I, L, O, U, 0, 1. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'
const CODES = ALPHABET.length ** 6
/** Shares no factor with `CODES`, so that different points have different codes, and neighbours look unlike. */
const STEP = 411_379_717
const MOST_POINTS = 64

/** Six characters, different for every point of every city of the first 11,000 seeds. */
function pointCode(seed: number, index: number, point: number): string {
  const number = BigInt((seed * MAX_CITIES + index) * MOST_POINTS + point + 1)
  let rest = Number((number * BigInt(STEP)) % BigInt(CODES))
  let code = ''
  while (code.length < 6) {
    code += ALPHABET.charAt(rest % ALPHABET.length)
    rest = Math.floor(rest / ALPHABET.length)
  }
  return code
}
