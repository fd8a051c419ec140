/** What an indicator shows: a value for each unit or officer that it tells of, in each of some periods. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { settledPart } from '../../domain/evidencePeriods.ts'
import { type Measured, unmeasured } from '../../domain/indicator.ts'
import type { Period } from '../../domain/period.ts'
import { type Share, hundredths } from '../../domain/work.ts'
import { coveredBy } from '../directory/reach.ts'
import { type Unit, listUnits } from '../directory/directory.ts'
import { elementOf } from '../evidence/unitColumn.ts'
import { type WorkSums, columnsOf, sumUnitWork, sumWork } from '../evidence/work.ts'
import { indexOfAgency } from '../index/unitIndex.ts'
import { assessPersonally } from '../officer/personal.ts'
import { findQuestionnaires } from '../survey/survey.ts'
import type { Indicator } from './indicator.ts'
import * as store from './measure.sql.ts'

type Db = Kysely<Database>
export type { RecordedValue } from './measure.sql.ts'

/** A unit or an officer with one value for each period asked for; of officers `unitId` is where they were last. */
export type MeasuredSubject = { id: string; name: string; unitId: string; values: Measured[] }
type What = Pick<Indicator, 'indicatorId' | 'unitId' | 'subject' | 'source' | 'detail'>

/**
 * The units or officers whom an indicator concerns, by name, with their values in some periods. Of officers those who were assigned to
 * its units within the period; figures that a gate keeps back have no value. At most two statements for all periods of units, and
 * five for each period of officers.
 */
export async function measure(
  db: Db,
  agencyId: string,
  indicator: What,
  periods: readonly Period[],
  today: string,
): Promise<MeasuredSubject[]> {
  const covered = indicator.unitId === null ? null : await coveredBy(db, agencyId, { unitIds: [indicator.unitId] })
  if (indicator.subject === 'officer')
    return measureOfficers(db, agencyId, indicator, covered && [...covered], periods, today)
  const units = await listUnits(db, agencyId)
  const valueOf = await unitValues(db, agencyId, indicator, units, periods, today)
  return units
    .filter(({ unitId }) => !covered || covered.has(unitId))
    .map(({ unitId, name }) => ({
      id: unitId,
      name,
      unitId,
      values: periods.map((period, place) => valueOf(unitId, place, period) ?? unmeasured),
    }))
}

/** Values that were recorded, the newest period first. */
export function listValues(db: Db, agencyId: string, indicatorId: string) {
  return store.listValues(db, agencyId, indicatorId)
}

type ValueOf = (unitId: string, place: number, period: Period) => Measured | null

async function unitValues(
  db: Db,
  agencyId: string,
  { indicatorId, source, detail }: What,
  units: readonly Unit[],
  periods: readonly Period[],
  today: string,
): Promise<ValueOf> {
  if (source === 'recorded') {
    const recorded = await store.listValues(db, agencyId, indicatorId)
    const values = new Map(recorded.map(({ unitId, period, value }) => [`${unitId} ${period}`, value]))
    return (unitId, _, { code }) => {
      const value = values.get(`${unitId} ${code}`)
      return value === undefined ? null : { value, low: null, high: null, n: null }
    }
  }
  if (source === 'index' || source === 'element') {
    const versionOf = await findQuestionnaires(db, agencyId)
    const questionnaireOf = (unitId: string | null) => versionOf(unitId)?.questionnaire ?? null
    const { units: found } = await indexOfAgency(db, agencyId, units, questionnaireOf, periods)
    return (unitId, place) => {
      const index = found.get(unitId)?.[place]
      if (!index) return null
      if (source === 'element') return elementOf(index, detail ?? '')
      const { ikm, interval, respondents } = index
      if (!ikm || !interval) return { ...unmeasured, n: respondents }
      return { value: Number(ikm.nik), low: hundredths(interval.low), high: hundredths(interval.high), n: respondents }
    }
  }
  const sums: Map<string, WorkSums>[] = []
  for (const period of periods) sums.push(withBelow(await sumUnitWork(db, agencyId, period, today), units))
  return (unitId, place) => workValue(sums[place]?.get(unitId), source, detail)
}

/** Each unit's work with that of the units below it. */
function withBelow(own: ReadonlyMap<string, WorkSums>, units: readonly Unit[]): Map<string, WorkSums> {
  const parents = new Map(units.map(({ unitId, parentId }) => [unitId, parentId]))
  const total = new Map<string, WorkSums>()
  for (const [id, sums] of own)
    for (let at: string | null = id; at !== null; at = parents.get(at) ?? null)
      total.set(at, addWork(total.get(at), sums))
  return total
}

/** Medians of parts give no median of the whole: none is told. */
function addWork(one: WorkSums | undefined, other: WorkSums): WorkSums {
  if (!one) return { ...other, medianDays: null }
  return {
    done: one.done + other.done,
    doneLate: one.doneLate + other.doneLate,
    late: one.late + other.late,
    inProcess: one.inProcess + other.inProcess,
    rework: one.rework + other.rework,
    complaints: one.complaints + other.complaints,
    passed: one.passed + other.passed,
    checked: one.checked + other.checked,
    medianDays: null,
  }
}

function workValue(sums: WorkSums | undefined, source: Indicator['source'], detail: string | null): Measured {
  const { time, quality } = columnsOf(sums)
  const kinds: Readonly<Record<string, Share>> = {
    rework: quality.rework,
    complaint: quality.complaints,
    check: quality.checks,
  }
  const { percent, low, high, of } = source === 'completion' ? time.onTime : (kinds[detail ?? ''] ?? time.onTime)
  return { value: percent, low, high, n: of }
}

async function measureOfficers(
  db: Db,
  agencyId: string,
  { source, detail }: What,
  unitIds: readonly string[] | null,
  periods: readonly Period[],
  today: string,
): Promise<MeasuredSubject[]> {
  const subjects = new Map<string, MeasuredSubject>()
  for (const [place, period] of periods.entries()) {
    const officers = await store.listOfficersIn(db, agencyId, unitIds, period)
    const valueOf =
      source === 'satisfaction'
        ? await satisfactionIn(db, agencyId, settledPart(period, today))
        : await workIn(db, agencyId, period, today, { source, detail })
    for (const { id, name, unitId } of officers) {
      const known = subjects.get(id) ?? { id, name, unitId, values: periods.map(() => unmeasured) }
      known.unitId = unitId
      known.values[place] = valueOf(id)
      subjects.set(id, known)
    }
  }
  return [...subjects.values()].sort((one, other) => one.name.localeCompare(other.name, 'id'))
}

async function satisfactionIn(
  db: Db,
  agencyId: string,
  settled: Period | null,
): Promise<(officerId: string) => Measured> {
  const all = settled ? await assessPersonally(db, agencyId, settled) : []
  const figures = new Map(all.map((one) => [one.officerId, one.figure]))
  return (officerId) => {
    const { shrunken = null, low = null, high = null, n = null } = figures.get(officerId) ?? {}
    if (shrunken === null || low === null || high === null) return unmeasured
    return { value: hundredths(shrunken), low: hundredths(low), high: hundredths(high), n }
  }
}

async function workIn(
  db: Db,
  agencyId: string,
  period: Period,
  today: string,
  { source, detail }: Pick<What, 'source' | 'detail'>,
): Promise<(officerId: string) => Measured> {
  const sums = await sumWork(db, agencyId, period, today, null)
  return (officerId) => workValue(sums.get(officerId), source, detail)
}
