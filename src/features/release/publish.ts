/** Writing a release: its first edition, or a further one; within a transaction that nobody else of the agency is in. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { windowsOf } from '../../domain/disclosure/lattice.ts'
import type { Source } from '../../domain/disclosure/source.ts'
import { dayIn } from '../../domain/localTime.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import type { Period } from '../../domain/period.ts'
import type { Agency } from '../directory/directory.ts'
import { canonicalJson, digestOf } from './canonical.ts'
import type { Edition, Setting } from './compose.ts'
import { makeSnapshot, makeSource, readSetting } from './making.ts'
import { listAsPublished } from './published.ts'
import type { ReleaseRefusal } from './release.ts'
import type { ReleaseHead } from './stored.ts'
import * as store from './release.sql.ts'
import type { Snapshot } from './snapshot.ts'

type Db = Kysely<Database>

/** `unpublished`: there is no edition yet. `this-year`: there was one this year. `nothing-new`: too few answers came late. */
export type EditionRefusal = 'unpublished' | 'this-year' | 'nothing-new' | 'first-methods'

/** Also publishes the quarters of a longer period that were not. */
export async function publishFirst(
  trx: Db,
  agency: Agency,
  setting: Setting,
  period: Period,
  now: Date,
): Promise<Outcome<ReleaseHead, ReleaseRefusal>> {
  const { agencyId } = agency
  if (await store.findNewestHead(trx, agencyId, period.code)) return no('released')
  if (await store.hasFirstMethods(trx, agencyId, period)) return no('first-methods')
  if (isLong(period)) for (const quarter of windowsOf(period)) await publishFirst(trx, agency, setting, quarter, now)
  const edition = { period, edition: 1, quarters: await quartersOf(trx, agencyId, period, 1) }
  const source = await makeSource(trx, agencyId, setting, edition)
  return source ? ok(await write(trx, agencyId, setting, edition, source, now)) : no('no-answers')
}

/**
 * Publishes a further edition with the answers that came late, at most one a calendar year of the agency's time zone. Late answers of
 * fewer than ten wait for the next; refused are a period without a first edition, and one published by the first two methods.
 */
export async function publishNext(
  trx: Db,
  agency: Agency,
  period: Period,
  now: Date,
): Promise<Outcome<ReleaseHead, EditionRefusal>> {
  const { agencyId, timeZone } = agency
  const newest = await store.findNewestHead(trx, agencyId, period.code)
  if (!newest) return no('unpublished')
  if (await store.hasFirstMethods(trx, agencyId, period)) return no('first-methods')
  const yearOf = (moment: Date) => dayIn(timeZone, moment).slice(0, 4)
  if (newest.edition > 1 && yearOf(newest.closedAt) === yearOf(now)) return no('this-year')
  const setting = await readSetting(trx, agency)
  const number = newest.edition + 1
  const edition = { period, edition: number, quarters: await quartersOf(trx, agencyId, period, number) }
  const source = await makeSource(trx, agencyId, setting, edition)
  if (!source || !(await isNew(trx, agencyId, newest, edition, source))) return no('nothing-new')
  return ok(await write(trx, agencyId, setting, edition, source, now))
}

/** The quarters that an edition is made of: itself, or the newest editions of those of a longer period. */
async function quartersOf(db: Db, agencyId: string, period: Period, edition: number): Promise<Snapshot['quarters']> {
  if (!isLong(period)) return [{ period: period.code, edition }]
  const heads = await Promise.all(windowsOf(period).map(({ code }) => store.findNewestHead(db, agencyId, code)))
  return heads.flatMap((head) => (head ? [{ period: head.period, edition: head.edition }] : []))
}

/** A quarter is told anew when late answers made a block or it is known by now how many were served, a longer period when one of its quarters was. */
async function isNew(
  db: Db,
  agencyId: string,
  newest: ReleaseHead,
  edition: Edition,
  source: Source,
): Promise<boolean> {
  if (isLong(edition.period)) {
    const before = await store.findQuarters(db, agencyId, newest)
    return canonicalJson(before) !== canonicalJson(edition.quarters)
  }
  const before = await store.findSource(db, agencyId, newest)
  const visitsOf = ({ visits = {} }: Partial<Source>) => canonicalJson(visits)
  return source.index.length > (before?.index.length ?? 0) || visitsOf(source) !== visitsOf(before ?? {})
}

async function write(
  trx: Db,
  agencyId: string,
  setting: Setting,
  edition: Edition,
  source: Source,
  now: Date,
): Promise<ReleaseHead> {
  const snapshot = await makeSnapshot(trx, agencyId, setting, edition, source)
  const { period } = edition
  const head = { period: period.code, edition: edition.edition, digest: digestOf(snapshot), closedAt: now }
  const number = await store.insertRelease(trx, agencyId, head, canonicalJson(snapshot))
  if (!isLong(period)) await store.insertSource(trx, agencyId, head, source)
  const [newest] = await store.listReleases(trx, agencyId)
  if (newest?.number === number) await listAsPublished(trx, agencyId, snapshot)
  return { ...head, number }
}

function isLong(period: Period): boolean {
  return windowsOf(period).length > 1
}
