/** Small invented worlds: a tree of units, services, officers, and answers over several quarters, some of which come late. */
import { groupOf } from '../../../src/domain/disclosure/groups.ts'
import { type Question, questions } from '../../../src/domain/disclosure/lattice.ts'
import { respondentChoices } from '../../../src/domain/questionnaire.ts'
import { type Period, readPeriod } from '../../../src/domain/period.ts'

export type WorldResponse = {
  quarter: string
  unit: string
  service: string | null
  officer: string | null
  /** 0 came in time, 1 and 2 after the first and the second round of releases. */
  round: number
  /** One per element; 0 is no answer. */
  scores: number[]
  channel: 'qr' | 'kiosk' | 'paper'
  gender: string | null
  age: string | null
  education: string | null
  occupation: string | null
  /** The groups of all these, as far as they were said. */
  groups: Partial<Record<Question, string>>
}

export type World = {
  seed: number
  units: { unitId: string; parentId: string | null }[]
  services: { serviceId: string; unitId: string }[]
  /** Assigned officers; some have no answer. */
  staff: { unit: string; officer: string }[]
  codes: string[]
  /** With answers in them, oldest first. */
  quarters: Period[]
  /** How many rounds of late answers there are beside those that came in time. */
  lateRounds: number
  responses: WorldResponse[]
}

export type Random = { below(n: number): number; chance(p: number): boolean; pick<T>(list: readonly T[]): T }

const QUARTERS = ['2025-TW3', '2025-TW4', '2026-TW1', '2026-TW2'].map((code) => readPeriod(code)!)
export const LONGER = ['2025-S2', '2026-S1', '2025', '2026'].map((code) => readPeriod(code)!)

const elementCodes = ['persyaratan', 'prosedur', 'waktu', 'biaya']
/** How many answer at a place in a quarter: often nobody or fewer than ten, the numbers around which every rule decides. */
const sizes = [0, 0, 1, 2, 4, 7, 9, 9, 10, 10, 11, 13, 18, 30]
const lateSizes = [0, 0, 0, 0, 1, 3, 6, 9, 10, 12]

export function randomWorld(seed: number): World {
  const random = randomOf(seed)
  const newId = (kind: number) => `${hex(random, 8)}-0000-4000-8000-${kind}${hex(random, 11)}`
  const units: World['units'] = []
  for (let count = 1 + random.below(5); units.length < count;)
    units.push({
      unitId: newId(1),
      parentId: units.length > 0 && random.chance(0.5) ? random.pick(units).unitId : null,
    })
  const services = units.flatMap(({ unitId }) =>
    Array.from({ length: random.below(3) }, () => ({ serviceId: newId(2), unitId })),
  )
  const hasOfficers = random.chance(0.5)
  const staff = units.flatMap(({ unitId }) =>
    Array.from({ length: hasOfficers ? 1 + random.below(5) : 0 }, () => ({ unit: unitId, officer: newId(3) })),
  )
  const codes = elementCodes.slice(0, 1 + random.below(4))
  const quarters = QUARTERS.slice(random.below(3))
  const world: World = { seed, units, services, staff, codes, quarters, lateRounds: 1 + random.below(2), responses: [] }
  const silence: number = random.pick([0, 0, 0.05, 0.4])
  for (const quarter of quarters)
    for (const place of placesOf(world))
      for (let round = 0; round <= world.lateRounds; round += 1) {
        const lead = random.chance(0.3) ? officerAt(world, place.unit, random) : null
        for (let n = random.pick(round === 0 ? sizes : lateSizes); n > 0; n -= 1)
          world.responses.push(oneResponse(world, random, { quarter, place, round, silence, lead }))
      }
  return world
}

function placesOf({ units, services }: World): { unit: string; service: string | null }[] {
  return units.flatMap(({ unitId }) => [
    { unit: unitId, service: null },
    ...services
      .filter((service) => service.unitId === unitId)
      .map(({ serviceId }) => ({ unit: unitId, service: serviceId })),
  ])
}

type Setting = {
  quarter: Period
  place: { unit: string; service: string | null }
  round: number
  silence: number
  lead: string | null
}

function oneResponse(world: World, random: Random, { quarter, place, round, silence, lead }: Setting): WorldResponse {
  const scores: number[] = world.codes.map(() => (random.chance(silence) ? 0 : random.pick([1, 2, 3, 4])))
  if (!scores.some((score) => score > 0)) scores[0] = random.pick([1, 2, 3, 4])
  const said = <T>(values: readonly T[]) =>
    random.chance(0.2) ? null : values[Math.floor((values.length * random.below(100) ** 2) / 10_000)]!
  const response = {
    quarter: quarter.code,
    ...place,
    officer: lead ?? (random.chance(0.7) ? officerAt(world, place.unit, random) : null),
    round,
    scores,
    channel: random.pick(['qr', 'qr', 'kiosk', 'paper'] as const),
    gender: said(respondentChoices.gender),
    age: said(respondentChoices.age),
    education: said(respondentChoices.education),
    occupation: said(respondentChoices.occupation),
  }
  return { ...response, groups: groupsIn(response) }
}

function groupsIn(response: Record<Question, string | null>): WorldResponse['groups'] {
  return Object.fromEntries(
    questions.flatMap((question) => {
      const value = response[question]
      return value === null ? [] : [[question, groupOf(question, value)]]
    }),
  )
}

function officerAt({ staff }: World, unit: string, random: Random): string | null {
  const own = staff.filter((entry) => entry.unit === unit)
  return own.length > 0 ? random.pick(own).officer : null
}

function hex(random: Random, digits: number): string {
  return Array.from({ length: digits }, () => random.below(16).toString(16)).join('')
}

/** Mulberry32: small, and the same everywhere for the same seed. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (n: number) => Math.floor(next() * n)
  return { below, chance: (p) => next() < p, pick: (list) => list[below(list.length)]! }
}
