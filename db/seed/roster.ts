/** Who works where from when, and who sits at which counter in which week. */
import { blueprint } from './blueprint.ts'
import type { Calendar } from './calendar.ts'
import type { SeedOfficer } from './people.ts'
import type { Random } from './random.ts'

/** Places in the lists of officers and units; days since 1970. */
export type SeedAssignment = { officer: number; unit: number; fromDay: number; untilDay: number | null }
export type SeedDuty = { point: number; officer: number; week: number }
type Swap = { week: number; officers: readonly [number, number] }

/** Pairs of officers who take over each other's post, so that no unit loses hands. */
const SWAPS = 6
/** Not in the first and last quarters: both posts then have answers. */
const QUIET_WEEKS = 13

export function swapsOf(calendar: Calendar, officers: readonly SeedOfficer[], random: Random): Swap[] {
  const free = officers.flatMap((officer, place) => (officer.isAtDesk ? [] : [place]))
  return Array.from({ length: SWAPS }, () => {
    const take = () => free.splice(random.below(free.length), 1)[0]!
    const week = QUIET_WEEKS + random.below(calendar.weeks - 2 * QUIET_WEEKS)
    return { week, officers: [take(), take()] as const }
  }).filter(({ officers: [one, other] }) => officers[one]!.unit !== officers[other]!.unit)
}

/** Since they were hired or, if they swapped posts, until the Sunday before and from the Monday on. */
export function assignmentsOf(
  calendar: Calendar,
  officers: readonly SeedOfficer[],
  swaps: readonly Swap[],
): SeedAssignment[] {
  return officers.flatMap(({ unit, hiredOn }, officer) => {
    const swap = swaps.find(({ officers: pair }) => pair.includes(officer))
    if (!swap) return [{ officer, unit, fromDay: hiredOn, untilDay: null }]
    const monday = calendar.firstMonday + swap.week * 7
    const other = swap.officers[swap.officers[0] === officer ? 1 : 0]
    return [
      { officer, unit, fromDay: hiredOn, untilDay: monday - 1 },
      { officer, unit: officers[other]!.unit, fromDay: monday, untilDay: null },
    ]
  })
}

/**
 * Each week the officers of a unit move on by one counter. In even weeks they do so within one half of the counters, so that
 * everyone works at every service, but not everyone as often at the same: who serves the difficult ones is planted as well.
 */
export function dutiesOf(
  calendar: Calendar,
  countersOfUnit: readonly (readonly number[])[],
  assignments: readonly SeedAssignment[],
  officers: readonly SeedOfficer[],
): SeedDuty[] {
  return Array.from({ length: calendar.weeks }, (_, week) => {
    const monday = calendar.firstMonday + week * 7
    return blueprint.flatMap((_, unit) => {
      const team = assignments
        .filter((entry) => entry.unit === unit && isInForce(entry, monday))
        .map((entry) => entry.officer)
      const atCounters = team.filter((officer) => !officers[officer]!.isAtDesk)
      const counters = countersOfUnit[unit]!
      if (week % 2 === 1) return inTurns(counters, atCounters, week)
      const [half, ofTeam] = [Math.ceil(counters.length / 2), Math.ceil(atCounters.length / 2)]
      return [
        ...inTurns(counters.slice(0, half), atCounters.slice(0, ofTeam), week),
        ...inTurns(counters.slice(half), atCounters.slice(ofTeam), week),
      ]
    })
  }).flat()
}

function inTurns(points: readonly number[], team: readonly number[], week: number): SeedDuty[] {
  return points.map((point, place) => ({ point, officer: team[(place + week) % team.length]!, week }))
}

function isInForce({ fromDay, untilDay }: SeedAssignment, day: number): boolean {
  return fromDay <= day && (untilDay === null || untilDay >= day)
}
