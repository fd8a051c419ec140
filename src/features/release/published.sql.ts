import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Found, PublishedLine } from './published.ts'

type Db = Kysely<Database>

/** Candidates of a search that are put in order: a word that stands in every name must not sort them all. */
const MOST_CANDIDATES = 2_000
/** Names whose words are known when a word was mistyped. */
const MOST_NAMES = 50_000

const line = sql`
  p.unit, p.service, p.name, p.above, p.period, p.edition, p.status, p.n, p.nik, p.grade, p.low, p.high`

/** Puts the lines of an agency in the place of those it had. */
export async function replaceLines(db: Db, agencyId: string, lines: readonly PublishedLine[]): Promise<void> {
  await db.deleteFrom('published').where('agency_id', '=', agencyId).execute()
  await sql`
    insert into published (agency_id, unit, service, name, above, period, edition, status, n, nik, grade, low, high)
    select ${agencyId}, l.* from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
      l (unit text, service text, name text, above text, period text, edition int, status text, n int, nik text, grade text,
         low text, high text)`.execute(db)
}

/** The lines whose names hold all words (a text query), the best first; at most `limit`. */
export async function searchLines(db: Db, query: string, agencyId: string | null, limit: number): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select a.slug as agency, ${line}
    from (
      select * from published
      where words @@ to_tsquery('simple', ${query}) and (${agencyId}::uuid is null or agency_id = ${agencyId})
      limit ${MOST_CANDIDATES}
    ) p join agency a on a.agency_id = p.agency_id
    order by ts_rank(p.words, to_tsquery('simple', ${query})) desc, p.name, p.above limit ${limit}`.execute(db)
  return rows
}

/** The words of the names, each once. */
export async function listWords(db: Db): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`
    select word from ts_stat(${`select words from published limit ${MOST_NAMES}`})`.execute(db)
  return rows.map(({ word }) => word)
}

export type AgencyLine = { agency: string; name: string; line: Found | null }

/** Agencies by name with their newest figure, a page of them, and how many there are. */
export async function listAgencyLines(
  db: Db,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ agencies: AgencyLine[]; total: number }> {
  const { rows } = await sql<Found & { agencyName: string; total: number }>`
    select a.slug as agency, a.name as "agencyName", count(*) over ()::int as total, ${line}
    from agency a left join published p on p.agency_id = a.agency_id and p.unit = '' and p.service = ''
    order by a.name, a.slug limit ${limit} offset ${offset}`.execute(db)
  return {
    agencies: rows.map((row) => ({
      agency: row.agency,
      name: row.agencyName,
      line: row.period === null ? null : row,
    })),
    total: rows[0]?.total ?? 0,
  }
}
