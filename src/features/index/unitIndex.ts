/** Station index: the official index of a scope, from counters alone. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type IndexFigure, figureOf } from '../../domain/figure.ts'
import { METHOD, type Method } from '../../domain/method.ts'
import { momentsOf } from '../../domain/moments.ts'
import type { Period } from '../../domain/period.ts'
import { type Questionnaire, weightsOf } from '../../domain/questionnaire.ts'
import { type ScoreCounts, sumOfCounts } from '../../domain/scoreCounts.ts'
import * as store from './unitIndex.sql.ts'

type Db = Kysely<Database>

/** A whole agency, or a unit with the units below it, or one service of a unit, or one point. */
export type Scope = { agencyId: string; unitId?: string; serviceId?: string; pointId?: string }

export type PeriodIndex = {
  period: Period
  /** Stored responses, also those that answered the first question only. */
  responses: number
  /** The n of the index. */
  respondents: number
  /** Respondents who were asked three elements in turn. */
  shortForms: number
  /** Answers 1, 2, 3, 4 per element code. */
  counts: ReadonlyMap<string, ScoreCounts>
} & IndexFigure

/** Index of one group (a unit, a service) in one period. */
export type GroupIndex = { id: string; name: string } & PeriodIndex

/** The index of a scope in each of the periods, in their order; one statement, whatever the number of periods. */
export async function indexByPeriod(
  db: Db,
  scope: Scope,
  questionnaire: Questionnaire,
  periods: readonly Period[],
): Promise<PeriodIndex[]> {
  if (periods.length === 0) return []
  const months = await store.readMonths(db, scope, spanOf(periods))
  return periods.map((period) => {
    const within = months.filter(({ month }) => month >= period.from && month <= period.to)
    return { period, ...foldIndex(within, questionnaire) }
  })
}

/** What was answered at a unit's own points, by service and period, to be folded as one likes ({@link foldPlaces}). */
export type PlacedCounts = store.PlacedCounts

/** Counters of all places of a scope in each of the periods (made of months), in one statement. */
export function countPlaces(
  db: Db,
  scope: Omit<Scope, 'pointId'>,
  periods: readonly Period[],
): Promise<store.PlacedCounts[]> {
  return store.readPlacePeriods(db, scope, periods)
}

/** The same of units, without telling services apart. */
export type UnitCounts = store.UnitCounts

/** Counters of each unit of an agency, at its own points, in one period; in one statement. */
export function countUnits(db: Db, agencyId: string, period: Period): Promise<store.UnitCounts[]> {
  return store.readUnitPeriods(db, agencyId, [period])
}

/** The index of some units, pooled. */
export function foldUnits(
  rows: readonly store.UnitCounts[],
  questionnaire: Questionnaire,
  period: Period,
): PeriodIndex {
  return { period, ...foldIndex(rows, questionnaire) }
}

/** The index of some places in each of the periods that they were counted in. */
export function foldPlaces(
  rows: readonly store.PlacedCounts[],
  questionnaire: Questionnaire,
  periods: readonly Period[],
): PeriodIndex[] {
  return periods.map((period, place) => ({ period, ...foldIndex(at(rows, place), questionnaire) }))
}

/** The index of a scope in one period made of months. */
export async function indexOfPeriod(
  db: Db,
  scope: Scope,
  questionnaire: Questionnaire,
  period: Period,
): Promise<PeriodIndex> {
  return { period, ...foldIndex(await store.readMonths(db, scope, period), questionnaire) }
}

/** The index of a scope between two days, which need not be those of months; from the cells. */
export async function indexBetween(
  db: Db,
  scope: Scope,
  questionnaire: Questionnaire,
  period: Period,
): Promise<PeriodIndex> {
  return { period, ...foldIndex(await store.readDays(db, scope, period), questionnaire) }
}

/** The index of each unit of an agency in one period; a unit counts what was answered at its own points. */
export async function indexByUnit(
  db: Db,
  agencyId: string,
  questionnaireOf: (unitId: string) => Questionnaire,
  period: Period,
): Promise<(GroupIndex & { slug: string })[]> {
  const groups = await store.readUnits(db, agencyId, period)
  return groups.map(({ rows, ...unit }) => ({ ...unit, period, ...foldIndex(rows, questionnaireOf(unit.id)) }))
}

/** The index of each service of a unit in one period, by name. */
export async function indexByService(
  db: Db,
  scope: Required<Pick<Scope, 'agencyId' | 'unitId'>>,
  questionnaire: Questionnaire,
  period: Period,
): Promise<GroupIndex[]> {
  const groups = await store.readServices(db, scope, period)
  return groups.map(({ id, name, rows }) => ({ id, name, period, ...foldIndex(rows, questionnaire) }))
}

/** The indices of an agency and of its units, each with the units below it, in every one of some periods. */
export type AgencyIndex = { total: PeriodIndex[]; units: ReadonlyMap<string, PeriodIndex[]> }

/**
 * The indices of a whole agency in one statement, whatever the number of units and periods.
 * @param units all units of the agency
 * @param questionnaireOf the questionnaire in force for a unit, or for the agency when asked with null; null is left out
 */
export async function indexOfAgency(
  db: Db,
  agencyId: string,
  units: readonly { unitId: string; parentId: string | null }[],
  questionnaireOf: (unitId: string | null) => Questionnaire | null,
  periods: readonly Period[],
  method: Method = METHOD,
): Promise<AgencyIndex> {
  const rows = await store.readUnitPeriods(db, agencyId, periods)
  const parents = new Map(units.map(({ unitId, parentId }) => [unitId, parentId]))
  const below = new Map<string, store.UnitCounts[]>(units.map(({ unitId }) => [unitId, []]))
  for (const row of rows)
    for (let unit: string | null = row.unitId; unit !== null; unit = parents.get(unit) ?? null)
      below.get(unit)?.push(row)
  const foldAll = (list: readonly store.UnitCounts[], questionnaire: Questionnaire | null) =>
    questionnaire
      ? periods.map((period, place) => ({ period, ...foldIndex(at(list, place), questionnaire, method) }))
      : []
  return {
    total: foldAll(rows, questionnaireOf(null)),
    units: new Map([...below].map(([unitId, list]) => [unitId, foldAll(list, questionnaireOf(unitId))])),
  }
}

function at(rows: readonly store.UnitCounts[], place: number): store.UnitCounts[] {
  return rows.filter((row) => row.place === place)
}

/** The index of counters taken together. */
export function foldIndex(
  rows: readonly store.Counts[],
  questionnaire: Questionnaire,
  method: Method = METHOD,
): Omit<PeriodIndex, 'period'> {
  const counts = new Map<string, ScoreCounts>()
  for (const { elements } of rows)
    for (const { element, c } of elements) {
      const sum = counts.get(element) ?? [0, 0, 0, 0]
      counts.set(element, [sum[0] + c[0], sum[1] + c[1], sum[2] + c[2], sum[3] + c[3]])
    }
  const total = (read: (row: store.Counts) => number) => rows.reduce((sum, row) => sum + read(row), 0)
  const respondents = total((row) => row.respondents)
  const [sumMean, sumSquaredMean] = [total((row) => row.sumMean), total((row) => row.sumSquaredMean)]
  const sums = new Map([...counts].map(([element, c]) => [element, sumOfCounts(c)]))
  const moments = momentsOf({ respondents, sumMean, sumSquaredMean })
  const responses = total((row) => row.responses)
  const shortForms = total((row) => row.shortForms)
  return { responses, respondents, shortForms, counts, ...figureOf(sums, weightsOf(questionnaire), moments, method) }
}

function spanOf(periods: readonly Period[]): { from: string; to: string } {
  const froms = periods.map((period) => period.from).sort()
  const tos = periods.map((period) => period.to).sort()
  return { from: froms[0] ?? '', to: tos.at(-1) ?? '' }
}
