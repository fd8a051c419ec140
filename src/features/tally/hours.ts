/** Respondents by weekday and hour: no answers, since what is asked of an hour is whether people were content and how many came. */
import { type RespondentTally, addPeople, addPerson, noPeople } from '../../domain/tally.ts'
import { weekdayOf } from '../../domain/days.ts'
import { type Countable, entryOf } from './cells.ts'
import type { Place, PlacedOrigin } from './originPlace.ts'

/** Respondents of a unit's service in one month, on one weekday (Monday is 0) at one hour (0-23); `month` is its first day. */
export type HourCell = Pick<Place, 'unitId' | 'serviceId'> & {
  agencyId: string
  month: string
  weekday: number
  hour: number
  respondents: RespondentTally
}
export type HourCells = Map<string, HourCell>

type Counted = { answeredOn: string; answeredHour: number | null; scores: Uint8Array }
/** Respondents by hour, 0 to 23, where there are any. */
type Day = { agencyId: string; hours: RespondentTally[] }

/** The hours of responses, each with its origin at its place; those of an unknown hour are in none. */
export function countHours(taken: readonly Countable[], origins: readonly PlacedOrigin[]): HourCell[] {
  const parts = new Map<Place, Map<string, Day>>()
  taken.forEach(({ agencyId, answeredOn, answeredHour: hour, scores }, at) => {
    if (hour === null) return
    // By the place as an object: a key of all that it is for each response took two thirds of the time of this.
    const ofPlace = entryOf(parts, origins[at]!.place, () => new Map<string, Day>())
    const { hours } = entryOf(ofPlace, answeredOn, () => ({ agencyId, hours: [] }))
    addPerson((hours[hour] ??= noPeople()), scores)
  })
  const cells: HourCells = new Map()
  for (const [place, ofPlace] of parts)
    for (const [answeredOn, { agencyId, hours }] of ofPlace)
      hours.forEach((people, hour) => addPeople(peopleAt(cells, agencyId, place, { answeredOn, hour }), people))
  return [...cells.values()]
}

/** Adds a response of a place to the hour in which it was given. */
export function addToHour(
  hours: HourCells,
  agencyId: string,
  place: Pick<Place, 'unitId' | 'serviceId'>,
  { answeredOn, answeredHour: hour, scores }: Counted,
): void {
  if (hour !== null) addPerson(peopleAt(hours, agencyId, place, { answeredOn, hour }), scores)
}

function peopleAt(
  hours: HourCells,
  agencyId: string,
  { unitId, serviceId }: Pick<Place, 'unitId' | 'serviceId'>,
  { answeredOn, hour }: { answeredOn: string; hour: number },
): RespondentTally {
  const [month, weekday] = [`${answeredOn.slice(0, 7)}-01`, weekdayOf(answeredOn)]
  const key = `${agencyId}/${unitId}/${serviceId}/${month}/${weekday}/${hour}`
  const cell = () => ({ agencyId, unitId, serviceId, month, weekday, hour, respondents: noPeople() })
  return entryOf(hours, key, cell).respondents
}
