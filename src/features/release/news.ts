/** What was published last. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { AskedFigure } from './asked.ts'
import * as store from './news.sql.ts'
import type { ReleaseHead } from './stored.ts'

type Db = Kysely<Database>

/** The head of the newest release of every agency that has one, by agency id. */
export function findNewestHeads(db: Db): Promise<Map<string, ReleaseHead>> {
  return store.findNewestHeads(db)
}

/** What was published last, of one agency or of all (null), newest first: the agencies' own figures. */
export async function listNews(db: Db, agencyId: string | null, limit: number): Promise<AskedFigure[]> {
  const rows = await store.listTotals(db, agencyId, limit)
  return rows.map(({ slug, name, total, ...release }) => ({
    agency: { slug, name },
    name,
    release,
    figure: { ...total, evidence: total.evidence ?? null }, // absent in what the first method published
  }))
}
