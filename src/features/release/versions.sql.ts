import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'

/**
 * Of every agency a text that changes with anything that its public pages say: a release, a name, an announcement, a public plan, a
 * comment.
 */
export async function readVersions(db: Kysely<Database>): Promise<{ slug: string; version: string }[]> {
  const { rows } = await sql<{ slug: string; version: string }>`
    select a.slug, concat_ws('.', coalesce(r.number, 0), coalesce(d.version, 0), coalesce(f.version, 0),
           extract(epoch from c.announced_at), 'c' || k.version) as version
    from agency a
    left join lateral (
      select number from release where agency_id = a.agency_id order by number desc limit 1
    ) r on true
    left join directory_change d on d.agency_id = a.agency_id
    left join follow_up_change f on f.agency_id = a.agency_id
    left join release_calendar c on c.agency_id = a.agency_id
    left join published_comment_change k on k.agency_id = a.agency_id
    order by a.slug`.execute(db)
  return rows
}
