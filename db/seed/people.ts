/** Officers with a number of the true structure, a name, a workplace, and a quality that only the generator knows. */
import { blueprint } from './blueprint.ts'
import { type Calendar, isoOf } from './calendar.ts'
import { type Random, uuid7 } from './random.ts'
import { familyNames, givenNames } from './words.ts'

export type SeedOfficer = {
  officerId: string
  nip: string
  name: string
  job: string
  /** The unit, by its place in the list, at the start. */
  unit: number
  /** Desk officers sit at a point of their own and take no turns at the counters. */
  isAtDesk: boolean
  hiredOn: number
  /** Points of the 1-4 scale by which competence and conduct are rated above what the city would get on average. */
  quality: number
}

const QUALITY_SD = 0.25
const YEAR = 365.25

/** The officers of all units, in the order of the units; one more per desk at the end of each unit's. */
export function officersOf(calendar: Calendar, createdAt: number, random: Random): SeedOfficer[] {
  const taken = new Set<string>()
  return blueprint.flatMap(({ staff, points = [] }, unit) => {
    const desks = points.filter((point) => point.kind === 'officer').length
    return Array.from({ length: staff.officers + desks }, (_, place) => {
      const sex = random.bits() % 2 === 0 ? 'male' : 'female'
      const hiredOn = calendar.firstDay - Math.floor((6 + 19 * random.uniform()) * YEAR)
      return {
        officerId: uuid7(random, createdAt),
        nip: newNip(sex, hiredOn, random, taken),
        name: newName(sex, random, taken),
        job: staff.job,
        unit,
        isAtDesk: place >= staff.officers,
        hiredOn,
        quality: QUALITY_SD * random.normal(),
      }
    })
  })
}

type Sex = 'male' | 'female'

/** Birth date, month of appointment, sex, serial; the serials from 900 on tell that nobody has this number. */
function newNip(sex: Sex, hiredOn: number, random: Random, taken: Set<string>): string {
  const bornOn = hiredOn - Math.floor((21 + 9 * random.uniform()) * YEAR)
  const dates = isoOf(bornOn).replaceAll('-', '') + isoOf(hiredOn).slice(0, 7).replace('-', '')
  return unlessTaken(() => `${dates}${sex === 'male' ? 1 : 2}${900 + random.below(100)}`, taken)
}

function newName(sex: Sex, random: Random, taken: Set<string>): string {
  return unlessTaken(() => `${random.pick(givenNames[sex])} ${random.pick(familyNames)}`, taken)
}

function unlessTaken(draw: () => string, taken: Set<string>): string {
  for (;;) {
    const drawn = draw()
    if (taken.has(drawn)) continue
    taken.add(drawn)
    return drawn
  }
}
