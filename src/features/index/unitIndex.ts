/** Station index: the official index of a scope, from counters alone. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { fraction } from '../../domain/fraction.ts'
import { type ElementSum, type Ikm, type Weights, computeIkm } from '../../domain/ikm.ts'
import type { Period } from '../../domain/period.ts'
import type { Questionnaire } from '../../domain/questionnaire.ts'
import * as store from './unitIndex.sql.ts'

type Db = Kysely<Database>

/** A whole agency, or a unit with the units below it, or one service of a unit. */
export type Scope = { agencyId: string; unitId?: string; serviceId?: string }

export type PeriodIndex = {
  period: Period
  /** Stored responses, also those that answered the first question only. */
  responses: number
  /** The n of the index. */
  respondents: number
  /** Respondents who were asked three elements in turn. */
  shortForms: number
  /** Null when no element was answered. */
  ikm: Ikm | null
  /** Answers 1, 2, 3, 4 per element code. */
  counts: ReadonlyMap<string, readonly [number, number, number, number]>
}

/** Index of one group (a unit, a service) in one period. */
export type GroupIndex = { id: string; name: string } & PeriodIndex

export function weightsOf(questionnaire: Questionnaire): Weights {
  return new Map(questionnaire.elements.map(({ code, weight }) => [code, fraction(weight[0], weight[1])]))
}

/** The index of a scope in each of the periods, in their order; two statements, whatever the number of periods. */
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

/** The index of each unit of an agency in one period; a unit counts what was answered at its own points. */
export async function indexByUnit(
  db: Db,
  agencyId: string,
  questionnaireOf: (unitId: string) => Questionnaire,
  period: Period,
): Promise<GroupIndex[]> {
  const groups = await store.readUnits(db, agencyId, period)
  return groups.map(({ id, name, rows }) => ({ id, name, period, ...foldIndex(rows, questionnaireOf(id)) }))
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

function foldIndex(rows: readonly store.Counts[], questionnaire: Questionnaire): Omit<PeriodIndex, 'period'> {
  const counts = new Map<string, [number, number, number, number]>()
  for (const { elements } of rows)
    for (const { element, c } of elements) {
      const sum = counts.get(element) ?? [0, 0, 0, 0]
      counts.set(element, [sum[0] + c[0], sum[1] + c[1], sum[2] + c[2], sum[3] + c[3]])
    }
  const total = (read: (row: store.Counts) => number) => rows.reduce((sum, row) => sum + read(row), 0)
  const sums = new Map([...counts].map(([element, c]) => [element, sumOfCounts(c)]))
  return {
    responses: total((row) => row.responses),
    respondents: total((row) => row.respondents),
    shortForms: total((row) => row.shortForms),
    ikm: computeIkm(sums, weightsOf(questionnaire)),
    counts,
  }
}

function sumOfCounts([c1, c2, c3, c4]: readonly [number, number, number, number]): ElementSum {
  return { n: c1 + c2 + c3 + c4, sum: fraction(c1 + 2 * c2 + 3 * c3 + 4 * c4) }
}

function spanOf(periods: readonly Period[]): { from: string; to: string } {
  const froms = periods.map((period) => period.from).sort()
  const tos = periods.map((period) => period.to).sort()
  return { from: froms[0] ?? '', to: tos.at(-1) ?? '' }
}
