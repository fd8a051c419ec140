/** How many answers a service or a unit needs in a period: from how many people used it in the period before. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Actor, recordAll } from '../audit/audit.ts'
import { inTransaction } from '../inTransaction.ts'
import * as store from './sample.sql.ts'

type Db = Kysely<Database>

/** A unit, or a service of it, and what was typed in for it; `population` is null where nothing was. */
export type SamplePlace = {
  unitId: string
  unit: string
  /** Null for the unit as a whole. */
  serviceId: string | null
  service: string | null
  population: number | null
}

/** Users in the period before, of a unit or a service; null takes the number away. */
export type Population = Pick<SamplePlace, 'unitId' | 'serviceId' | 'population'>

/** The units of a list and their services, each with its population of a period; by name, a unit before its services. */
export function listSamplePlaces(
  db: Db,
  agencyId: string,
  period: string,
  unitIds: readonly string[],
): Promise<SamplePlace[]> {
  return store.listPlaces(db, agencyId, period, unitIds)
}

/** Stores those populations of a period that differ from what was stored; answers how many did. `places` are what was there before. */
export async function savePopulations(
  db: Db,
  actor: Actor,
  period: string,
  places: readonly SamplePlace[],
  given: readonly Population[],
): Promise<number> {
  const changed = given.flatMap((wanted) => {
    const place = places.find((one) => one.unitId === wanted.unitId && one.serviceId === wanted.serviceId)
    return place && place.population !== wanted.population ? [{ place, population: wanted.population }] : []
  })
  if (changed.length === 0) return 0
  await inTransaction(db, async (trx) => {
    await store.replacePopulations(
      trx,
      actor.agencyId,
      period,
      changed.map(({ place, population }) => ({ ...place, population })),
    )
    await recordAll(
      trx,
      actor,
      changed.map(({ place, population }) => ({
        act: 'changed',
        kind: 'survey-period' as const,
        subjectId: period,
        subject: `${period}, ${place.service ?? place.unit}`,
        before: { population: place.population },
        after: { population },
      })),
    )
  })
  return changed.length
}
