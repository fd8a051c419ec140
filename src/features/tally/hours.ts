/** Respondents by weekday and hour: no answers, since what is asked of an hour is whether people were content and how many came. */
import { type RespondentTally, addPeople, addPerson, noPeople } from '../../domain/tally.ts'
import { weekdayOf } from '../../domain/week.ts'
import { originKey } from '../response/response.ts'
import type { Place, PlaceOfOrigin, Places } from './originPlace.ts'
import type { Countable } from './tally.ts'

/** Respondents of a unit's service in one month, on one weekday (Monday is 0) at one hour (0-23); `month` is its first day. */
export type HourCell = Pick<PlaceOfOrigin, 'agencyId' | 'unitId' | 'serviceId'> & {
  month: string
  weekday: number
  hour: number
  respondents: RespondentTally
}
export type HourCells = Map<string, HourCell>

type Counted = { answeredOn: string; answeredHour: number | null; scores: Uint8Array }
type HourOfDay = { answeredOn: string; hour: number }

/** The hours of responses; those of an unknown hour are in none. */
export function countHours(taken: readonly Countable[], places: Places): HourCell[] {
  const parts = new Map<Place, Map<string, HourOfDay & { agencyId: string; people: RespondentTally }>>()
  for (const counted of taken) {
    const { agencyId, answeredOn, answeredHour: hour, scores } = counted
    const place = places.get(originKey(counted))
    if (!place || hour === null) continue
    // By the place as an object: a key of all that it is for each response took two thirds of the time of this.
    let ofPlace = parts.get(place)
    if (!ofPlace) parts.set(place, (ofPlace = new Map()))
    const key = `${answeredOn}/${hour}`
    let part = ofPlace.get(key)
    if (!part) ofPlace.set(key, (part = { agencyId, answeredOn, hour, people: noPeople() }))
    addPerson(part.people, scores)
  }
  const hours: HourCells = new Map()
  for (const [place, ofPlace] of parts)
    for (const { agencyId, people, ...at } of ofPlace.values()) addPeople(peopleAt(hours, agencyId, place, at), people)
  return [...hours.values()]
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
  { answeredOn, hour }: HourOfDay,
): RespondentTally {
  const [month, weekday] = [`${answeredOn.slice(0, 7)}-01`, weekdayOf(answeredOn)]
  const key = `${agencyId}/${unitId}/${serviceId}/${month}/${weekday}/${hour}`
  let cell = hours.get(key)
  if (!cell) hours.set(key, (cell = { agencyId, unitId, serviceId, month, weekday, hour, respondents: noPeople() }))
  return cell.respondents
}
