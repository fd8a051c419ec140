/** Station tally: moves stored responses into counters, exactly once, and proves it by counting again. */
import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { faultOf } from '../response/fault.ts'
import { type Cell, countCells, sumMonths } from './cells.ts'
import { type HourCell, countHours } from './hours.ts'
import { findOrigins } from './originPlace.ts'
import * as counters from './counters.sql.ts'
import * as recounting from './recount.sql.ts'
import * as store from './tally.sql.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

/** Stored responses that wait to be counted; `place` is where they stand in the queue. */
export type Batch = { place: string; responses: number }

/**
 * Where a counter and a recount disagree. `place` is an origin, or a unit's whole month, which must be the sum of its cells; `what` is an
 * element's code, a number in a month's array, or the respondents' counters.
 */
export type Difference = {
  agency: string
  place: string
  answeredOn: string
  what: string
  counted: string
  recounted: string
}

/** What one transaction counts at most; a batch holds 1 to 1,000 responses. A fifth as many took a seventh longer over many points. */
const [MOST_BATCHES, MOST_RESPONSES] = [500, 10_000]

/**
 * Counts everything that was stored and is still pending. The queue's rows leave it in the transaction that counts them, so
 * that a crash at any moment counts nothing twice. Of several processes one drains and the others go on; answers how many
 * responses were counted here.
 */
export function drain(db: Db): Promise<number> {
  return drainUnder(db, store.tryDrainLock)
}

/** Counts everything that is pending now, waiting for a process that drains already: before figures are published. */
export function drainFully(db: Db): Promise<number> {
  return drainUnder(db, store.waitToDrain)
}

/** Nothing is counted until the transaction ends: for who takes an agency away under the counting. */
export async function pauseCounting(trx: Trx): Promise<void> {
  await store.waitForDrainLock(trx)
}

/** All that is pending, some thousand responses in a transaction. */
async function drainUnder(db: Db, lock: typeof store.tryDrainLock): Promise<number> {
  let total = 0
  for (;;) {
    const { counted, isAll } = await countOldest(db, lock, countWhole).catch((error: unknown) => {
      if (!isBadData(error)) throw error
      return countOldest(db, lock, countGood)
    })
    total += counted
    if (isAll) return total
  }
}

type Counted = { counted: number; isWhole: boolean }

/** Counts what waits longest, in one transaction; whether that was all. */
function countOldest(
  db: Db,
  lock: typeof store.tryDrainLock,
  count: (trx: Trx, batches: readonly Batch[]) => Promise<Counted>,
): Promise<{ counted: number; isAll: boolean }> {
  return db.transaction().execute(async (trx) => {
    if (!(await lock(trx))) return { counted: 0, isAll: true }
    const waiting = await store.listOldest(trx, MOST_BATCHES)
    const batches = firstOf(waiting)
    if (batches.length === 0) return { counted: 0, isAll: true }
    const { counted, isWhole } = await count(trx, batches)
    return { counted, isAll: isWhole && batches.length === waiting.length && waiting.length < MOST_BATCHES }
  })
}

async function countWhole(trx: Trx, batches: readonly Batch[]): Promise<Counted> {
  const places = batches.map(({ place }) => place)
  const taken = await store.takePending(trx, places)
  const origins = await findOrigins(trx, taken)
  const cells = countCells(taken, origins)
  await counters.addCells(trx, cells)
  await counters.addMonths(trx, sumMonths(cells))
  const hours = countHours(taken, origins)
  if (hours.length > 0) await counters.addHours(trx, hours)
  return { counted: taken.length, isWhole: true }
}

/**
 * Counts what can be counted of batches that cannot be counted together: one bad answer must not keep its neighbours waiting. Halves are
 * counted alone, then halves of the batch go back into the queue, until the bad answer stands by itself and is set aside.
 */
async function countGood(trx: Trx, batches: readonly Batch[]): Promise<Counted> {
  await store.savepoint(trx)
  try {
    return await countWhole(trx, batches)
  } catch (error) {
    const [first] = batches
    if (!isBadData(error) || !first) throw error
    await store.backToSavepoint(trx)
    if (batches.length === 1) {
      await (first.responses > 1 ? store.halve(trx, first) : store.setAside(trx, first))
      return { counted: 0, isWhole: false }
    }
    const middle = Math.ceil(batches.length / 2)
    const older = await countGood(trx, batches.slice(0, middle))
    const newer = await countGood(trx, batches.slice(middle))
    return { counted: older.counted + newer.counted, isWhole: older.isWhole && newer.isWhole }
  }
}

function isBadData(error: unknown): boolean {
  return error instanceof RangeError || faultOf(error) === 'data'
}

/** The first batches, as many as one transaction counts. */
function firstOf(waiting: readonly Batch[]): Batch[] {
  let before = 0
  return waiting.filter(({ responses }) => (before += responses) - responses < MOST_RESPONSES)
}

/** Tells the planner about a bulk of new rows. */
export const { refreshStatistics, refreshStatisticsText } = store

/** Counts all responses again, of one agency or of all, and lists every counter that does not agree. */
export function recount(db: Db, agencySlug: string | null): Promise<{ responses: number; differences: Difference[] }> {
  return recounting.recount(db, agencySlug)
}

/** How many stored responses are not counted yet. */
export function countPending(db: Db): Promise<number> {
  return store.countPending(db)
}

/** How many stored responses could not be counted and are set aside; of one agency, or of all. */
export function countSetAside(db: Db, agencySlug: string | null = null): Promise<number> {
  return store.countSetAside(db, agencySlug)
}

/** Lets what was set aside be counted again: what it lacked may have come, or the program was mended. */
export function takeUpAgain(db: Db): Promise<void> {
  return store.takeUpAgain(db)
}

/** How many seconds the oldest that waits to be counted has been waiting, 0 when there is none. */
export function readLag(db: Db): Promise<number> {
  return store.readLag(db)
}

/** The statement that adds new cells to their months, for a client without Kysely. */
export function monthStatement(cells: readonly Cell[]) {
  return { text: counters.addMonthsText, values: counters.monthParameters(sumMonths(cells)) }
}

/** The same for hours. */
export function hourStatement(hours: readonly HourCell[]) {
  return { text: counters.addHoursText, values: counters.hourParameters(hours) }
}
