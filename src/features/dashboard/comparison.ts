/** Two times of one place against each other: two periods, or before and after a day. "Did the new queue help?" */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Change, changeBetween, changeBeyond, changeOf } from '../../domain/difference.ts'
import { type ElementChange, elementChanges } from '../../domain/elementChange.ts'
import { addMoments } from '../../domain/moments.ts'
import type { Period } from '../../domain/period.ts'
import type { Questionnaire } from '../../domain/questionnaire.ts'
import { addDays } from '../../domain/days.ts'
import { type PeriodIndex, type Scope, indexBetween, indexOfPeriod } from '../index/unitIndex.ts'

type Db = Kysely<Database>

/** Two periods made of months, or so many days on either side of a day, which itself counts as after. */
export type Times = { first: Period; second: Period } | { day: string; length: number }

export type Comparison = {
  before: PeriodIndex
  after: PeriodIndex
  change: Change | null
  elements: ElementChange[]
  /** What changed in the rest of the agency meanwhile, and how far the place went beyond that; null for the agency itself. */
  elsewhere: Change | null
  beyond: Change | null
}

/** @param today days after it have not come yet and are left out */
export async function compare(
  db: Db,
  scope: Scope,
  questionnaire: Questionnaire,
  times: Times,
  today: string,
): Promise<Comparison> {
  const [before, after] = await readBoth(db, scope, questionnaire, times, today)
  const change = changeOf(before, after)
  const elements = elementChanges(before, after)
  if (!scope.unitId) return { before, after, change, elements, elsewhere: null, beyond: null }
  const [allBefore, allAfter] = await readBoth(db, { agencyId: scope.agencyId }, questionnaire, times, today)
  const elsewhere = changeBetween(restOf(allBefore, before), restOf(allAfter, after))
  const beyond = change && elsewhere && changeBeyond(change, elsewhere)
  return { before, after, change, elements, elsewhere, beyond }
}

async function readBoth(
  db: Db,
  scope: Scope,
  questionnaire: Questionnaire,
  times: Times,
  today: string,
): Promise<[PeriodIndex, PeriodIndex]> {
  const [before, after] = sidesOf(times, today)
  const read = (side: Period) =>
    'first' in times ? indexOfPeriod(db, scope, questionnaire, side) : indexBetween(db, scope, questionnaire, side)
  return [await read(before), await read(after)]
}

function sidesOf(times: Times, today: string): [Period, Period] {
  if ('first' in times) return [times.first, times.second]
  const { day, length } = times
  const last = addDays(day, length - 1)
  return [
    { code: '', from: addDays(day, -length), to: addDays(day, -1) },
    { code: '', from: day, to: last < today ? last : today },
  ]
}

function restOf({ moments: all }: PeriodIndex, { moments: own }: PeriodIndex) {
  return addMoments(all, { n: -own.n, sum: -own.sum, sumSquares: -own.sumSquares })
}
