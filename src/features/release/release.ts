/** Station release: what was published, word for word and for good. The public pages read this and nothing else. */
import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { type Period, quartersUntil } from '../../domain/period.ts'
import type { Agency } from '../directory/directory.ts'
import { type Figures, QUARTERS, makeFigures } from './figures.ts'
import * as store from './release.sql.ts'

type Db = Kysely<Database>

export type { Figures, PublicFigure } from './figures.ts'
export { asCsv } from './figuresCsv.ts'
export type ReleaseHead = { period: string; digest: string; closedAt: Date }
export type Release = ReleaseHead & { figures: Figures }

/** `open`: the period is not over yet. `no-answers`: there is nothing to publish. `released`: it was published before, unchangeably. */
export type ReleaseRefusal = 'open' | 'no-answers' | 'released'

/**
 * Closes a period of an agency and publishes its figures. The same counters give the same bytes and the same digest;
 * what was published is never written again.
 * @param today the calendar day in the agency's time zone, ISO 8601
 */
export async function closePeriod(
  db: Db,
  agency: Agency,
  period: Period,
  today: string,
  now: Date,
): Promise<Outcome<ReleaseHead, ReleaseRefusal>> {
  if (period.to >= today) return no('open')
  const figures = await db
    .transaction()
    .setIsolationLevel('repeatable read') // all figures of one moment
    .execute((trx) => makeFigures(trx, agency, period))
  if (!figures) return no('no-answers')
  const text = canonicalJson(figures)
  const head = { period: period.code, digest: createHash('sha256').update(text).digest('hex'), closedAt: now }
  return (await store.insertRelease(db, agency.agencyId, head, text)) ? ok(head) : no('released')
}

/** Publishes every one of the last eight quarters that is over, has answers and is not published yet; oldest first. */
export async function releaseQuarters(db: Db, agency: Agency, today: string, now: Date): Promise<void> {
  const released = new Set((await listReleases(db, agency.agencyId)).map(({ period }) => period))
  for (const quarter of quartersUntil(today, QUARTERS))
    if (!released.has(quarter.code)) await closePeriod(db, agency, quarter, today, now)
}

/** The releases of an agency, newest period first. */
export function listReleases(db: Db, agencyId: string): Promise<ReleaseHead[]> {
  return store.listReleases(db, agencyId)
}

/** The release of a period, or the newest when `period` is null. */
export function findRelease(db: Db, agencyId: string, period: string | null): Promise<Release | null> {
  return store.findRelease(db, agencyId, period)
}

/** The newest release of every agency that has one, by agency id. */
export function findNewestReleases(db: Db): Promise<Map<string, Release>> {
  return store.findNewestReleases(db)
}

/** JSON with the keys of every object in order and no white space: one value, one text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
