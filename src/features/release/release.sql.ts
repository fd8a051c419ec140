import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Figures } from './figures.ts'
import type { Release, ReleaseHead } from './release.ts'

type Db = Kysely<Database>

/** True when the release is new; one that exists stays as it is. */
export async function insertRelease(db: Db, agencyId: string, head: ReleaseHead, figures: string): Promise<boolean> {
  const row = await db
    .insertInto('release')
    .values({ agency_id: agencyId, period: head.period, digest: head.digest, figures, closed_at: head.closedAt })
    .onConflict((conflict) => conflict.doNothing())
    .returning('period')
    .executeTakeFirst()
  return row !== undefined
}

/** Newest first: by the last day of the period, the longer period before the shorter. */
const newestFirst = sql`figures #>> '{period,to}' desc, figures #>> '{period,from}'`

export async function listReleases(db: Db, agencyId: string): Promise<ReleaseHead[]> {
  const { rows } = await sql<ReleaseHead>`
    select period, digest, closed_at as "closedAt" from release
    where agency_id = ${agencyId} order by ${newestFirst}`.execute(db)
  return rows
}

export async function findRelease(db: Db, agencyId: string, period: string | null): Promise<Release | null> {
  const { rows } = await sql<ReleaseHead & { figures: Figures }>`
    select period, digest, closed_at as "closedAt", figures from release
    where agency_id = ${agencyId} and (${period}::text is null or period = ${period})
    order by ${newestFirst} limit 1`.execute(db)
  return rows[0] ?? null
}

export async function findNewestReleases(db: Db): Promise<Map<string, Release>> {
  const { rows } = await sql<Release & { agencyId: string }>`
    select distinct on (agency_id) agency_id as "agencyId", period, digest, closed_at as "closedAt", figures
    from release order by agency_id, ${newestFirst}`.execute(db)
  return new Map(rows.map(({ agencyId, ...release }) => [agencyId, release]))
}
