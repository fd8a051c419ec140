/** Imports of the console: a file is kept when it arrives, checked, shown, confirmed and stored; each step survives whoever asked for it. */
import { randomUUIDv7 as newId } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Reach } from '../../domain/access.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import type { Actor } from '../audit/audit.ts'
import { inTransaction } from '../inTransaction.ts'
import { alone } from './alone.ts'
import { type Counts, type Refused, importFile } from './import.ts'
import * as store from './runs.sql.ts'
import type { SheetName } from './sheets.ts'

type Db = Kysely<Database>

/** `checking` and `storing` are being worked on, `checked` waits for a word, the others are over. */
export type RunState = 'checking' | 'checked' | 'storing' | 'done' | 'refused' | 'dropped'

export type ImportRun = {
  importId: string
  what: SheetName
  fileName: string
  /** Who brought it. */
  actor: string
  state: RunState
  /** Rows done of the step under way, and how many there are; 0 before that is known. */
  done: number
  total: number
  counts: Counts | null
  problems: Refused | null
  begunAt: Date
}

/** A step that so many processes did not survive is not tried again: the next one would not either. */
const MOST_TRIES = 3
const PIECE_BYTES = 65_536
/** How often a step says how far it is. */
const TELL_MS = 250

const unitIdsOf = (reach: Reach) => (reach === 'all' ? null : (reach?.unitIds ?? []))

/** Keeps a file to be checked. One that only waits for a word gives way to it; `busy`: another one is being worked on. */
export function beginRun(
  db: Db,
  actor: Actor,
  reach: Reach,
  { what, fileName, file }: { what: SheetName; fileName: string; file: Buffer },
): Promise<Outcome<string, 'busy'>> {
  return inTransaction(db, async (trx) => {
    const { agencyId, userId, name, now } = actor
    await store.moveRun(trx, agencyId, null, { from: 'checked', to: 'dropped' })
    const importId = newId()
    const run = { agencyId, importId, what, fileName, file, userId, actor: name, reach: unitIdsOf(reach), now }
    return (await store.insertRun(trx, run)) ? ok(importId) : no('busy')
  })
}

/** Lets a checked file be stored, within the reach of whoever says so. False when it does not wait for that. */
export function confirmRun(db: Db, agencyId: string, importId: string, reach: Reach): Promise<boolean> {
  return store.moveRun(db, agencyId, importId, { from: 'checked', to: 'storing', reach: unitIdsOf(reach) })
}

/** Forgets a checked file. */
export function dropRun(db: Db, agencyId: string, importId: string): Promise<boolean> {
  return store.moveRun(db, agencyId, importId, { from: 'checked', to: 'dropped' })
}

export function findRun(db: Db, agencyId: string, importId: string): Promise<ImportRun | null> {
  return store.findRun(db, agencyId, importId)
}

/** The latest imports, newest first. */
export function listRuns(db: Db, agencyId: string, limit: number): Promise<ImportRun[]> {
  return store.listRuns(db, agencyId, limit)
}

/** `isAway` tells an error that will pass from one that will not: such a step is tried again. */
type Work = { clock: () => Date; isAway: (error: unknown) => boolean }

/**
 * Does what waits to be done, one run after the other, and answers how many steps it did. A step whose process dies is done again by
 * another, since nothing of it was stored; one that is left undone three times has failed.
 */
export async function workOnRuns(db: Db, { clock, isAway }: Work): Promise<number> {
  let steps = 0
  for (const run of await store.listWaiting(db))
    if (await alone(db, run.importId, () => step(db, run, clock(), isAway))) steps += 1
  return steps
}

async function step(db: Db, run: store.Waiting, now: Date, isAway: Work['isAway']): Promise<boolean> {
  const { agencyId, importId, what, fileName, timeZone, reach, state } = run
  const current = await store.findRun(db, agencyId, importId)
  if (current?.state !== state) return false // another process was quicker
  if ((await store.beginStep(db, agencyId, importId)) > MOST_TRIES) {
    await store.finishStep(db, agencyId, importId, { state: 'refused', counts: null, problems: broken })
    return true
  }
  const actor = { agencyId, userId: run.userId, name: run.actor, now }
  const telling = createTeller((done, total) => store.setProgress(db, agencyId, importId, done, total))
  const file = { sheet: what, name: fileName, source: piecesOf(await store.readFile(db, agencyId, importId)) }
  const target = { timeZone, reach: reach === null ? ('all' as const) : { unitIds: reach } }
  const result = await importFile(db, actor, target, { ...file, isDryRun: state === 'checking' }, telling.tell).catch(
    async (error: unknown) => {
      if (isAway(error)) throw error // tried again, by this process or another
      await store.finishStep(db, agencyId, importId, { state: 'refused', counts: null, problems: broken })
      throw error
    },
  )
  await telling.settled()
  await store.finishStep(db, agencyId, importId, {
    state: result.ok ? (state === 'checking' ? 'checked' : 'done') : 'refused',
    counts: result.ok ? result.value : null,
    problems: result.ok ? null : result.reason,
  })
  return true
}

/** What is said of a step that failed for no fault of the file. */
const broken: Refused = { problems: [{ line: 0, column: '', reason: 'fault', about: '' }], count: 1 }

async function* piecesOf(file: Buffer): AsyncGenerator<Buffer> {
  for (let start = 0; start < file.length; start += PIECE_BYTES) {
    yield file.subarray(start, start + PIECE_BYTES)
    await new Promise(setImmediate) // whoever else waits for this process has a turn
  }
}

/** Tells the latest progress now and then, one at a time. */
function createTeller(write: (done: number, total: number) => Promise<void>) {
  let last = 0
  let writing: Promise<void> = Promise.resolve()
  async function tellAfter(before: Promise<void>, done: number, total: number): Promise<void> {
    await before
    await write(done, total).catch(() => undefined)
  }
  return {
    tell(done: number, total: number) {
      if (Date.now() - last < TELL_MS) return
      last = Date.now()
      writing = tellAfter(writing, done, total)
    },
    settled: () => writing,
  }
}
