import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Source } from '../../domain/disclosure/source.ts'
import type { Period } from '../../domain/period.ts'
import type { FirstFigures } from './firstFigures.ts'
import type { ReleaseHead } from './stored.ts'
import type { HistoryEntry, Snapshot, UnitFigure } from './snapshot.ts'
import type { UnitLine } from './view.ts'

type Db = Kysely<Database>

/** A release as it is stored: the figures word for word, of whatever version. */
export type StoredRelease = ReleaseHead & { figures: Snapshot | FirstFigures }

type EditionKey = Pick<ReleaseHead, 'period' | 'edition'>

export const head = sql`period, edition, number, digest, closed_at as "closedAt"`
/**
 * Newest first: by the last month of the period, the longer period before the shorter (its code is the shorter one), a later edition
 * before an earlier. From the code alone: to open the figures of every release, megabytes of a large agency each, took longer than the page.
 */
export const newestFirst = sql`
  left(period, 4) desc,
  case when period like '%-TW%' then 3 * right(period, 1)::int when period like '%-S%' then 6 * right(period, 1)::int else 12 end desc,
  length(period), edition desc`

/** Held until {@link unlock} on the same connection: one agency publishes one thing after another. */
export async function lock(db: Db, agencyId: string): Promise<void> {
  await sql`select pg_advisory_lock(hashtextextended(${agencyId}, 5821407216))`.execute(db)
}

export async function unlock(db: Db, agencyId: string): Promise<void> {
  await sql`select pg_advisory_unlock(hashtextextended(${agencyId}, 5821407216))`.execute(db)
}

/** Answers the number that the release got: one more than the last of its agency. */
export async function insertRelease(
  db: Db,
  agencyId: string,
  { period, edition, digest, closedAt }: Omit<ReleaseHead, 'number'>,
  figures: string,
): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    insert into release (agency_id, period, edition, number, digest, figures, closed_at)
    select ${agencyId}, ${period}, ${edition}, coalesce(max(number), 0) + 1, ${digest}, ${figures}::jsonb, ${closedAt}
    from release where agency_id = ${agencyId}
    returning number`.execute(db)
  return rows[0]!.number
}

export async function insertSource(
  db: Db,
  agencyId: string,
  { period, edition }: EditionKey,
  source: Source,
): Promise<void> {
  await db
    .insertInto('release_source')
    .values({ agency_id: agencyId, period, edition, source: JSON.stringify(source) })
    .execute()
}

/** What an edition of a quarter was made of. */
export async function findSource(db: Db, agencyId: string, edition: EditionKey): Promise<Source | null> {
  const [source] = await findSources(db, agencyId, [edition])
  return source ?? null
}

/** The same of several, in the order of their periods. */
export async function findSources(db: Db, agencyId: string, editions: readonly EditionKey[]): Promise<Source[]> {
  const [periods, numbers] = [editions.map(({ period }) => period), editions.map(({ edition }) => edition)]
  const { rows } = await sql<{ source: Source }>`
    select s.source from release_source s
    join unnest(${periods}::text[], ${numbers}::int[]) k (period, edition) on k.period = s.period and k.edition = s.edition
    where s.agency_id = ${agencyId} order by s.period`.execute(db)
  return rows.map(({ source }) => source)
}

/** The newest edition of a period. */
export async function findNewestHead(db: Db, agencyId: string, period: string): Promise<ReleaseHead | null> {
  const { rows } = await sql<ReleaseHead>`
    select ${head} from release where agency_id = ${agencyId} and period = ${period}
    order by edition desc limit 1`.execute(db)
  return rows[0] ?? null
}

/** The quarters that a release is made of. */
export async function findQuarters(db: Db, agencyId: string, key: EditionKey): Promise<Snapshot['quarters']> {
  const { rows } = await sql<{ quarters: Snapshot['quarters'] }>`
    select figures -> 'quarters' as quarters from release
    where agency_id = ${agencyId} and period = ${key.period} and edition = ${key.edition}`.execute(db)
  return rows[0]?.quarters ?? []
}

export async function listReleases(db: Db, agencyId: string): Promise<ReleaseHead[]> {
  const { rows } = await sql<ReleaseHead>`
    select ${head} from release where agency_id = ${agencyId} order by ${newestFirst}`.execute(db)
  return rows
}

/** The release of a period and edition; the newest of what is left open with null. */
export async function findRelease(
  db: Db,
  agencyId: string,
  period: string | null,
  edition: number | null,
): Promise<StoredRelease | null> {
  const { rows } = await sql<StoredRelease>`
    select ${head}, figures from release
    where agency_id = ${agencyId} and (${period}::text is null or period = ${period})
      and (${edition}::int is null or edition = ${edition})
    order by ${newestFirst} limit 1`.execute(db)
  return rows[0] ?? null
}

/**
 * The same without the units, each in a line of its own, and one unit in full (null for none). Figures of the first methods come
 * whole: `units` is null then.
 */
export type StoredView = ReleaseHead & {
  about: Omit<Snapshot, 'units'> | FirstFigures
  units: UnitLine[] | null
  unit: UnitFigure | null
}

/** Asked of one release after it was found: it opens the figures. */
const isFirst = sql`coalesce((figures ->> 'methodVersion')::int, 1) < 3`

/**
 * Paths find one unit among a thousand in 5 ms where taking the array apart took 65.
 * @param unit the slug of the unit that is wanted in full
 */
export async function findView(
  db: Db,
  agencyId: string,
  period: string | null,
  edition: number | null,
  unit: string | null,
): Promise<StoredView | null> {
  const { rows } = await sql<StoredView>`
    select ${head}, case when ${isFirst} then figures else figures - 'units' end as about,
      case when not ${isFirst} then (
        select jsonb_agg(
          jsonb_build_object(
            'slug', u.value -> 'slug', 'name', u.value -> 'name', 'parent', u.value -> 'parent',
            'mergedInto', u.value -> 'mergedInto', 'status', u.value -> 'status', 'n', u.value -> 'n', 'nik', u.value -> 'nik',
            'grade', u.value -> 'grade', 'evidence', u.value -> 'evidence'
          ) order by u.ordinality)
        from jsonb_array_elements(figures -> 'units') with ordinality u
      ) end as units,
      case when not ${isFirst} then
        jsonb_path_query_first(figures, '$.units[*] ? (@.slug == $unit)', ${JSON.stringify({ unit })}::jsonb)
      end as unit
    from (
      select * from release
      where agency_id = ${agencyId} and (${period}::text is null or period = ${period})
        and (${edition}::int is null or edition = ${edition})
      order by ${newestFirst} limit 1
    ) r`.execute(db)
  return rows[0] ?? null
}

/** What was published of a service in some quarters, by the newest edition there was when a release was published; oldest first. */
export async function readServiceHistory(
  db: Db,
  agencyId: string,
  quarters: readonly string[],
  { unit, service, until }: { unit: string; service: string; until: number },
): Promise<HistoryEntry[]> {
  const { rows } = await sql<HistoryEntry>`
    select period, (line ->> 'n')::int as n, line ->> 'nik' as nik, line #>> '{evidence,low}' as low,
           line #>> '{evidence,high}' as high
    from (
      select distinct on (period) period,
        jsonb_path_query_first(
          figures, '$.units[*] ? (@.slug == $unit).services[*] ? (@.name == $service)', ${JSON.stringify({ unit, service })}::jsonb
        ) as line
      from release where agency_id = ${agencyId} and period = any (${quarters}) and number <= ${until}
      order by period, edition desc
    ) r where line ->> 'nik' is not null order by period`.execute(db)
  return rows
}

/** Whether a period that overlaps was published by version 1 or 2 of the method, whose groups are not known. */
export async function hasFirstMethods(db: Db, agencyId: string, { from, to }: Period): Promise<boolean> {
  const { rows } = await sql`
    select 1 from release
    where agency_id = ${agencyId} and coalesce((figures ->> 'methodVersion')::int, 1) < 3
      and figures #>> '{period,from}' <= ${to} and figures #>> '{period,to}' >= ${from} limit 1`.execute(db)
  return rows.length > 0
}

export type HistoryRow = { slug: string | null; entry: HistoryEntry }

/** What was published of some quarters, before a release of a number or before now, by the newest edition there was: of the agency (null) and its units. */
export async function readHistory(
  db: Db,
  agencyId: string,
  quarters: readonly string[],
  before: number | null,
): Promise<HistoryRow[]> {
  const { rows } = await sql<HistoryEntry & { slug: string | null }>`
    select r.period, f.value ->> 'slug' as slug, (f.value ->> 'n')::int as n, f.value ->> 'nik' as nik,
           f.value #>> '{evidence,low}' as low, f.value #>> '{evidence,high}' as high
    from (
      select distinct on (period) period, figures from release
      where agency_id = ${agencyId} and period = any (${quarters}) and (${before}::int is null or number < ${before}) order by period, edition desc
    ) r cross join lateral (
      select r.figures -> 'total' as value union all select * from jsonb_array_elements(r.figures -> 'units')
    ) f where f.value ->> 'nik' is not null order by r.period`.execute(db)
  return rows.map(({ slug, ...entry }) => ({ slug, entry }))
}

/** How many days after a period the agency publishes; null where it announced nothing. */
export async function findDaysAfter(db: Db, agencyId: string): Promise<number | null> {
  const row = await db
    .selectFrom('release_calendar')
    .select('days_after')
    .where('agency_id', '=', agencyId)
    .executeTakeFirst()
  return row?.days_after ?? null
}

export async function upsertCalendar(db: Db, agencyId: string, daysAfter: number, now: Date): Promise<void> {
  const announced = { days_after: daysAfter, announced_at: now }
  await db
    .insertInto('release_calendar')
    .values({ agency_id: agencyId, ...announced })
    .onConflict((conflict) => conflict.column('agency_id').doUpdateSet(announced))
    .execute()
}
