/** Station indicator: what tells whether the goals of an agency are reached, in versions of which one is in force. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Direction, Source, Subject, VersionState } from '../../domain/indicator.ts'
import type { Rhythm } from '../../domain/rhythm.ts'
import type { Simulation } from '../../domain/simulation.ts'
import * as store from './indicator.sql.ts'

type Db = Kysely<Database>

/** What is measured never changes; what is wanted of it has versions. `unitId` null is the whole agency. */
export type Indicator = {
  indicatorId: string
  goalId: string
  unitId: string | null
  unit: string | null
  subject: Subject
  source: Source
  detail: string | null
}

export type IndicatorVersion = {
  version: number
  state: VersionState
  name: string
  definition: string
  /** Satuan: what the numbers are numbers of. */
  measure: string
  /** In words. */
  formula: string
  rhythm: Rhythm
  direction: Direction
  target: number
  lowest: number
  highest: number
  /** Who answers for it, by name or office. */
  owner: string
  priority: number
  madeBy: string | null
  madeAt: Date
  /** As it was when the consultation began. */
  simulation: Simulation | null
  consultUntil: string | null
  adoptedBy: string | null
  adoptedAt: Date | null
  adoptedFrom: string | null
  adoptedNote: string | null
}

export type VersionValues = store.VersionWords
export type IndicatorValues = Pick<Indicator, 'goalId' | 'unitId' | 'subject' | 'source' | 'detail'>
export type FullIndicator = Indicator & { versions: IndicatorVersion[] }

/** All indicators with their versions, by priority and name; versions newest first. */
export async function listIndicators(db: Db, agencyId: string): Promise<FullIndicator[]> {
  return full(await store.listVersions(db, agencyId))
}

export async function findIndicator(db: Db, agencyId: string, indicatorId: string): Promise<FullIndicator | null> {
  const [found] = full(await store.listVersions(db, agencyId, indicatorId))
  return found ?? null
}

/** The version to show first: what is in force, else what is being made. */
export function currentOf({ versions }: FullIndicator): IndicatorVersion {
  const current = versions.find(({ state }) => state === 'adopted') ?? versions[0]
  if (!current) throw new Error('An indicator has a version.')
  return current
}

/** The version that is being made: a draft, or one that officers are asked about. */
export function openVersionOf({ versions }: FullIndicator): IndicatorVersion | null {
  return versions.find(({ state }) => state === 'draft' || state === 'consultation') ?? null
}

function full(rows: readonly (Indicator & IndicatorVersion)[]): FullIndicator[] {
  return [...Map.groupBy(rows, ({ indicatorId }) => indicatorId).values()].flatMap((versions) => {
    const [first] = versions
    if (!first) return []
    const { indicatorId, goalId, unitId, unit, subject, source, detail } = first
    return [{ indicatorId, goalId, unitId, unit, subject, source, detail, versions }]
  })
}

export function wordsOf(version: VersionValues): VersionValues {
  const { name, definition, measure, formula, rhythm, direction, target, lowest, highest, owner, priority } = version
  return { name, definition, measure, formula, rhythm, direction, target, lowest, highest, owner, priority }
}
