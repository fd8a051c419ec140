import { type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { bigints, uuids } from '../pgArray.ts'
import type { OriginId } from '../response/response.ts'
import type { Place } from './originPlace.ts'

export type PlaceOfOrigin = OriginId & Place

/** Planned anew each time: a plan made while there were few origins goes through all of them for each that is asked for. */
export async function listPlaces(trx: Transaction<Database>, origins: readonly OriginId[]): Promise<PlaceOfOrigin[]> {
  const { rows } = await sql<PlaceOfOrigin>`
    select o.agency_id as "agencyId", o.origin_id::text as "originId", o.unit_id as "unitId", o.service_id as "serviceId",
           o.questionnaire_id as "questionnaireId", o.form
    from unnest(${uuids(origins.map(({ agencyId }) => agencyId))}::uuid[], ${bigints(origins.map(({ originId }) => originId))}::bigint[])
      as k (agency_id, origin_id)
    join origin o on o.agency_id = k.agency_id and o.origin_id = k.origin_id`.execute(trx)
  return rows
}
