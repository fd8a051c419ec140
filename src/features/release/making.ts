/** How a release is made: what it is made of, and from that what it says. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { windowsOf } from '../../domain/disclosure/lattice.ts'
import { type Source, amended, joined, sourceOf } from '../../domain/disclosure/source.ts'
import { METHOD, type Method } from '../../domain/method.ts'
import { type Period, quartersUntil } from '../../domain/period.ts'
import { type Agency, listAllServices, listUnits } from '../directory/directory.ts'
import { findQuestionnaires } from '../survey/survey.ts'
import { type Edition, type History, type Setting, compose, treeOf } from './compose.ts'
import { countQuarter } from './quarter.ts'
import * as store from './release.sql.ts'
import type { Snapshot } from './snapshot.ts'

type Db = Kysely<Database>

/** How far back a trend goes, the quarter of the release included. */
export const QUARTERS = 8

/** The agency with its units, services and questions, read once for a release. */
export async function readSetting(db: Db, agency: Agency): Promise<Setting> {
  const { agencyId } = agency
  const versionOf = await findQuestionnaires(db, agencyId)
  return {
    agency,
    units: await listUnits(db, agencyId),
    services: await listAllServices(db, agencyId),
    questionnaireOf: (unit) => versionOf(unit)?.questionnaire ?? null,
  }
}

/**
 * What an edition is made of: of a quarter, what is counted now, or the edition before and what came late since; of a longer
 * period, its quarters. Null where nobody answered.
 */
export async function makeSource(
  db: Db,
  agencyId: string,
  { units }: Setting,
  { period, edition, quarters }: Edition,
): Promise<Source | null> {
  const tree = treeOf(units)
  if (windowsOf(period).length > 1) {
    const sources = await store.findSources(db, agencyId, quarters)
    return sources.length > 0 ? joined(sources, tree) : null
  }
  const count = await countQuarter(db, agencyId, period)
  if (edition === 1) return count.leaves.length > 0 ? sourceOf(tree, count) : null
  const before = await store.findSource(db, agencyId, { period: period.code, edition: edition - 1 })
  return before && amended(before, tree, count, edition)
}

/** How a release is said again: its number in its agency's order, and the method that it was published by or another. */
export type Again = { before: number | null; method: Method }
const NEW: Again = { before: null, method: METHOD }

/** What a release says, with the trend from what was published before it. */
export async function makeSnapshot(
  db: Db,
  agencyId: string,
  setting: Setting,
  edition: Edition,
  source: Source,
  { before, method }: Again = NEW,
): Promise<Snapshot> {
  return compose(setting, edition, source, await readTrend(db, agencyId, edition.period, before), method)
}

async function readTrend(db: Db, agencyId: string, period: Period, before: number | null): Promise<History> {
  const quarters = quartersUntil(period.to, QUARTERS).map(({ code }) => code)
  const earlier = quarters.filter((code) => code !== period.code)
  const bySlug = Map.groupBy(await store.readHistory(db, agencyId, earlier, before), ({ slug }) => slug)
  return (slug) => (bySlug.get(slug) ?? []).map(({ entry }) => entry)
}
