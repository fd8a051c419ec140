/** Figures as versions 1 and 2 of the method published them: kept so that those releases can be read, and computed again. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { toDecimal } from '../../domain/fraction.ts'
import type { Grade } from '../../domain/grade.ts'
import { type Ikm, meanIndex } from '../../domain/ikm.ts'
import type { Method } from '../../domain/method.ts'
import { type Period, quartersUntil } from '../../domain/period.ts'
import { type Publicity, publicityOf } from '../../domain/publicity.ts'
import type { Questionnaire, Words } from '../../domain/questionnaire.ts'
import { type Agency, listUnits } from '../directory/directory.ts'
import { type PeriodIndex, indexOfAgency } from '../index/unitIndex.ts'
import { findQuestionnaires } from '../survey/survey.ts'

import type { HistoryEntry, PublicEvidence, Snapshot } from './snapshot.ts'

type Db = Kysely<Database>

/** Withheld ones hold nothing, not even their true n. */
type FirstFigure = {
  n: number
  status: Publicity
  nik: string | null
  grade: Grade | null
  /** Since version 2 of the method: what makes a figure readable. Absent in what was published before. */
  evidence?: PublicEvidence | null
  elements: { code: string; name: Words; nrr: string | null }[]
  /** The quarters up to the period that may be shown, oldest first. */
  history: { period: string; n: number; nik: string }[]
}

export type FirstFigures = {
  agency: { slug: string; name: string }
  period: Period
  /** The rules by which these figures were computed, in words, and their version; without one it is the first. */
  method: string
  methodVersion?: number
  total: FirstFigure
  units: (FirstFigure & { slug: string; name: string })[]
  /** The mean of the units' indices, a second figure beside the pooled total; null when fewer than two are shown. */
  meanOfUnits: string | null
}

/** How far back their trends went. */
const QUARTERS = 8

/**
 * The figures of a period, or null when nobody answered in it: four statements, whatever the number of units. The same
 * counters and the same method give the same figures, in whatever year they are asked for.
 */
export async function makeFirstFigures(
  db: Db,
  agency: Agency,
  period: Period,
  method: Method,
): Promise<FirstFigures | null> {
  const { agencyId, slug, name } = agency
  const versionOf = await findQuestionnaires(db, agencyId)
  const questionnaireOf = (unitId: string | null) => versionOf(unitId)?.questionnaire ?? null
  const all = await listUnits(db, agencyId)
  const periods = [period, ...quartersUntil(period.to, QUARTERS)]
  const indices = await indexOfAgency(db, agencyId, all, questionnaireOf, periods, method)
  const total = toShown(indices.total, questionnaireOf(null), method)
  if (!total) return null
  const units = all.flatMap((unit) => {
    const shown = toShown(indices.units.get(unit.unitId) ?? [], questionnaireOf(unit.unitId), method)
    return shown ? [{ slug: unit.slug, name: unit.name, ...shown }] : []
  })
  return {
    agency: { slug, name },
    period,
    method: method.says,
    ...(method.version > 1 && { methodVersion: method.version }),
    total: total.figure,
    units: units.map(({ figure, slug: unit, name: unitName }) => ({ slug: unit, name: unitName, ...figure })),
    meanOfUnits: meanIndex(units.flatMap(({ ikm }) => ikm ?? [])),
  }
}

/** A figure and the exact index behind it, null where that is withheld. */
type Shown = { figure: FirstFigure; ikm: Ikm | null }

function toShown(
  [current, ...history]: readonly PeriodIndex[],
  questionnaire: Questionnaire | null,
  method: Method,
): Shown | null {
  if (!current || current.respondents === 0 || !questionnaire) return null
  const status = publicityOf(current.respondents)
  const ikm = status === 'withheld' ? null : current.ikm
  const figure: FirstFigure = {
    n: ikm ? current.respondents : 0,
    status,
    nik: ikm?.nik ?? null,
    grade: status === 'shown' ? (ikm?.grade ?? null) : null,
    ...(method.hasInterval && { evidence: ikm && evidenceOf(current) }),
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

function evidenceOf({ interval, grades, rule }: PeriodIndex): PublicEvidence | null {
  return interval && grades && { low: interval.low.toFixed(2), high: interval.high.toFixed(2), ...grades, rule }
}

/** Whether figures are of version 1 or 2. */
export function isFirst(figures: Pick<Snapshot, 'methodVersion'> | FirstFigures): figures is FirstFigures {
  return (figures.methodVersion ?? 1) < 3
}

/** The same figures in the shape of today; what those versions did not publish is empty. */
export function asSnapshot(figures: FirstFigures): Snapshot {
  const { agency, period, method, methodVersion = 1, total, units, meanOfUnits } = figures
  const place = { parent: null, mergedInto: null, services: [] }
  return {
    agency,
    period,
    edition: 1,
    method,
    methodVersion,
    quarters: [],
    elements: total.elements.map(({ code, name }) => ({ code, name })),
    total: asFigure(total),
    units: units.map(({ slug, name, ...figure }) => ({ slug, name, ...asFigure(figure), ...place })),
    meanOfUnits,
    held: null,
    excluded: null,
  }
}

function asFigure({ n, status, nik, grade, evidence = null, elements, history }: FirstFigure): Snapshot['total'] {
  const entries: HistoryEntry[] = history.map((entry) => ({ ...entry, low: null, high: null }))
  const shown = nik === null ? [] : elements.map(({ code, nrr }) => ({ code, nrr, spread: null }))
  return { status, n, nik, grade, evidence, elements: shown, profile: [], history: entries }
}
