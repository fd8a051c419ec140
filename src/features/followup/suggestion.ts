/** Where a plan should begin: the elements of a measured period, the lowest first. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type RankedElement, fromLowest } from '../../domain/lowest.ts'
import { type Period, quartersUntil, readPeriod } from '../../domain/period.ts'
import { indexByPeriod } from '../index/unitIndex.ts'
import { listPeriods } from '../survey/plan.ts'
import { findQuestionnaire } from '../survey/survey.ts'

type Db = Kysely<Database>

/** So many quarters back something may still be planned for. */
const QUARTERS = 6

/** The periods that are over on a day: the quarters, half years and years of the last time, and what the agency planned to measure; newest first. */
export async function closedPeriods(db: Db, agencyId: string, today: string): Promise<Period[]> {
  const quarters = quartersUntil(today, QUARTERS)
  const years = [...new Set(quarters.map(({ from }) => from.slice(0, 4)))]
  const codes = [
    ...quarters.map(({ code }) => code),
    ...years.flatMap((year) => [year, `${year}-S1`, `${year}-S2`]),
    ...(await listPeriods(db, agencyId)).map(({ period }) => period),
  ]
  return [...new Set(codes)]
    .flatMap((code) => readPeriod(code) ?? [])
    .filter(({ to }) => to < today)
    .sort((one, other) => (one.to === other.to ? (one.from < other.from ? 1 : -1) : one.to < other.to ? 1 : -1))
}

export type Suggestion = {
  /** All answered elements, the lowest first. */
  elements: (RankedElement & { name: string })[]
  /** All elements of the questionnaire in its order, by name. */
  names: { code: string; name: string }[]
}

/** What a unit, or the agency as a whole where `unitId` is null, should look at after a period; null without a questionnaire. */
export async function suggestElements(
  db: Db,
  agencyId: string,
  unitId: string | null,
  period: Period,
): Promise<Suggestion | null> {
  const version = await findQuestionnaire(db, agencyId, unitId)
  if (!version) return null
  const { questionnaire } = version
  const [index] = await indexByPeriod(db, unitId ? { agencyId, unitId } : { agencyId }, questionnaire, [period])
  const names = questionnaire.elements.map(({ code, name }) => ({ code, name: name.id }))
  const nameOf = new Map(names.map(({ code, name }) => [code, name]))
  const ranked = index?.ikm ? fromLowest(index.ikm) : []
  return { elements: ranked.map((one) => ({ ...one, name: nameOf.get(one.code) ?? one.code })), names }
}
