/** Computing again what was published. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { windowsOf } from '../../domain/disclosure/lattice.ts'
import { METHOD, type Method, methodOf } from '../../domain/method.ts'
import type { Period } from '../../domain/period.ts'
import type { Agency } from '../directory/directory.ts'
import { digestOf } from './canonical.ts'
import { type FirstFigures, asSnapshot, isFirst, makeFirstFigures } from './firstFigures.ts'
import { makeSnapshot, makeSource, readSetting } from './making.ts'
import * as store from './release.sql.ts'
import type { Snapshot } from './snapshot.ts'

type Db = Kysely<Database>

export type Check = {
  published: { digest: string; edition: number; snapshot: Snapshot }
  /** Whether the rules it was published by give the same figures again, to the last digit. */
  isSame: boolean
  /** The figures by those rules and by today's, from the counters of now; null when nobody is counted any more. */
  again: Snapshot | null
  today: Snapshot | null
}

/**
 * Computes the newest edition of a published period again: by the version of the method that it was published with, and by that of
 * today. A later answer or a changed questionnaire makes the first differ; a changed rule makes the second. Null when it was not
 * published.
 */
export async function checkRelease(db: Db, agency: Agency, period: Period): Promise<Check | null> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read') // all figures of one moment
    .execute(async (trx) => {
      const stored = await store.findRelease(trx, agency.agencyId, period.code, null)
      if (!stored) return null
      const { figures, digest, edition } = stored
      const today = await makeAgain(trx, agency, period, stored, METHOD)
      const method = methodOf(figures.methodVersion ?? 1)
      const again = isFirst(figures)
        ? await makeFirstFigures(trx, agency, period, method)
        : method === METHOD
          ? today
          : await makeAgain(trx, agency, period, stored, method)
      const published = { digest, edition, snapshot: shapeOf(figures) }
      return { published, isSame: again !== null && digestOf(again) === digest, again: again && shapeOf(again), today }
    })
}

async function makeAgain(
  trx: Db,
  agency: Agency,
  period: Period,
  { edition, number, figures }: store.StoredRelease,
  method: Method,
): Promise<Snapshot | null> {
  const setting = await readSetting(trx, agency)
  const isLong = windowsOf(period).length > 1
  const quarters = isFirst(figures) ? (isLong ? [] : [{ period: period.code, edition }]) : figures.quarters
  const source = await makeSource(trx, agency.agencyId, setting, { period, edition, quarters })
  const again = { before: number, method }
  return source && makeSnapshot(trx, agency.agencyId, setting, { period, edition, quarters }, source, again)
}

function shapeOf(figures: Snapshot | FirstFigures): Snapshot {
  return isFirst(figures) ? asSnapshot(figures) : figures
}
