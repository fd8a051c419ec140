/** Station release: what was published, word for word and for good. The public pages read this and nothing else. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { windowsOf } from '../../domain/disclosure/lattice.ts'
import { type Outcome, no } from '../../domain/outcome.ts'
import { type Period, quartersUntil } from '../../domain/period.ts'
import type { Agency } from '../directory/directory.ts'
import { dayOfPublication } from './calendar.ts'
import { QUARTERS, readSetting } from './making.ts'
import { type EditionRefusal, publishFirst, publishNext } from './publish.ts'
import * as store from './release.sql.ts'
import { type ReleaseHead, listReleases } from './stored.ts'

type Db = Kysely<Database>

export type * from './snapshot.ts'
export type { EditionRefusal } from './publish.ts'
export { announceCalendar, dayOfPublication, readCalendar } from './calendar.ts'
export { canonicalJson, digestOf } from './canonical.ts'
export { type Check, checkRelease } from './check.ts'
export { type AskedFigure, findAsked, findFigure } from './asked.ts'
export { findNewestHeads, listNews } from './news.ts'
export { sharedHead } from './sharedHead.ts'
export { agencyAddresses, releaseAddresses } from './addresses.ts'
export { asAgencyCatalog, asCatalog } from './catalog.ts'
export { columns } from './columns.ts'
export { asDataPackage, asJson, LICENCE } from './documents.ts'
export * from './published.ts'
export { serviceSlugs } from '../directory/serviceSlug.ts'
export { asCsv } from './snapshotCsv.ts'
export { type Branch, branchesOf, mergedInto, unitsAbove, unitsNamed } from './unitLines.ts'
export { type Results, openResults } from './results.ts'
export { type Release, type ReleaseHead, findRelease, listReleases } from './stored.ts'
export { type ReleaseView, type UnitLine, findView, historyOfService } from './view.ts'

/**
 * `month`: only quarters, half years and years are published. `open`: the period is not over yet. `announced`: its announced day
 * has not come. `no-answers`: there is nothing to publish. `released`: it was published before, unchangeably. `first-methods`: it
 * overlaps what was published before the rules that keep releases apart.
 */
export type ReleaseRefusal = 'month' | 'open' | 'announced' | 'no-answers' | 'released' | 'first-methods'

/**
 * Closes a period of an agency and publishes its figures; a half year or a year with its quarters, which are published first where
 * they were not. The same counters give the same bytes and the same digest; what was published is never written again.
 * @param today the calendar day in the agency's time zone, ISO 8601
 */
export async function closePeriod(
  db: Db,
  agency: Agency,
  period: Period,
  today: string,
  now: Date,
): Promise<Outcome<ReleaseHead, ReleaseRefusal>> {
  if (windowsOf(period).length === 0) return no('month')
  if (period.to >= today) return no('open')
  const announced = await dayOfPublication(db, agency.agencyId, period)
  if (announced !== null && today < announced) return no('announced')
  return inTurn(db, agency, async (trx) => publishFirst(trx, agency, await readSetting(trx, agency), period, now))
}

/**
 * Publishes a further edition of a period: with the late answers that are enough to be told. Every edition before stays as it is,
 * and readable. At most one in a calendar year.
 */
export async function publishEdition(
  db: Db,
  agency: Agency,
  period: Period,
  now: Date,
): Promise<Outcome<ReleaseHead, EditionRefusal>> {
  return inTurn(db, agency, (trx) => publishNext(trx, agency, period, now))
}

/** Publishes every one of the last eight quarters that may be published and is not yet; oldest first. */
export async function releaseQuarters(db: Db, agency: Agency, today: string, now: Date): Promise<void> {
  const released = new Set((await listReleases(db, agency.agencyId)).map(({ period }) => period))
  for (const quarter of quartersUntil(today, QUARTERS))
    if (!released.has(quarter.code)) await closePeriod(db, agency, quarter, today, now)
}

/**
 * One release of an agency after another, each from the counters of one moment. The lock is taken before the transaction begins:
 * who waited for it must see what the one before published.
 */
function inTurn<T>(db: Db, { agencyId }: Agency, act: (trx: Db) => Promise<T>): Promise<T> {
  return db.connection().execute(async (one) => {
    await store.lock(one, agencyId)
    try {
      return await one.transaction().setIsolationLevel('repeatable read').execute(act)
    } finally {
      await store.unlock(one, agencyId)
    }
  })
}
