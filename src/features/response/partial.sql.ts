import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Begun, FirstTap } from './partial.ts'

type Db = Kysely<Database>

/** In the order of the key, so that two processes that store the same wait for each other and do not lock each other out. */
export async function insertFirstTaps(db: Db, rows: readonly FirstTap[]): Promise<void> {
  await sql`
    insert into partial (agency_id, response_id, point_id, started_on, overall)
    select * from unnest(${rows.map((row) => row.agencyId)}::uuid[], ${rows.map((row) => row.responseId)}::uuid[],
                         ${rows.map((row) => row.pointId)}::uuid[], ${rows.map((row) => row.startedOn)}::date[],
                         ${rows.map((row) => row.overall)}::smallint[])
    order by 1, 2
    on conflict do nothing`.execute(db)
}

/** Looks a response up for each begun one, by its key; the responses themselves are not gone through. */
export async function countBegun(
  db: Db,
  { agencyId, unitId }: { agencyId: string; unitId: string },
  { from, to }: { from: string; to: string },
): Promise<Begun> {
  const { rows } = await sql<Begun>`
    select count(*)::int as begun,
           (count(*) filter (where not exists (
             select from response r where r.agency_id = p.agency_id and r.response_id = p.response_id
           )))::int as unfinished
    from partial p
    join point o on o.agency_id = p.agency_id and o.point_id = p.point_id
    where o.agency_id = ${agencyId} and o.unit_id = ${unitId} and p.started_on between ${from}::date and ${to}::date`.execute(
    db,
  )
  return rows[0] ?? { begun: 0, unfinished: 0 }
}
