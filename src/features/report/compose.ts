/** Puts together what a report says, from the stations upstream, as of one moment. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { standingOf } from '../../domain/deviation.ts'
import type { PublicationMedium } from '../../domain/pekppp.ts'
import { type Period, samePeriodsUntil } from '../../domain/period.ts'
import { type Questionnaire } from '../../domain/questionnaire.ts'
import { type ElementIndex, type Ikm, toNik } from '../../domain/ikm.ts'
import { toDecimal } from '../../domain/fraction.ts'
import { gradeOf } from '../../domain/grade.ts'
import { fromLowest } from '../../domain/lowest.ts'
import { sampleSize } from '../../domain/sampleSize.ts'
import { listUnitsWithin } from '../directory/directory.ts'
import { readRespondentProfile, readScores } from '../index/answers.ts'
import {
  type GroupIndex,
  type PeriodIndex,
  type Scope,
  indexByPeriod,
  indexByService,
  indexByUnit,
} from '../index/unitIndex.ts'
import { findSurveyPeriod } from '../survey/plan.ts'
import { listSamplePlaces } from '../survey/sample.ts'
import { findQuestionnaire, findQuestionnaires } from '../survey/survey.ts'
import { composeComments } from './composeComments.ts'
import { composeExtras } from './composeExtras.ts'
import { composeFollowUp } from './composeFollowUp.ts'
import {
  type GroupLine,
  MOST_ROWS,
  type ReportContent,
  type ReportElement,
  type ReportIndex,
  type TrendLine,
} from './content.ts'

type Db = Kysely<Database>

/** What a report is of. */
export type ReportScope = {
  agency: { agencyId: string; slug: string; name: string }
  unit: { unitId: string; slug: string; name: string } | null
  period: Period
}

/** How the report is numbered, when it is made (the agency's day), and where the agency published its result. */
export type ReportNotes = { number: number; madeOn: string; media: readonly PublicationMedium[] }

/** How many periods of the same length a trend goes back. */
const TREND = 8

/**
 * The content of a report, and the single answers behind it: a byte for each element of each respondent, none above {@link MOST_ROWS}.
 * Null without a questionnaire in force.
 * @param db a transaction that sees one moment
 * @throws Error where the single answers do not add up to the counters: then a recount is needed, and no report
 */
export async function composeReport(
  db: Db,
  { agency, unit, period }: ReportScope,
  notes: ReportNotes,
): Promise<{ content: ReportContent; scores: Uint8Array } | null> {
  const { agencyId } = agency
  const version = await findQuestionnaire(db, agencyId, unit?.unitId ?? null)
  if (!version) return null
  const { questionnaire } = version
  const scope: Scope = unit ? { agencyId, unitId: unit.unitId } : { agencyId }
  const units = await listUnitsWithin(db, agencyId, unit ? { unitIds: [unit.unitId] } : 'all')
  const below = units.map(({ unitId }) => unitId)
  const unitIds = unit && below
  const trend = await indexByPeriod(db, scope, questionnaire, samePeriodsUntil(period, TREND))
  const index = trend.at(-1)!
  const scores = await readScores(db, scope, codesOf(questionnaire), period)
  checkScores(scores, index, codesOf(questionnaire))
  const rows = index.respondents > MOST_ROWS ? 0 : index.respondents
  const content: ReportContent = {
    agency: { slug: agency.slug, name: agency.name },
    unit: unit && { slug: unit.slug, name: unit.name },
    period,
    number: notes.number,
    madeOn: notes.madeOn,
    methodVersion: index.method,
    standing: standingOf(questionnaire),
    index: index.ikm && indexOf(index, index.ikm),
    respondents: index.respondents,
    responses: index.responses,
    shortForms: index.shortForms,
    elements: elementsOf(index, questionnaire),
    ranked: index.ikm ? fromLowest(index.ikm).map(({ code }) => code) : [],
    groups: await groupsOf(db, agencyId, unit, questionnaire, period),
    profile: await readRespondentProfile(db, scope, period),
    sample: await sampleOf(db, agencyId, period, below),
    calendar: await findSurveyPeriod(db, agencyId, period.code),
    trend: trendOf(trend),
    extras: await composeExtras(db, { agencyId, version, unitIds, period }),
    comments: await composeComments(db, { agencyId, units: units.map(({ slug }) => slug), period }),
    ...(await composeFollowUp(db, { agencyId, unitIds, period, isMade: index.ikm !== null }, notes)),
    rows,
  }
  return { content, scores: rows > 0 ? scores : new Uint8Array() }
}

/** From the first period with an index on: a year in which nobody was asked stays a gap that is seen. */
function trendOf(periods: readonly (PeriodIndex & { period: Period })[]): TrendLine[] {
  const first = periods.findIndex(({ ikm }) => ikm !== null)
  if (first < 0) return []
  return periods.slice(first).map(({ period: { code }, respondents: n, ikm }) => {
    return { period: code, n, nik: ikm?.nik ?? null, grade: ikm?.grade ?? null }
  })
}

const codesOf = ({ elements }: Questionnaire) => elements.map(({ code }) => code)

function indexOf({ interval, grades }: PeriodIndex, { ni, nik, grade }: Ikm): ReportIndex {
  return {
    ni: toDecimal(ni, 3),
    nik,
    grade,
    interval: interval && grades && { low: interval.low.toFixed(2), high: interval.high.toFixed(2), ...grades },
  }
}

function elementsOf({ ikm, counts, rule }: PeriodIndex, { elements }: Questionnaire): ReportElement[] {
  const known = new Map(ikm?.elements.map((element) => [element.code, element]))
  return elements.map(({ code, name, question, options }) => {
    const four = counts.get(code) ?? ([0, 0, 0, 0] as const)
    const [a, b, c, d] = four
    return {
      code,
      name: name.id,
      question: question.id,
      options: options.map((option) => option.id),
      counts: [a, b, c, d],
      n: a + b + c + d,
      sum: a + 2 * b + 3 * c + 4 * d,
      ...figuresOf(known.get(code), rule),
    }
  })
}

function figuresOf(
  element: ElementIndex | undefined,
  rule: PeriodIndex['rule'],
): Pick<ReportElement, 'weight' | 'nrr' | 'weighted' | 'nik' | 'grade'> {
  const { weight, nrr, weighted } = element ?? {}
  if (!weight || !nrr || !weighted) return { weight: null, nrr: null, weighted: null, nik: null, grade: null }
  const nik = toNik(nrr)
  return {
    weight: [String(weight.top), String(weight.bottom)],
    nrr: toDecimal(nrr, 3),
    weighted: toDecimal(weighted, 3),
    nik,
    grade: gradeOf(nik, rule),
  }
}

/** The services of a unit, or the units of the agency, that were answered for. */
async function groupsOf(
  db: Db,
  agencyId: string,
  unit: ReportScope['unit'],
  questionnaire: Questionnaire,
  period: Period,
): Promise<ReportContent['groups']> {
  if (unit) {
    const services = await indexByService(db, { agencyId, unitId: unit.unitId }, questionnaire, period)
    return { kind: 'service', lines: linesOf(services) }
  }
  const versionOf = await findQuestionnaires(db, agencyId)
  const units = await indexByUnit(db, agencyId, (id) => versionOf(id)?.questionnaire ?? questionnaire, period)
  return { kind: 'unit', lines: linesOf(units) }
}

function linesOf(groups: readonly GroupIndex[]): GroupLine[] {
  return groups
    .filter(({ respondents }) => respondents > 0)
    .map(({ name, respondents: n, ikm }) => ({ name, n, nik: ikm?.nik ?? null, grade: ikm?.grade ?? null }))
}

/** Users as they were typed in for the units themselves; null where they were for none. */
async function sampleOf(
  db: Db,
  agencyId: string,
  period: Period,
  unitIds: readonly string[],
): Promise<ReportContent['sample']> {
  const places = await listSamplePlaces(db, agencyId, period.code, unitIds)
  const population = places.reduce((sum, place) => sum + (place.serviceId === null ? (place.population ?? 0) : 0), 0)
  return population > 0 ? { population, needed: sampleSize(population) } : null
}

/** Counting again must give the counters, or nobody could recompute the index from the annex. */
function checkScores(scores: Uint8Array, { respondents, counts }: PeriodIndex, codes: readonly string[]): void {
  const sums = codes.map(() => [0, 0, 0, 0])
  scores.forEach((score, place) => {
    if (score > 0) sums[place % codes.length]![score - 1]! += 1
  })
  const isSame = codes.every((code, column) =>
    (counts.get(code) ?? [0, 0, 0, 0]).every((count, score) => count === sums[column]![score]),
  )
  if (!isSame || scores.length !== respondents * codes.length)
    throw new Error('The answers of the period do not add up to its counters; count again before a report is made.')
}
