/** What the officers of an invented city did at their services, with a diligence that only the generator knows. */
import { dayOf, isoOf, weekdayOf } from './calendar.ts'
import { type Random, randomOf } from './random.ts'

/** A stay of somebody at a unit; days ISO 8601. */
export type WorkStay = { nip: string; services: readonly string[]; from: string; until: string | null }
export type SeedTransaction = {
  number: string
  nip: string
  service: string
  submitted: string
  due: string
  finished: string | null
  isRework: boolean
  hasComplaint: boolean
  checkPassed: boolean | null
}
/** Of all that somebody was given, the part that is finished in time. */
export type WorkTruth = { nip: string; onTime: number }

/** One case in about a week each. */
const CASES_A_WEEK = 1.1
const PROMISED = [3, 5, 7, 14]
const [USUAL, SPREAD] = [0.86, 0.08]
const [REWORK, COMPLAINT, CHECKED, PASSED] = [0.06, 0.03, 0.4, 0.93]

/**
 * The transactions of a city from one day to another, the earliest first per person. Nothing of them is finished after `until`,
 * which leaves some in process and some late.
 */
export function workOf(
  stays: readonly WorkStay[],
  { from, until, seed }: { from: string; until: string; seed: number },
): { transactions: SeedTransaction[]; truth: WorkTruth[] } {
  const random = randomOf(seed, 7)
  const diligence = new Map<string, number>()
  const transactions: SeedTransaction[] = []
  for (const { nip, services, from: since, until: left } of stays) {
    const onTime = diligence.get(nip) ?? Math.min(0.99, Math.max(0.5, USUAL + SPREAD * random.normal()))
    diligence.set(nip, onTime)
    if (services.length === 0) continue
    const [first, last] = [dayOf(since > from ? since : from), dayOf(left !== null && left < until ? left : until)]
    for (let day = first; day <= last; day += 1) {
      if (weekdayOf(day) > 4 || random.uniform() > CASES_A_WEEK / 5) continue
      const number = `T-${isoOf(day).slice(0, 4)}-${String(transactions.length + 1).padStart(6, '0')}`
      transactions.push({ number, nip, ...caseOf(random, services, day, last, onTime) })
    }
  }
  return { transactions, truth: [...diligence].map(([nip, onTime]) => ({ nip, onTime })) }
}

function caseOf(
  random: Random,
  services: readonly string[],
  day: number,
  last: number,
  onTime: number,
): Omit<SeedTransaction, 'number' | 'nip'> {
  const promised = random.pick(PROMISED)
  const isInTime = random.uniform() < onTime
  const end = day + (isInTime ? random.below(promised + 1) : promised + 1 + random.below(10))
  const finished = end <= last ? isoOf(end) : null
  const check = random.uniform()
  return {
    service: random.pick(services),
    submitted: isoOf(day),
    due: isoOf(day + promised),
    finished,
    isRework: finished !== null && random.uniform() < REWORK,
    hasComplaint: finished !== null && random.uniform() < COMPLAINT,
    checkPassed: finished === null || check > CHECKED ? null : check < CHECKED * PASSED,
  }
}
