/** What the public pages of an agency are as of: for whoever keeps such a page, to see that it is not that page any more. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { digestOf } from './canonical.ts'
import * as store from './versions.sql.ts'

export type PublishedVersions = {
  /** By slug. */
  byAgency: ReadonlyMap<string, string>
  /** Of all together. */
  all: string
}

/** One statement for all agencies; nothing of it is read from a release. */
export async function readPublishedVersions(db: Kysely<Database>): Promise<PublishedVersions> {
  const rows = await store.readVersions(db)
  return {
    byAgency: new Map(rows.map(({ slug, version }) => [slug, version])),
    all: digestOf(rows),
  }
}
