/** What officers did, as their service systems tell it: transactions that fell due in a period, each counted in exactly one. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { SHOWN_FROM } from '../../domain/gates.ts'
import type { Period } from '../../domain/period.ts'
import { type Share, type WorkDates, shareOf } from '../../domain/work.ts'
import * as store from './work.sql.ts'

type Db = Kysely<Database>

/** Transactions of somebody that fell due in a period. `rework` to `checked` are of those that were finished. */
export type WorkSums = {
  done: number
  doneLate: number
  late: number
  inProcess: number
  rework: number
  complaints: number
  passed: number
  checked: number
  /** From the day of submission to the day of the end, days of the calendar. */
  medianDays: number | null
}

export type WorkLine = WorkDates & {
  number: string
  service: string
  unit: string
  submittedOn: string
  isRework: boolean
  hasComplaint: boolean
  checkPassed: boolean | null
}

/** `none`: nothing fell due. `few`: counts, and no percent below ten. */
export type ColumnState = 'none' | 'few' | 'shown'

/** Waktu penyelesaian. `onTime` is of all that should be finished by now: done, done late, and late. */
export type TimeColumn = {
  state: ColumnState
  done: number
  doneLate: number
  late: number
  inProcess: number
  onTime: Share
  medianDays: number | null
}

/** Mutu kerja; shares of what was finished, of `checks` those that passed among those that were looked at. */
export type QualityColumn = { state: ColumnState; finished: number; rework: Share; complaints: Share; checks: Share }

const nothing: WorkSums = {
  done: 0,
  doneLate: 0,
  late: 0,
  inProcess: 0,
  rework: 0,
  complaints: 0,
  passed: 0,
  checked: 0,
  medianDays: null,
}

const stateOf = (of: number): ColumnState => (of === 0 ? 'none' : of < SHOWN_FROM ? 'few' : 'shown')

/** The two columns that transactions give. */
export function columnsOf(sums: WorkSums = nothing): { time: TimeColumn; quality: QualityColumn } {
  const { done, doneLate, late, inProcess, rework, complaints, passed, checked, medianDays } = sums
  const finished = done + doneLate
  const judged = finished + late
  const state = judged === 0 && inProcess > 0 ? 'few' : stateOf(judged)
  const onTime = shareOf(done, judged)
  return {
    time: { state, done, doneLate, late, inProcess, onTime, medianDays: finished < SHOWN_FROM ? null : medianDays },
    quality: {
      state: stateOf(finished),
      finished,
      rework: shareOf(rework, finished),
      complaints: shareOf(complaints, finished),
      checks: shareOf(passed, checked),
    },
  }
}

/**
 * What officers did in a period, by their ids; who had nothing due is left out.
 * @param today the agency's day: what is past due on it and not finished is late
 * @param officerIds null: all of the agency
 */
export async function sumWork(
  db: Db,
  agencyId: string,
  period: Period,
  today: string,
  officerIds: readonly string[] | null,
): Promise<Map<string, WorkSums>> {
  const rows = await store.readSums(db, agencyId, period, today, officerIds)
  return new Map(rows.map(({ id, ...sums }) => [id, sums]))
}

/** The same of units, each by its own services. */
export async function sumUnitWork(
  db: Db,
  agencyId: string,
  period: Period,
  today: string,
): Promise<Map<string, WorkSums>> {
  const rows = await store.readUnitSums(db, agencyId, period, today)
  return new Map(rows.map(({ id, ...sums }) => [id, sums]))
}

/** The transactions of an officer that fell due in a period, the latest first, and how many there are. */
export function listWork(
  db: Db,
  agencyId: string,
  officerId: string,
  period: Period,
  page: { limit: number; offset: number },
) {
  return store.listWork(db, agencyId, officerId, period, page)
}
