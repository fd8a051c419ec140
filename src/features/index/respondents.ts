/** How many people have answered, by unit and by service: from the counters alone, in one statement for a whole agency. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import * as store from './respondents.sql.ts'

/** Respondents at a unit's own points, of one service of it, or of none where `serviceId` is null. */
export type RespondentCount = { unitId: string; serviceId: string | null; n: number }

/** Respondents (the n of the index) of an agency between two days, both included. */
export function countRespondents(
  db: Kysely<Database>,
  agencyId: string,
  span: { from: string; to: string },
): Promise<RespondentCount[]> {
  return store.countRespondents(db, agencyId, span)
}
