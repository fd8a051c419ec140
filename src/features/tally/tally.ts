/** Station tally: moves stored responses into counters, exactly once, and proves it by counting again. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type CellTally, addResponse, emptyCell } from '../../domain/tally.ts'
import * as store from './tally.sql.ts'

type Db = Kysely<Database>

/** Equal responses of one origin on one day, as far as counting needs them. */
export type Countable = {
  agencyId: string
  originId: string
  answeredOn: string
  overall: number | null
  scores: Uint8Array
  times: number
}

/** Counters of one origin on one day. */
export type Cell = { agencyId: string; originId: string; answeredOn: string; tally: CellTally }

/** Where a counter and a recount disagree. `what` is an element's code or a column of the respondents' counters. */
export type Difference = {
  agency: string
  originId: string
  answeredOn: string
  what: string
  counted: string
  recounted: string
}

/** Of up to 1,000 responses each, as the writer makes them: seldom more than a second's work. */
const BATCHES = 20

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

async function drainUnder(db: Db, lock: typeof store.tryDrainLock): Promise<number> {
  let total = 0
  for (;;) {
    const counted = await db.transaction().execute(async (trx) => {
      if (!(await lock(trx))) return 0
      const taken = await store.takePending(trx, BATCHES)
      if (taken.length > 0) await store.addCells(trx, await countCells(trx, taken))
      return taken.reduce((sum, { times }) => sum + times, 0)
    })
    total += counted
    if (counted === 0) return total
  }
}

/** Tells the planner about a bulk of new rows. */
export const refreshStatistics = store.refreshStatistics

/** Counts all responses again, of one agency or of all, and lists every counter that does not agree. */
export function recount(db: Db, agencySlug: string | null): Promise<{ responses: number; differences: Difference[] }> {
  return store.recount(db, agencySlug)
}

/** How many stored responses are not counted yet. */
export function countPending(db: Db): Promise<number> {
  return store.countPending(db)
}

async function countCells(trx: Parameters<typeof store.takePending>[0], taken: readonly Countable[]): Promise<Cell[]> {
  const codes = await store.findElementCodes(trx, taken)
  const cells = new Map<string, Cell>()
  for (const { agencyId, originId, answeredOn, scores, overall, times } of taken) {
    const key = `${agencyId}/${originId}/${answeredOn}`
    let cell = cells.get(key)
    if (!cell) cells.set(key, (cell = { agencyId, originId, answeredOn, tally: emptyCell() }))
    addResponse(cell.tally, codes.get(`${agencyId}/${originId}`) ?? [], scores, overall, times)
  }
  return [...cells.values()]
}
