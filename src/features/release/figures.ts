import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { toDecimal } from '../../domain/fraction.ts'
import type { Grade } from '../../domain/grade.ts'
import { type Ikm, meanIndex } from '../../domain/ikm.ts'
import { type Period, quartersUntil } from '../../domain/period.ts'
import { type Publicity, publicityOf } from '../../domain/publicity.ts'
import type { Questionnaire, Words } from '../../domain/questionnaire.ts'
import { type Agency, listUnits } from '../directory/directory.ts'
import { type PeriodIndex, indexByPeriod } from '../index/unitIndex.ts'
import { type QuestionnaireVersion, findQuestionnaires } from '../survey/survey.ts'

type Db = Kysely<Database>

/** The figures of one scope as they may be public. Withheld ones hold nothing, not even their true n. */
export type PublicFigure = {
  n: number
  status: Publicity
  nik: string | null
  grade: Grade | null
  elements: { code: string; name: Words; nrr: string | null }[]
  /** The quarters up to the period that may be shown, oldest first. */
  history: { period: string; n: number; nik: string }[]
}

export type Figures = {
  agency: { slug: string; name: string }
  period: Period
  /** The rules by which these figures were computed. */
  method: string
  total: PublicFigure
  units: (PublicFigure & { slug: string; name: string })[]
  /** The mean of the units' indices, a second figure beside the pooled total; null when fewer than two are shown. */
  meanOfUnits: string | null
}

export const METHOD = 'PermenPANRB 14/2017; bobot 1/k; pembulatan sekali, dua desimal; ambang 10 dan 30'
/** How far back a trend goes. */
export const QUARTERS = 8

/** The figures of a period, or null when nobody answered in it. */
export async function makeFigures(db: Db, agency: Agency, period: Period): Promise<Figures | null> {
  const { agencyId, slug, name } = agency
  const versionOf = await findQuestionnaires(db, agencyId)
  const total = await figureOf(db, { agencyId }, versionOf(null), period)
  if (!total) return null
  const units: Figures['units'] = []
  const indices: Ikm[] = []
  for (const unit of await listUnits(db, agencyId)) {
    const found = await figureOf(db, { agencyId, unitId: unit.unitId }, versionOf(unit.unitId), period)
    if (!found) continue
    units.push({ slug: unit.slug, name: unit.name, ...found.figure })
    if (found.ikm) indices.push(found.ikm)
  }
  return { agency: { slug, name }, period, method: METHOD, total: total.figure, units, meanOfUnits: meanIndex(indices) }
}

/** A figure and the exact index behind it, null where that is withheld. */
type Shown = { figure: PublicFigure; ikm: Ikm | null }

async function figureOf(
  db: Db,
  scope: { agencyId: string; unitId?: string },
  version: QuestionnaireVersion | null,
  period: Period,
): Promise<Shown | null> {
  if (!version) return null
  const quarters = quartersUntil(period.to, QUARTERS)
  const [current, ...history] = await indexByPeriod(db, scope, version.questionnaire, [period, ...quarters])
  if (!current || current.respondents === 0) return null
  return toPublic(current, history, version.questionnaire)
}

function toPublic(current: PeriodIndex, history: readonly PeriodIndex[], questionnaire: Questionnaire): Shown {
  const status = publicityOf(current.respondents)
  const ikm = status === 'withheld' ? null : current.ikm
  const figure: PublicFigure = {
    n: ikm ? current.respondents : 0,
    status,
    nik: ikm?.nik ?? null,
    grade: status === 'shown' ? (ikm?.grade ?? null) : null,
    elements: questionnaire.elements.map(({ code, name }) => {
      const nrr = ikm?.elements.find((element) => element.code === code && publicityOf(element.n) !== 'withheld')?.nrr
      return { code, name, nrr: nrr ? toDecimal(nrr, 3) : null }
    }),
    history: history.flatMap(({ period, respondents, ikm: past }) =>
      past && publicityOf(respondents) !== 'withheld' ? [{ period: period.code, n: respondents, nik: past.nik }] : [],
    ),
  }
  return { figure, ikm }
}
