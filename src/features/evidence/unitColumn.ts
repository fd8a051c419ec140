/** What an officer does not control: cost, facilities, procedure and the rest of the service, as figures of the unit. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { personalElements } from '../../domain/evidenceMethod.ts'
import { intervalOf } from '../../domain/interval.ts'
import { toIndex } from '../../domain/moments.ts'
import type { Period } from '../../domain/period.ts'
import { PUBLIC_FROM } from '../../domain/publicity.ts'
import { hundredths } from '../../domain/work.ts'
import { type PeriodIndex, indexByPeriod } from '../index/unitIndex.ts'
import { findQuestionnaire } from '../survey/survey.ts'
import type { Stay } from './evidence.sql.ts'

/** An element of a unit on 25-100; values are null below ten answers. */
export type UnitElement = {
  code: string
  label: string
  n: number
  value: number | null
  low: number | null
  high: number | null
}
export type UnitColumn = { unitId: string; unit: string; from: string; until: string | null; elements: UnitElement[] }

/** Of each place where the officer was assigned in the period: the elements that are nobody's own, as the unit's citizens rated them. */
export async function unitColumns(
  db: Kysely<Database>,
  agencyId: string,
  stays: readonly Stay[],
  period: Period,
): Promise<UnitColumn[]> {
  const columns: UnitColumn[] = []
  for (const { unitId, unit, from, until } of stays) {
    const version = await findQuestionnaire(db, agencyId, unitId)
    const [index] = version ? await indexByPeriod(db, { agencyId, unitId }, version.questionnaire, [period]) : []
    const elements = version?.questionnaire.elements ?? []
    const others = elements.filter(({ code }) => !(personalElements as readonly string[]).includes(code))
    const lines = others.map(({ code, name }) => ({ code, label: name.id, ...elementOf(index, code) }))
    columns.push({ unitId, unit, from, until, elements: lines })
  }
  return columns
}

/** The mean of an element and its 95 % limits, 25-100 with two decimals. */
export function elementOf(
  index: Pick<PeriodIndex, 'counts'> | undefined,
  code: string,
): Omit<UnitElement, 'code' | 'label'> {
  const counts = index?.counts.get(code) ?? [0, 0, 0, 0]
  const total = (weigh: (x: number) => number) => counts.reduce((sum, c, place) => sum + c * weigh(place / 3), 0)
  const moments = { n: total(() => 1), sum: total((x) => x), sumSquares: total((x) => x * x) }
  const { n, sum } = moments
  if (n < PUBLIC_FROM) return { n, value: null, low: null, high: null }
  const { low, high } = intervalOf(moments)
  return { n, value: hundredths(toIndex(sum / n)), low: hundredths(low), high: hundredths(high) }
}
