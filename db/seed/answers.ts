/** What people answer: a latent opinion per person, element, service and officer, cut into the scores 1 to 4. */
import { blueprint } from './blueprint.ts'
import { quarterOf } from './calendar.ts'
import type { City, SeedPoint } from './city.ts'
import { type Random, randomOf } from './random.ts'
import { type Respondent, drawRespondent } from './respondents.ts'
import type { Visit } from './visits.ts'

/** In the order in which `scores` holds them. */
export const elementCodes = [
  'persyaratan',
  'prosedur',
  'waktu',
  'biaya',
  'produk',
  'kompetensi',
  'perilaku',
  'sarpras',
  'pengaduan',
] as const

export type Answer = {
  /** A UUIDv4. */
  key: Uint8Array
  /** The hour of the day, 0 to 23. */
  hour: number
  /** One score per element, 0 for none. */
  scores: Uint8Array
  overall: number | null
  lang: 'id' | 'en'
  respondent: Respondent
}

/** On the 1-4 scale; the last is the first question, about the whole visit. */
const LEVELS = [3.25, 3.2, 3.05, 3.05, 3.3, 3.3, 3.35, 3.0, 2.9, 3.25]
/** How much of an officer's quality, and of a slow computer system, shows in each. */
const OFFICER_PART = [0.2, 0.4, 0.5, 0.05, 0.3, 1, 1, 0.05, 0.4, 0.6]
const SLOWNESS = [0, -0.3, -0.5, 0, -0.1, 0, 0, 0, -0.2, -0.25]
/** A service that got slow is worse than a whole unit with a slow system. */
const SLOW_SERVICE = 2.5
const FREE = 0.85
const COST = 3
const SERVICE_SD = 0.12
const ELEMENT_SD = 0.08
/** Of one person's answers, what they share and what is each one's own: a correlation of 0.4. */
const PERSON_SD = 0.42
const NOISE_SD = 0.52

const STRAIGHT_LINERS = 0.06
const ONLY_OVERALL = 0.03
const SKIP_SOME = 0.05
const SKIPPED_PART = 0.3
const NO_OVERALL = 0.02
const ENGLISH = 0.02

/** Gives the answers of one visit after another; they depend on the visits that came before. */
export function answersOf(city: City): (visit: Visit) => Answer[] {
  const random = randomOf(city.seed, city.index, 2)
  const services = city.services.map(() => {
    const level = SERVICE_SD * random.normal()
    return LEVELS.map(() => level + ELEMENT_SD * random.normal())
  })
  const levels = city.points.map((point) => levelsOf(city, point, services))
  return (visit) => {
    const means = meansOf(city, visit, levels[visit.point]!)
    const isOutdoors = visit.channel === 'qr' && visit.officer === null
    return Array.from({ length: visit.count }, () => drawAnswer(random, means, isOutdoors))
  }
}

function levelsOf(city: City, { unit, service }: SeedPoint, services: readonly (readonly number[])[]): number[] {
  return LEVELS.map((level, element) => {
    if (service === null) return level + blueprint[unit]!.answers.level
    const free = element === COST && city.services[service]!.isFree ? FREE : 0
    return level + blueprint[unit]!.answers.level + services[service]![element]! + free
  })
}

function meansOf(city: City, { day, point, officer }: Visit, levels: readonly number[]): number[] {
  const { unit, service } = city.points[point]!
  const { answers, slowIn, slowService } = blueprint[unit]!
  const quarter = quarterOf(city.calendar, day)
  const quality = officer === null ? 0 : city.officers[officer]!.quality
  const drift = answers.drift * quarter
  const firstService = city.services.findIndex((one) => one.unit === unit)
  const isSlowService = slowService?.quarter === quarter && service === firstService + slowService.service
  const slowness = isSlowService ? SLOW_SERVICE : quarter === slowIn ? 1 : 0
  return levels.map(
    (level, element) => level + drift + OFFICER_PART[element]! * quality + slowness * SLOWNESS[element]!,
  )
}

function drawAnswer(random: Random, means: readonly number[], isOutdoors: boolean): Answer {
  const scores = drawScores(random, means)
  const kind = random.uniform()
  let overall: number | null = scores[elementCodes.length]!
  if (kind < ONLY_OVERALL) scores.fill(0)
  else if (kind < ONLY_OVERALL + SKIP_SOME) skipSome(random, scores)
  else if (kind > 1 - NO_OVERALL) overall = null
  return {
    key: drawKey(random),
    hour: drawHour(random, isOutdoors),
    scores: scores.subarray(0, elementCodes.length),
    overall,
    lang: random.uniform() < ENGLISH ? 'en' : 'id',
    respondent: drawRespondent(random),
  }
}

function drawScores(random: Random, means: readonly number[]): Uint8Array {
  const person = PERSON_SD * random.normal()
  const scores = new Uint8Array(means.length)
  if (random.uniform() < STRAIGHT_LINERS) return scores.fill(scoreOf(means[0]! + person + NOISE_SD * random.normal()))
  for (let place = 0; place < means.length; place += 1)
    scores[place] = scoreOf(means[place]! + person + NOISE_SD * random.normal())
  return scores
}

function scoreOf(opinion: number): number {
  return opinion < 1.5 ? 1 : opinion < 2.5 ? 2 : opinion < 3.5 ? 3 : 4
}

function skipSome(random: Random, scores: Uint8Array): void {
  for (let place = 0; place < scores.length; place += 1) if (random.uniform() < SKIPPED_PART) scores[place] = 0
}

function drawKey(random: Random): Uint8Array {
  const key = new Uint8Array(16)
  for (let place = 0; place < 16; place += 4) {
    const bits = random.bits()
    key[place] = bits
    key[place + 1] = bits >>> 8
    key[place + 2] = bits >>> 16
    key[place + 3] = bits >>> 24
  }
  key[6] = (key[6]! & 0x0f) | 0x40
  key[8] = (key[8]! & 0x3f) | 0x80
  return key
}

/** Offices answer from 8 to 15, most in the morning; programmes and areas from 6 to 20. */
function drawHour(random: Random, isOutdoors: boolean): number {
  const [one, other] = [random.uniform(), random.uniform()]
  const hour = isOutdoors ? 6 + 7 * (one + other) : 8 + 7 * Math.min(one, other)
  return Math.floor(hour)
}
