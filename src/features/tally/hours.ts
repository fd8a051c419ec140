/** Respondents by weekday and hour: no answers, since what is asked of an hour is whether people were content and how many came. */
import { type RespondentTally, addPerson, noPeople } from '../../domain/tally.ts'
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

/** The hours of responses; those of an unknown hour are in none. */
export function countHours(taken: readonly Countable[], places: Places): HourCell[] {
  const hours: HourCells = new Map()
  for (const counted of taken) {
    const place = places.get(originKey(counted))
    if (place) addToHour(hours, counted.agencyId, place, counted)
  }
  return [...hours.values()]
}

/** Adds responses of one place to the hour in which they were given. */
export function addToHour(
  hours: HourCells,
  agencyId: string,
  { unitId, serviceId }: Pick<Place, 'unitId' | 'serviceId'>,
  { answeredOn, answeredHour: hour, scores }: Counted,
): void {
  if (hour === null) return
  const [month, weekday] = [`${answeredOn.slice(0, 7)}-01`, weekdayOf(answeredOn)]
  const key = `${agencyId}/${unitId}/${serviceId}/${month}/${weekday}/${hour}`
  let cell = hours.get(key)
  if (!cell) hours.set(key, (cell = { agencyId, unitId, serviceId, month, weekday, hour, respondents: noPeople() }))
  addPerson(cell.respondents, scores)
}
