/** Station release: what was published, word for word and for good. The public pages read this and nothing else. */
import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { METHOD, methodOf } from '../../domain/method.ts'
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
  const figures = await figuresNow(db, agency, period)
  if (!figures) return no('no-answers')
  const text = canonicalJson(figures)
  const head = { period: period.code, digest: digestOf(figures), closedAt: now }
  return (await store.insertRelease(db, agency.agencyId, head, text)) ? ok(head) : no('released')
}

export type Check = {
  published: Release
  /** Whether the rules it was published by give the same figures again, to the last digit. */
  isSame: boolean
  /** The figures by those rules and by today's, from the counters of now; null when nobody is counted any more. */
  again: Figures | null
  today: Figures | null
}

/**
 * Computes a published period again: by the version of the method that it was published with, and by that of today. A later
 * answer or a changed questionnaire makes the first differ; a changed rule makes the second. Null when it was not published.
 */
export async function checkRelease(db: Db, agency: Agency, period: Period): Promise<Check | null> {
  const published = await store.findRelease(db, agency.agencyId, period.code)
  if (!published) return null
  const again = await figuresNow(db, agency, period, published.figures.methodVersion ?? 1)
  const today = await figuresNow(db, agency, period)
  return { published, isSame: again !== null && digestOf(again) === published.digest, again, today }
}

function figuresNow(db: Db, agency: Agency, period: Period, version = METHOD.version): Promise<Figures | null> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read') // all figures of one moment
    .execute((trx) => makeFigures(trx, agency, period, methodOf(version)))
}

function digestOf(figures: Figures): string {
  return createHash('sha256').update(canonicalJson(figures)).digest('hex')
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
