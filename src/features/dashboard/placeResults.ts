/** The results of one service or one point: its index, what changed, its quarters and weeks. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Change, changeOf } from '../../domain/difference.ts'
import { type ElementChange, elementChanges } from '../../domain/elementChange.ts'
import { type Period, periodBefore, quarterOf, quartersUntil } from '../../domain/period.ts'
import type { Questionnaire } from '../../domain/questionnaire.ts'
import { type MonthlyChart, readMonths } from '../index/months.ts'
import type { PeriodIndex, Scope } from '../index/unitIndex.ts'
import { type WeeklyChart, watchWeeks } from '../index/weeks.ts'
import { findQuestionnaire } from '../survey/survey.ts'

export type PlaceResults = {
  questionnaire: Questionnaire
  now: PeriodIndex
  before: PeriodIndex
  change: Change | null
  elements: ElementChange[]
  chart: MonthlyChart
  /** With answers, oldest first. */
  quarters: PeriodIndex[]
  weekly: WeeklyChart | null
}

const QUARTERS = 12

/** Null where no questions are in force. @param wanted null: the newest quarter with answers */
export async function readPlace(
  db: Kysely<Database>,
  scope: Scope & { unitId: string },
  { today, wanted }: { today: string; wanted: Period | null },
): Promise<PlaceResults | null> {
  const version = await findQuestionnaire(db, scope.agencyId, scope.unitId)
  if (!version) return null
  const { questionnaire } = version
  const all = quartersUntil(today, QUARTERS)
  const first = wanted ? periodBefore(wanted).from : today
  const from = [all[0]?.from ?? today, first].toSorted()[0] ?? first
  const months = await readMonths(db, scope, questionnaire, { from, to: quarterOf(today).to })
  const quarters = all.map(months.of).filter(({ responses }) => responses > 0)
  const period = wanted ?? quarters.at(-1)?.period ?? quarterOf(today)
  const [before, now] = [months.of(periodBefore(period)), months.of(period)]
  return {
    questionnaire,
    now,
    before,
    change: changeOf(before, now),
    elements: elementChanges(before, now),
    chart: months.chart(from),
    quarters,
    weekly: await watchWeeks(db, scope, questionnaire, today),
  }
}
