/** How many responses came to points, as the counters have it. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import * as store from './pointCount.sql.ts'

/** Responses by point in a span of days (ISO 8601, both included), for an agency's points that were asked for. */
export async function countResponses(
  db: Kysely<Database>,
  agencyId: string,
  pointIds: readonly string[],
  span: { from: string; to: string },
): Promise<ReadonlyMap<string, number>> {
  const rows = await store.countResponses(db, agencyId, pointIds, span)
  return new Map(rows.map(({ pointId, n }) => [pointId, n]))
}
