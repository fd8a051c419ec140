/** What the figures say about elements: which are weak, what helps, and what changed after something was done. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Change, changeBetween } from '../../domain/difference.ts'
import type { ScoreCounts } from '../../domain/scoreCounts.ts'
import { type ElementIndex, type ElementOwner, elementIndex, isWeak, ownerOf } from '../../domain/elementSums.ts'
import { officialQuestionnaire } from '../../domain/officialQuestionnaire.ts'
import type { Period } from '../../domain/period.ts'
import type { Questionnaire } from '../../domain/questionnaire.ts'
import { addDays } from '../../domain/days.ts'
import { indexByUnit } from '../index/unitIndex.ts'
import { findQuestionnaires } from '../survey/survey.ts'
import type { Course } from './training.ts'
import { countElements } from './findings.sql.ts'

type Db = Kysely<Database>

/** A weak element of a unit: below the unit's own index by more than chance. */
export type Weakness = ElementIndex & {
  unitId: string
  unit: string
  element: string
  owner: ElementOwner
  /** The unit's index, 25-100. */
  whole: number
}

/** The questionnaire of each unit, or the official one where none is in force any more. */
export async function questionnairesOf(db: Db, agencyId: string): Promise<(unitId: string | null) => Questionnaire> {
  const versionOf = await findQuestionnaires(db, agencyId)
  return (unitId) => versionOf(unitId)?.questionnaire ?? officialQuestionnaire
}

/** How long before and after is looked at: a quarter each. */
export const EFFECT_DAYS = 90

/**
 * The weak elements of some units in a period, by unit and then by the questionnaire's order.
 * @param unitIds null: all units
 */
export async function findWeaknesses(
  db: Db,
  agencyId: string,
  questionnaireOf: (unitId: string) => Questionnaire,
  period: Period,
  unitIds: ReadonlySet<string> | null,
): Promise<Weakness[]> {
  const units = await indexByUnit(db, agencyId, questionnaireOf, period)
  return units
    .filter(({ id }) => unitIds === null || unitIds.has(id))
    .flatMap(({ id: unitId, name: unit, counts, ikm }) => {
      if (!ikm) return []
      const whole = Number(ikm.nik)
      return questionnaireOf(unitId).elements.flatMap(({ code: element }) => {
        const figure = elementIndex(counts.get(element) ?? NOTHING)
        if (!figure || !isWeak(figure, whole)) return []
        return [{ unitId, unit, element, owner: ownerOf(element), whole, ...figure }]
      })
    })
}

/** The courses of a catalogue that are for an element. */
export function coursesFor(courses: readonly Course[], element: string): Course[] {
  return courses.filter(({ elements }) => elements.includes(element))
}

const NOTHING: ScoreCounts = [0, 0, 0, 0]

export type Effect = { before: ElementIndex | null; after: ElementIndex | null; change: Change | null }

/**
 * Elements of units in the ninety days before a day each, and in the ninety from it on, as far as they have passed; one statement.
 * @returns in the order asked
 */
export async function effectsOn(
  db: Db,
  agencyId: string,
  asked: readonly { unitId: string; element: string; day: string }[],
): Promise<Effect[]> {
  const spans = asked.flatMap(({ unitId, element, day }) => [
    { unitId, element, from: addDays(day, -EFFECT_DAYS), to: addDays(day, -1) },
    { unitId, element, from: day, to: addDays(day, EFFECT_DAYS - 1) },
  ])
  const figures = (await countElements(db, agencyId, spans)).map(elementIndex)
  return asked.map((_, place) => {
    const [before, after] = [figures[place * 2] ?? null, figures[place * 2 + 1] ?? null]
    return { before, after, change: before && after && changeBetween(before.moments, after.moments) }
  })
}
