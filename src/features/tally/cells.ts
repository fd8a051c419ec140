/** What responses add to the counters of their origins' days and of their places' months. */
import { type CellTally, addCell, addResponse, emptyCell, noPeople } from '../../domain/tally.ts'
import type { OriginId } from '../response/response.ts'
import type { Place, PlacedOrigin } from './originPlace.ts'

/** A response, as far as counting needs it. */
export type Countable = OriginId & {
  answeredOn: string
  /** Null where only the day is known. */
  answeredHour: number | null
  overall: number | null
  scores: Uint8Array
}

/** Counters of one origin on one day. */
export type Cell = PlacedOrigin & { answeredOn: string; tally: CellTally }

/** Counters of a unit's service in one month, under one questionnaire; `month` is its first day. */
export type MonthCell = Place & { agencyId: string; month: string; tally: CellTally }

/**
 * The cells of responses, each with its origin beside it. A cell is found by its origin as an object: by a key of all that it is, and so
 * again for its month and its hour, counting over many points took the thread half as long again.
 */
export function countCells(taken: readonly Countable[], origins: readonly PlacedOrigin[]): Cell[] {
  const days = new Map<string, Map<PlacedOrigin, Cell>>()
  taken.forEach(({ answeredOn, scores, overall }, at) => {
    const origin = origins[at]!
    const ofDay = entryOf(days, answeredOn, () => new Map<PlacedOrigin, Cell>())
    const cell = entryOf(ofDay, origin, () => ({ ...origin, answeredOn, tally: emptyCell(scores.length) }))
    addResponse(cell.tally, scores, overall)
  })
  return [...days.values()].flatMap((ofDay) => [...ofDay.values()])
}

/** The months that cells are part of. */
export function sumMonths(cells: readonly Cell[]): MonthCell[] {
  const parts = new Map<Place, Map<string, MonthCell>>()
  for (const { agencyId, place, answeredOn, tally } of cells) {
    const ofPlace = entryOf(parts, place, () => new Map<string, MonthCell>())
    addToMonth(ofPlace, answeredOn.slice(0, 7), tally, (month) => ({ agencyId, ...place, month: `${month}-01` }))
  }
  // Places are nearly always one object where they are one place: what is left is few, and needs the key of all that they are.
  const months = new Map<string, MonthCell>()
  for (const { tally, ...at } of [...parts.values()].flatMap((ofPlace) => [...ofPlace.values()])) {
    const { agencyId, unitId, serviceId, questionnaireId, form, month } = at
    addToMonth(months, [agencyId, unitId, serviceId, questionnaireId, form, month].join('/'), tally, () => at)
  }
  return [...months.values()]
}

function addToMonth(
  months: Map<string, MonthCell>,
  key: string,
  tally: CellTally,
  at: (key: string) => Omit<MonthCell, 'tally'>,
): void {
  const empty = () => ({ respondents: noPeople(), counts: tally.counts.map(() => 0) })
  addCell(entryOf(months, key, () => ({ ...at(key), tally: empty() })).tally, tally)
}

/** What a map holds under a key, made where there is nothing yet. */
export function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let entry = map.get(key)
  if (entry === undefined) map.set(key, (entry = make()))
  return entry
}
