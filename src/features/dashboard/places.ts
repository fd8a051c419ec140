/** The units and services of a span, with how many were served there and whether they matter most. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Period } from '../../domain/period.ts'
import * as store from './places.sql.ts'
import type { Span } from './span.ts'

/** A unit, or where `serviceId` is not null a service of it. */
export type PlaceLine = {
  unitId: string
  parentId: string | null
  slug: string
  unit: string
  serviceId: string | null
  service: string | null
  isEnded: boolean
  /** People served in the months that were counted, and answers of those months; null where nobody counted. */
  served: number | null
  answered: number | null
  isPriority: boolean
}

/** People served and those of them who answered. */
export type Coverage = {
  served: number
  answered: number
  /** Units that somebody counted for, of those that there are. */
  counted: number
  units: number
}

/** Units by name, each before its services. */
export function listPlaces(db: Kysely<Database>, span: Span, period: Period): Promise<PlaceLine[]> {
  return store.listPlaces(db, span, period)
}

/** Of some places taken together; null where nobody counted anything: that is not the same as zero. */
export function coverageOf(lines: readonly PlaceLine[]): Coverage | null {
  const counted = lines.filter(({ served }) => served !== null)
  if (counted.length === 0) return null
  const total = (read: (line: PlaceLine) => number | null) => counted.reduce((sum, line) => sum + (read(line) ?? 0), 0)
  const unitsOf = (some: readonly PlaceLine[]) => new Set(some.map(({ unitId }) => unitId)).size
  return {
    served: total(({ served }) => served),
    answered: total(({ answered }) => answered),
    counted: unitsOf(counted),
    units: unitsOf(lines.filter(({ isEnded }) => !isEnded)),
  }
}
