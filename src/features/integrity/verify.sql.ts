import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Node } from '../../domain/merkle.ts'
import type { Snapshot } from '../release/release.ts'
import type { ChangeEntry, ReleaseEntry } from './entry.ts'
import { answersDigest, changeColumns, ofMonth, shortId } from './waiting.sql.ts'

type Db = Kysely<Database>

export type ReadEntry = {
  position: number
  kind: 'release' | 'change' | 'answers'
  subject: string
  text: string | null
  /** The leaf of the tree; null where it is gone. */
  leaf: Buffer | null
}

/** Entries from a position on, at most `limit`. */
export async function readEntries(db: Db, from: number, limit: number): Promise<ReadEntry[]> {
  const { rows } = await sql<ReadEntry>`
    select e.position::float8 as position, e.kind, e.subject, e.text, n.hash as leaf
    from log_entry e left join log_node n on n.level = 0 and n.position = e.position
    where e.position >= ${from} order by e.position limit ${limit}`.execute(db)
  return rows
}

/** The nodes above the leaves that are complete with the leaves from `from` to before `until`. */
export async function readNodesAbove(db: Db, from: number, until: number): Promise<(Node & { hash: Buffer })[]> {
  const { rows } = await sql<Node & { hash: Buffer }>`
    select level, position::float8 as position, hash
    from generate_series(1, 52) as level
    join log_node using (level)
    where position >= ${from} / (1::bigint << level) and position < ${until} / (1::bigint << level)`.execute(db)
  return rows
}

/** Rows of the trail by their ids. */
export async function readChanges(db: Db, ids: readonly string[]): Promise<ChangeEntry[]> {
  const { rows } = await sql<ChangeEntry>`
    select ${changeColumns} from audit x where x.audit_id = any (${ids}::uuid[])`.execute(db)
  return rows
}

export type ReleaseRow = ReleaseEntry & { figures: Snapshot }

/** Releases by the digests under which they were entered. */
export async function readReleases(db: Db, digests: readonly string[]): Promise<ReleaseRow[]> {
  const { rows } = await sql<ReleaseRow>`
    select a.slug as agency, r.period, r.edition, r.digest, r.closed_at as "closedAt", r.figures
    from release r join agency a using (agency_id) where r.digest = any (${digests}::text[])`.execute(db)
  return rows
}

export type BatchMonth = { agencyId: string; agency: string; month: string }

/** The months of which answers were entered. */
export async function listBatchMonths(db: Db): Promise<BatchMonth[]> {
  const { rows } = await sql<BatchMonth>`
    select distinct b.agency_id as "agencyId", a.slug as agency, b.month
    from log_batch b join agency a using (agency_id) order by b.month, a.slug`.execute(db)
  return rows
}

export type FoundBatch = { position: number; text: string | null; entered: number; count: number; digest: string }

/** What is stored now of the answers that each entry of a month is of. */
export async function recountBatches(db: Db, { agencyId, month }: BatchMonth): Promise<FoundBatch[]> {
  await sql`set local enable_nestloop = off`.execute(db) // a month that the planner has not seen yet is joined by hashes too
  const { rows } = await sql<FoundBatch>`
    with entered as materialized (
      select b.position, unnest(b.ids) as id from log_batch b where b.agency_id = ${agencyId}::uuid and b.month = ${month}::date
    ), stored as (
      select ${shortId} as id, r.* from response r where ${ofMonth(agencyId, month)}
    ), again as (
      select e.position, count(*)::int as entered, count(r.response_id)::int as count, ${answersDigest} as digest
      from entered e left join stored r on r.id = e.id
      group by e.position
    )
    select g.position::float8 as position, l.text, g.entered, g.count, g.digest
    from again g join log_entry l on l.position = g.position order by g.position`.execute(db)
  return rows
}
