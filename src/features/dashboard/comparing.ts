/** A page of comparison: the places it offers, and the comparison that its address asks for. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { quarterOf } from '../../domain/period.ts'
import type { Questionnaire } from '../../domain/questionnaire.ts'
import { findQuestionnaires } from '../survey/survey.ts'
import { type Asked, type AskedProblem, readAsked } from './comparison.form.ts'
import { type Comparison, compare } from './comparison.ts'
import type { View } from './home.ts'
import { type PlaceLine, listPlaces } from './places.ts'

export type Comparing = {
  places: PlaceLine[]
  /** What was asked for and found; null on a first visit and where problems stand in the way. */
  found: { asked: Asked; questionnaire: Questionnaire; comparison: Comparison } | null
  problems: AskedProblem[]
}

/** @param fields of the address; without any nothing is compared yet */
export async function readComparing(
  db: Kysely<Database>,
  { agencyId, unitId }: View,
  fields: URLSearchParams,
  today: string,
): Promise<Comparing> {
  const places = await listPlaces(db, { agencyId, unitIds: unitId === null ? null : [unitId] }, quarterOf(today))
  if (!fields.has('cara')) return { places, found: null, problems: [] }
  const asked = readAsked(fields, places, today)
  if (!asked.ok) return { places, found: null, problems: asked.reason }
  const { place, times } = asked.value
  const unit = place?.unitId ?? unitId
  const questionnaire = (await findQuestionnaires(db, agencyId))(unit)?.questionnaire
  if (!questionnaire) return { places, found: null, problems: [] }
  const scope = { agencyId, ...(unit && { unitId: unit }), ...(place?.serviceId && { serviceId: place.serviceId }) }
  const comparison = await compare(db, scope, questionnaire, times, today)
  return { places, found: { asked: asked.value, questionnaire, comparison }, problems: [] }
}
