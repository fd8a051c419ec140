/** Station tally: moves stored responses into counters, exactly once, and proves it by counting again. */
import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type CellTally, addCell, addResponse, emptyCell } from '../../domain/tally.ts'
import { faultOf } from '../response/fault.ts'
import { originKey } from '../response/response.ts'
import { type HourCell, countHours } from './hours.ts'
import { type Place, type PlaceOfOrigin, type Places, findPlaces, placesOf } from './originPlace.ts'
import * as counters from './counters.sql.ts'
import * as recounting from './recount.sql.ts'
import * as store from './tally.sql.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

/** A response, as far as counting needs it. */
export type Countable = {
  agencyId: string
  originId: string
  answeredOn: string
  /** Null where only the day is known. */
  answeredHour: number | null
  overall: number | null
  scores: Uint8Array
}

/** Stored responses that wait to be counted; `place` is where they stand in the queue. */
export type Batch = { place: string; responses: number }

/** Counters of one origin on one day. */
export type Cell = { agencyId: string; originId: string; answeredOn: string; tally: CellTally }

/** Counters of a unit's service in one month, under one questionnaire; `month` is its first day. */
export type MonthCell = Place & { agencyId: string; month: string; tally: CellTally }

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
  return drainUnder(db, store.waitForDrainLock)
}

/** Nothing is counted until the transaction ends: for who takes an agency away under the counting. */
export async function pauseCounting(trx: Trx): Promise<void> {
  await store.waitForDrainLock(trx)
}

async function drainUnder(db: Db, lock: typeof store.tryDrainLock): Promise<number> {
  let total = 0
  for (;;) {
    const { counted, isAll } = await db.transaction().execute(async (trx) => {
      if (!(await lock(trx))) return { counted: 0, isAll: true }
      const waiting = await store.listOldest(trx, MOST_BATCHES)
      const batches = firstOf(waiting)
      if (batches.length === 0) return { counted: 0, isAll: true }
      await store.findByKey(trx)
      const taken = await countBatches(trx, batches)
      const isAll = taken.isWhole && batches.length === waiting.length && waiting.length < MOST_BATCHES
      return { counted: taken.counted, isAll }
    })
    total += counted
    if (isAll) return total
  }
}

/**
 * Counts batches, or what can be counted of them: one bad answer must not keep its neighbours waiting. Halves are counted alone, then
 * halves of the batch go back into the queue, until the bad answer stands by itself and is set aside.
 */
async function countBatches(trx: Trx, batches: readonly Batch[]): Promise<{ counted: number; isWhole: boolean }> {
  await store.savepoint(trx)
  try {
    return { counted: await countWhole(trx, batches), isWhole: true }
  } catch (error) {
    const isBadData = error instanceof RangeError || faultOf(error) === 'data'
    const [first] = batches
    if (!isBadData || !first) throw error
    await store.backToSavepoint(trx)
    if (batches.length === 1) {
      await (first.responses > 1 ? store.halve(trx, first) : store.setAside(trx, first))
      return { counted: 0, isWhole: false }
    }
    const middle = Math.ceil(batches.length / 2)
    const older = await countBatches(trx, batches.slice(0, middle))
    const newer = await countBatches(trx, batches.slice(middle))
    return { counted: older.counted + newer.counted, isWhole: older.isWhole && newer.isWhole }
  }
}

async function countWhole(trx: Trx, batches: readonly Batch[]): Promise<number> {
  const taken = await store.takePending(
    trx,
    batches.map(({ place }) => place),
  )
  const cells = countCells(taken)
  await counters.addCells(trx, cells)
  const places = await findPlaces(trx, cells)
  await counters.addMonths(trx, sumMonths(cells, places))
  const hours = countHours(taken, places)
  if (hours.length > 0) await counters.addHours(trx, hours)
  return taken.length
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

function countCells(taken: readonly Countable[]): Cell[] {
  const cells = new Map<string, Cell>()
  for (const { agencyId, originId, answeredOn, scores, overall } of taken) {
    const key = `${agencyId}/${originId}/${answeredOn}`
    let cell = cells.get(key)
    if (!cell) cells.set(key, (cell = { agencyId, originId, answeredOn, tally: emptyCell(scores.length) }))
    addResponse(cell.tally, scores, overall)
  }
  return [...cells.values()]
}

/** The statement that adds new cells to their months, for a client without Kysely. */
export function monthStatement(cells: readonly Cell[], places: readonly PlaceOfOrigin[]) {
  return { text: counters.addMonthsText, values: counters.monthParameters(sumMonths(cells, placesOf(places))) }
}

/** The same for hours. */
export function hourStatement(hours: readonly HourCell[]) {
  return { text: counters.addHoursText, values: counters.hourParameters(hours) }
}

/** The months that cells are part of. */
function sumMonths(cells: readonly Cell[], places: Places): MonthCell[] {
  const parts = new Map<Place, Map<string, MonthCell>>()
  for (const { agencyId, originId, answeredOn, tally } of cells) {
    const place = places.get(originKey({ agencyId, originId }))
    if (!place) throw new Error(`An origin ${originId} of agency ${agencyId} has counters and does not exist.`)
    let ofPlace = parts.get(place)
    if (!ofPlace) parts.set(place, (ofPlace = new Map()))
    addMonth(ofPlace, answeredOn.slice(0, 7), { agencyId, ...place, month: `${answeredOn.slice(0, 7)}-01`, tally })
  }
  // Places are nearly always one object where they are one place: what is left is few, and needs the key of all that they are.
  const months = new Map<string, MonthCell>()
  for (const part of [...parts.values()].flatMap((ofPlace) => [...ofPlace.values()])) {
    const { agencyId, unitId, serviceId, questionnaireId, form, month } = part
    addMonth(months, [agencyId, unitId, serviceId, questionnaireId, form, month].join('/'), part)
  }
  return [...months.values()]
}

function addMonth(months: Map<string, MonthCell>, key: string, { tally, ...at }: MonthCell): void {
  const known = months.get(key)
  if (known) addCell(known.tally, tally)
  else months.set(key, { ...at, tally: { respondents: { ...tally.respondents }, counts: [...tally.counts] } })
}
