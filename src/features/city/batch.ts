/** Answers of invented cities on their way into the database: rows, the origins they need, and their cells of the tally. */
import { type Answer, elementCodes } from '../../../db/seed/answers.ts'
import { isoOf } from '../../../db/seed/calendar.ts'
import type { City } from '../../../db/seed/city.ts'
import type { Visit } from '../../../db/seed/visits.ts'
import { addResponse, emptyCell } from '../../domain/tally.ts'
import { type Origin, originOf } from '../response/response.ts'
import { type HourCells, addToHour } from '../tally/hours.ts'
import type { Cell } from '../tally/cells.ts'
import { headOf, uuidBytes } from './copyBytes.ts'
import { responseColumns, rowOf } from './responseBytes.ts'

/**
 * `cities` begin with this batch; an origin is in `origins` of the batch that needs it first.
 * Rows are bytes for COPY, in no order.
 */
export type Batch = {
  cities: City[]
  origins: Origin[]
  rows: Buffer[]
  cells: Cell[]
  hours: HourCells
}

/** A city whose answers are being made. */
export type OpenCity = { city: City; agency: Buffer; origins: Map<string, Origin> }

export function emptyBatch(): Batch {
  return { cities: [], origins: [], rows: [], cells: [], hours: new Map() }
}

export function openCity(batch: Batch, city: City): OpenCity {
  batch.cities.push(city)
  return { city, agency: uuidBytes(city.agencyId), origins: new Map() }
}

/** Adds the answers of one visit: one cell of the tally, whole. */
export function addVisit(batch: Batch, open: OpenCity, visit: Visit, answers: readonly Answer[]): void {
  const { agencyId } = open.city
  const origin = findOrigin(batch, open, visit)
  const { originId } = origin
  const tally = emptyCell(elementCodes.length)
  const head = headOf(responseColumns.length, open.agency, originId, visit.day)
  const answeredOn = isoOf(visit.day)
  for (const answer of answers) {
    batch.rows.push(rowOf(head, open.agency, answer))
    addResponse(tally, answer.scores, answer.overall)
    addToHour(batch.hours, origin.agencyId, origin, { answeredOn, answeredHour: answer.hour, scores: answer.scores })
  }
  batch.cells.push({ agencyId, originId, place: origin, answeredOn, tally })
}

function findOrigin(batch: Batch, { city, origins }: OpenCity, { point: place, officer, channel }: Visit): Origin {
  const key = `${place}/${officer}/${channel}`
  const known = origins.get(key)
  if (known) return known
  const point = city.points[place]!
  const ids = {
    agencyId: city.agencyId,
    unitId: city.units[point.unit]!.unitId,
    serviceId: point.service === null ? null : city.services[point.service]!.serviceId,
    pointId: point.pointId,
    officerId: officer === null ? null : city.officers[officer]!.officerId,
    questionnaireId: city.questionnaireId,
  }
  const origin = originOf(ids, channel)
  origins.set(key, origin)
  batch.origins.push(origin)
  return origin
}
