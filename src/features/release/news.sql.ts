import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { head, newestFirst } from './release.sql.ts'
import type { ReleaseHead } from './stored.ts'
import type { Snapshot } from './snapshot.ts'

type Db = Kysely<Database>

/** The head of the newest release of every agency that has one, by agency id. */
export async function findNewestHeads(db: Db): Promise<Map<string, ReleaseHead>> {
  const { rows } = await sql<ReleaseHead & { agencyId: string }>`
    select distinct on (agency_id) agency_id as "agencyId", ${head}
    from release order by agency_id, ${newestFirst}`.execute(db)
  return new Map(rows.map(({ agencyId, ...found }) => [agencyId, found]))
}

export type TotalRow = ReleaseHead & { slug: string; name: string; total: Snapshot['total'] }

/** What was published last, of one agency or of all (null): the figures of the agency alone. */
export async function listTotals(db: Db, agencyId: string | null, limit: number): Promise<TotalRow[]> {
  const { rows } = await sql<TotalRow>`
    select a.slug, a.name, ${head}, figures -> 'total' as total
    from release join agency a using (agency_id)
    where ${agencyId}::uuid is null or agency_id = ${agencyId}
    order by closed_at desc, a.slug, number desc limit ${limit}`.execute(db)
  return rows
}
