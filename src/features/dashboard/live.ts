/** The figures of this moment, for screens that follow them: one reading for all who look at an agency. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Reach, reachOf } from '../../domain/access.ts'
import { type Period, quarterOf } from '../../domain/period.ts'
import type { Questionnaire } from '../../domain/questionnaire.ts'
import { type Unit, listUnits } from '../directory/directory.ts'
import { type PeriodIndex, type UnitCounts, countUnits, foldUnits } from '../index/unitIndex.ts'
import { findQuestionnaires } from '../survey/survey.ts'
import { countWaiting } from './activity.ts'
import * as store from './live.sql.ts'

type Db = Kysely<Database>

/** Everything of an agency at one moment, not yet cut to what somebody may see. */
export type LiveSource = {
  at: Date
  period: Period
  units: readonly Unit[]
  rows: readonly UnitCounts[]
  today: ReadonlyMap<string, number>
  waiting: number
  questionsOf: (unitId: string | null) => Questionnaire | null
}

export type LiveState = {
  at: Date
  period: Period
  /** Of all units within the reach, pooled. */
  total: PeriodIndex | null
  today: number
  /** Answers of the agency that are stored and not counted yet. */
  waiting: number
  /** By name, each at its own points. */
  units: { slug: string; name: string; index: PeriodIndex | null; today: number }[]
  questionnaire: Questionnaire | null
}

/** The current quarter and day of an agency, in five statements. @param today the agency's day */
export async function readLive(db: Db, agencyId: string, now: Date, today: string): Promise<LiveSource> {
  const period = quarterOf(today)
  const versionOf = await findQuestionnaires(db, agencyId)
  return {
    at: now,
    period,
    units: await listUnits(db, agencyId),
    rows: await countUnits(db, agencyId, period),
    today: new Map((await store.countDay(db, agencyId, today)).map(({ unitId, n }) => [unitId, n])),
    waiting: await countWaiting(db, agencyId),
    questionsOf: (unitId) => versionOf(unitId)?.questionnaire ?? null,
  }
}

/** What somebody sees of it. */
export function liveWithin(source: LiveSource, reach: Reach): LiveState {
  const { at, period, waiting, questionsOf } = source
  const units = unitsWithin(source.units, reach)
  const ids = new Set(units.map(({ unitId }) => unitId))
  const rows = source.rows.filter(({ unitId }) => ids.has(unitId))
  const todayOf = (unitId: string) => source.today.get(unitId) ?? 0
  const [first] = units
  const questionnaire = questionsOf(reach === 'all' ? null : (first?.unitId ?? null))
  const fold = (some: readonly UnitCounts[], questions: Questionnaire | null) =>
    questions && foldUnits(some, questions, period)
  return {
    at,
    period,
    waiting,
    questionnaire,
    total: fold(rows, questionnaire),
    today: units.reduce((sum, { unitId }) => sum + todayOf(unitId), 0),
    units: units.map(({ unitId, slug, name }) => ({
      slug,
      name,
      index: fold(
        rows.filter((row) => row.unitId === unitId),
        questionsOf(unitId),
      ),
      today: todayOf(unitId),
    })),
  }
}

function unitsWithin(units: readonly Unit[], reach: Reach): Unit[] {
  if (reach === 'all') return [...units]
  const parents = new Map(units.map(({ unitId, parentId }) => [unitId, parentId]))
  const isInside = (unitId: string | null): boolean =>
    unitId !== null && ((reach?.unitIds.includes(unitId) ?? false) || isInside(parents.get(unitId) ?? null))
  return units.filter(({ unitId }) => isInside(unitId))
}

/** A sign-in that nobody used for so long is over, as in src/server/access/auth.ts. */
const IDLE_MS = 12 * 3_600_000

/** How far each of some sign-ins may see the results of an agency; who was signed out, or may not any more, is not in it. */
export async function findWatchers(
  db: Db,
  agencyId: string,
  sessionIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, Reach>> {
  const idleSince = new Date(now.getTime() - IDLE_MS)
  const found = await store.listWatchers(db, agencyId, sessionIds, { now, idleSince })
  const reaches = [...Map.groupBy(found, ({ sessionId }) => sessionId)].map(([sessionId, own]) => {
    const memberships = own.map(({ role, unitId }) => ({ agencyId, role, unitId }))
    return [sessionId, reachOf(memberships, 'result.read', agencyId)] as const
  })
  return new Map(reaches.filter(([, reach]) => reach !== null))
}
