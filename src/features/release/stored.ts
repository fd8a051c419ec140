/** What was published, as it is stored. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type FirstFigures, asSnapshot, isFirst } from './firstFigures.ts'
import * as store from './release.sql.ts'
import type { Snapshot } from './snapshot.ts'

type Db = Kysely<Database>

export type ReleaseHead = {
  period: string
  edition: number
  /** The place in the order in which the agency published, from 1. */
  number: number
  /** SHA-256 of the canonical figures. */
  digest: string
  closedAt: Date
}
export type Release = ReleaseHead & {
  /** What it says, in the shape of today. */
  snapshot: Snapshot
  /** The same word for word as it was published: what the digest is of. */
  figures: Snapshot | FirstFigures
}

/** The releases of an agency, newest period first, of each period the newest edition first. */
export function listReleases(db: Db, agencyId: string): Promise<ReleaseHead[]> {
  return store.listReleases(db, agencyId)
}

/** The release of a period, or of the newest when `period` is null; its newest edition unless another is named. */
export async function findRelease(
  db: Db,
  agencyId: string,
  period: string | null,
  edition: number | null = null,
): Promise<Release | null> {
  const stored = await store.findRelease(db, agencyId, period, edition)
  return stored && withSnapshot(stored)
}

function withSnapshot(stored: store.StoredRelease): Release {
  const { figures } = stored
  return { ...stored, snapshot: isFirst(figures) ? asSnapshot(figures) : figures }
}
