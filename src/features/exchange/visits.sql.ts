import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { inPieces } from './write.sql.ts'

/** People served on a day, or in a month whose first day `on` is; of a service, or of a unit where `serviceId` is null. */
export type VisitCount = { unitId: string; serviceId: string | null; on: string; isMonth: boolean; served: number }

/** What is known of some months (2026-07). */
export async function readVisits(
  db: Kysely<Database>,
  agencyId: string,
  months: readonly string[],
): Promise<VisitCount[]> {
  const { rows } = await sql<VisitCount>`
    select unit_id as "unitId", service_id as "serviceId", counted_on as "on", is_month as "isMonth", served
    from visit_count where agency_id = ${agencyId} and to_char(counted_on, 'YYYY-MM') = any (${months}::text[])`.execute(
    db,
  )
  return rows
}

export function saveVisits(trx: Transaction<Database>, agencyId: string, counts: readonly VisitCount[]): Promise<void> {
  return inPieces(counts, (piece) =>
    sql`
      insert into visit_count (agency_id, unit_id, service_id, counted_on, is_month, served)
      select ${agencyId}, * from unnest(${piece.map(({ unitId }) => unitId)}::uuid[], ${piece.map(({ serviceId }) => serviceId)}::uuid[],
        ${piece.map(({ on }) => on)}::date[], ${piece.map(({ isMonth }) => isMonth)}::boolean[], ${piece.map(({ served }) => served)}::integer[])
      on conflict on constraint visit_count_key do update set served = excluded.served, is_month = excluded.is_month`.execute(
      trx,
    ),
  )
}
