/** Station survey: which questions are asked, in which version. */
import { randomUUIDv7 as newId } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { extrasAt } from '../../domain/extraQuestion.ts'
import { problemOfWeights } from '../../domain/ikm.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import type { PointKind } from '../../domain/pointKind.ts'
import { type Questionnaire, weightsOf } from '../../domain/questionnaire.ts'
import { type Form, turnsOf } from '../../domain/shortForm.ts'
import type { Doer } from '../audit/audit.ts'
import { markChanged } from '../directory/change.ts'
import { type PrintRefusal, findPrintPoint, setForm } from '../directory/codes.ts'
import { inTransaction } from '../inTransaction.ts'
import * as store from './survey.sql.ts'

type Db = Kysely<Database>

export type QuestionnaireVersion = { questionnaireId: string; version: number; questionnaire: Questionnaire }

/**
 * Puts a new version into force for an agency, or for one unit of it, and retires the one before.
 * Answers already given stay with the version they were given to.
 * @throws RangeError when the weights do not sum to one: every page of the unit would fail on them
 */
export async function activateQuestionnaire(
  db: Db,
  scope: { agencyId: string; unitId: string | null },
  questionnaire: Questionnaire,
  now: Date,
): Promise<QuestionnaireVersion> {
  const problem = problemOfWeights(weightsOf(questionnaire))
  if (problem !== null) throw new RangeError(problem)
  const questionnaireId = newId()
  const version = await inTransaction(db, async (trx) => {
    const latest = await store.lockLatestVersion(trx, scope)
    await store.retireActive(trx, scope, now)
    await store.insertActive(trx, { ...scope, questionnaireId, version: latest + 1, questionnaire, now })
    await markChanged(trx, [scope.agencyId])
    return latest + 1
  })
  return { questionnaireId, version, questionnaire }
}

/** The version in force for a unit (its own, else the agency's), or for the agency when `unitId` is null; null when there is none. */
export function findQuestionnaire(
  db: Db,
  agencyId: string,
  unitId: string | null,
): Promise<QuestionnaireVersion | null> {
  return store.findActive(db, agencyId, unitId)
}

/** The versions in force in an agency, found for all its units at once: asked with a unit's id, or null for the agency. */
export async function findQuestionnaires(
  db: Db,
  agencyId: string,
): Promise<(unitId: string | null) => QuestionnaireVersion | null> {
  const versions = await store.listActive(db, agencyId)
  const byUnit = new Map(versions.map(({ unitId, ...version }) => [unitId, version]))
  return (unitId) => byUnit.get(unitId) ?? byUnit.get(null) ?? null
}

/**
 * Lets a point ask all elements or three in turn. `unbalanced`: the questions in force there cannot be asked three at a time
 * so that each element and each pair comes up equally often.
 */
export async function chooseForm(
  db: Db,
  doer: Doer,
  code: string,
  form: Form,
): Promise<Outcome<null, PrintRefusal | 'unbalanced'>> {
  return inTransaction(db, async (trx) => {
    const point = await findPrintPoint(trx, code)
    if (!point.ok) return point
    const { agencyId, unitId } = point.value
    const version = await store.findActive(trx, agencyId, unitId)
    if (form === 'short' && turnsOf(version?.questionnaire.elements.length ?? 0) === 0) return no('unbalanced')
    await setForm(trx, doer, point.value, form)
    return ok(null)
  })
}

const atKinds = new WeakMap<Questionnaire, Map<PointKind, Questionnaire>>()

/** A questionnaire as it is asked at a kind of point: without the extra questions of other kinds. The same object each time. */
export function questionnaireAt(questionnaire: Questionnaire, kind: PointKind): Questionnaire {
  if (!questionnaire.extras?.some(({ pointKinds }) => pointKinds !== null)) return questionnaire
  let kinds = atKinds.get(questionnaire)
  if (!kinds) atKinds.set(questionnaire, (kinds = new Map()))
  let asked = kinds.get(kind)
  if (!asked) kinds.set(kind, (asked = { ...questionnaire, extras: extrasAt(questionnaire.extras, kind) }))
  return asked
}

/** Versions in force never change, so one that was read stays read; shared, so that a thousand points hold one questionnaire. */
const known = new Map<string, Promise<Questionnaire>>()
const MAX_KNOWN = 1_000

/** The questionnaire of a version that exists. */
export function getQuestionnaire(db: Db, agencyId: string, questionnaireId: string): Promise<Questionnaire> {
  let questionnaire = known.get(questionnaireId)
  if (!questionnaire) {
    questionnaire = store.getDefinition(db, agencyId, questionnaireId)
    questionnaire.catch(() => known.delete(questionnaireId))
    known.set(questionnaireId, questionnaire)
    if (known.size > MAX_KNOWN) known.delete(known.keys().next().value as string)
  }
  return questionnaire
}
