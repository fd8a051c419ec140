/** Which unit, service and questionnaire the answers of an origin count for. */
import type { Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Origin, type OriginId, originKey } from '../response/response.ts'
import * as store from './originPlace.sql.ts'

/** What an origin's answers are counted for, besides itself. */
export type Place = Pick<Origin, 'unitId' | 'serviceId' | 'questionnaireId' | 'form'>
export type PlaceOfOrigin = OriginId & Place
/** Places by {@link originKey}. */
export type Places = ReadonlyMap<string, Place>

/** About 110 bytes each. */
const MOST_KNOWN = 100_000

/**
 * An origin's id is a digest of its parts, so what was read of it once stays true, for every process. Places are few: origins
 * of one place share it.
 */
let known = new Map<string, Place>()
const shared = new Map<string, Place>()

/** The places of origins, and of others. Reading all of them anew took a fifth of the time of counting. */
export async function findPlaces(trx: Transaction<Database>, origins: readonly OriginId[]): Promise<Places> {
  let unknown = origins.filter((origin) => !known.has(originKey(origin)))
  if (unknown.length === 0) return known
  if (known.size + unknown.length > MOST_KNOWN) {
    known = new Map() // who still looks at the former one keeps it
    shared.clear()
    unknown = [...origins]
  }
  const places = known
  for (const { agencyId, originId, ...place } of await store.listPlaces(trx, unknown))
    places.set(originKey({ agencyId, originId }), share(place))
  return places
}

/** Places that are known already, by their origins. */
export function placesOf(origins: readonly PlaceOfOrigin[]): Places {
  return new Map(origins.map((origin) => [originKey(origin), origin]))
}

function share(place: Place): Place {
  const name = Object.values(place).join('/')
  const same = shared.get(name)
  if (!same) shared.set(name, place)
  return same ?? place
}
