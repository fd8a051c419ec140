/** Station dashboard: how are we, what changed, what needs me. From months and cells of the tally, never from answers. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Change, changeOf } from '../../domain/difference.ts'
import { type ElementChange, elementChanges } from '../../domain/elementChange.ts'
import { type Period, periodBefore, quarterOf, quartersUntil, readPeriod } from '../../domain/period.ts'
import type { Questionnaire } from '../../domain/questionnaire.ts'
import { type MonthlyChart, type Months, readMonths } from '../index/months.ts'
import { type PeriodIndex, type PlacedCounts, countPlaces } from '../index/unitIndex.ts'
import { findQuestionnaires } from '../survey/survey.ts'
import { type QuietPoint, countWaiting, readRecent } from './activity.ts'
import { type PlaceChange, servicesOf, unitsOf } from './changes.ts'
import { type Coverage, coverageOf, listPlaces } from './places.ts'

type Db = Kysely<Database>

/** A whole agency, or a unit with those below it. */
export type View = { agencyId: string; unitId: string | null }

export type Home = {
  questionnaire: Questionnaire
  period: Period
  now: PeriodIndex
  /** The same in the period before. */
  before: PeriodIndex
  change: Change | null
  elements: ElementChange[]
  chart: MonthlyChart
  /** Quarters of the last years with answers, oldest first. */
  quarters: PeriodIndex[]
  years: PeriodIndex[]
  /** Active units at their own points; services, those that matter most first. */
  units: PlaceChange[]
  services: PlaceChange[]
  /** Null where nobody said how many were served. */
  coverage: Coverage | null
  quiet: QuietPoint[]
  lastOn: string | null
  /** Answers of the agency that are stored and not counted yet. */
  waiting: number
}

/** Whole years before this one that the monthly chart goes back: its limits stay the same until January. */
const CHART_YEARS = 3
/** The same of quarters and years, so that imported answers of former years can be reached. */
const HISTORY = 15

/**
 * What a home shows, in six statements; null where no questions are in force.
 * @param wanted the period to show; null: the newest quarter with answers
 */
export async function readHome(
  db: Db,
  view: View,
  { today, wanted }: { today: string; wanted: Period | null },
): Promise<Home | null> {
  const { agencyId, unitId } = view
  const versionOf = await findQuestionnaires(db, agencyId)
  const questionnaire = versionOf(unitId)?.questionnaire
  if (!questionnaire) return null
  const months = await readMonths(db, scopeOf(view), questionnaire, monthsShown(today, wanted))
  const period = wanted ?? newestQuarter(months, today)
  const earlier = periodBefore(period)
  const span = { agencyId, unitIds: unitId === null ? null : [unitId] }
  const rows = await countPlaces(db, scopeOf(view), [earlier, period])
  const lines = await listPlaces(db, span, period)
  const { quiet, lastOn } = await readRecent(db, span, today)
  const waiting = await countWaiting(db, agencyId)
  const [before, now] = [months.of(earlier), months.of(period)]
  const questionsOf = (id: string) => versionOf(id)?.questionnaire ?? questionnaire
  const given = { lines, rows: rows as readonly PlacedCounts[], periods: [earlier, period] as const, questionsOf }
  return {
    questionnaire,
    period,
    now,
    before,
    change: changeOf(before, now),
    elements: elementChanges(before, now),
    chart: months.chart(januaryOf(today, CHART_YEARS)),
    quarters: shownQuarters(today).map(months.of).filter(isAnswered),
    years: shownYears(today).map(months.of).filter(isAnswered),
    units: unitsOf(given),
    services: servicesOf(given),
    coverage: coverageOf(lines),
    quiet,
    lastOn,
    waiting,
  }
}

export function scopeOf({ agencyId, unitId }: View): { agencyId: string; unitId?: string } {
  return unitId === null ? { agencyId } : { agencyId, unitId }
}

function isAnswered({ responses }: PeriodIndex): boolean {
  return responses > 0
}

/** From the first year that is looked back to until the end of this quarter, and what else was asked for. */
function monthsShown(today: string, wanted: Period | null): { from: string; to: string } {
  const [from, { to }] = [januaryOf(today, HISTORY), quarterOf(today)]
  const early = wanted ? periodBefore(wanted).from : from
  return { from: early < from ? early : from, to: wanted && wanted.to > to ? wanted.to : to }
}

/** The first day of a year some years before a day's. */
function januaryOf(day: string, years: number): string {
  return `${Number(day.slice(0, 4)) - years}-01-01`
}

function shownQuarters(today: string): Period[] {
  return quartersUntil(today, 4 * (HISTORY + 1)).filter(({ from }) => from >= januaryOf(today, HISTORY))
}

function shownYears(today: string): Period[] {
  const year = Number(today.slice(0, 4))
  return Array.from({ length: HISTORY + 1 }, (_, place) => `${year - HISTORY + place}`).flatMap(
    (code) => readPeriod(code) ?? [],
  )
}

function newestQuarter(months: Months, today: string): Period {
  return shownQuarters(today).findLast((quarter) => isAnswered(months.of(quarter))) ?? quarterOf(today)
}
