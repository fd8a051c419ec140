/** What the reading of every sheet is given, and what they share. */
import type { Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Actor, Change } from '../audit/audit.ts'
import { type Covered, covers } from '../directory/reach.ts'
import type { Problems, Row } from './rows.ts'
import { statusWords, wordIn } from './sheets.ts'
import type { UnitState } from './state.sql.ts'

export type Counts = { added: number; changed: number; unchanged: number }

export type Context = {
  trx: Transaction<Database>
  actor: Actor
  timeZone: string
  /** The agency's day. */
  today: string
  covered: Covered
  problems: Problems
  /** Told how many rows were read or written since the last time. */
  onProgress: (rows: number) => void
}

/** What a sheet comes to: counts, what goes into the trail, and the writing, which happens only where nothing is wrong. */
export type Plan = { counts: Counts; changes: Change[]; write: () => Promise<void> }

/** The longest name of anything. */
const NAME_MOST = 200

/** A cell that must say something, or null with the problem noted. */
export function needText({ problems }: Context, row: Row, column: string): string | null {
  const text = row.text(column)
  if (text === '') problems.add(row.line, column, 'empty-cell')
  else if (text.length > NAME_MOST) problems.add(row.line, column, 'long')
  else return text
  return null
}

/** Whether a row wants its thing to be there; null where it says nothing about it. */
export function wantedStatus({ problems }: Context, row: Row): 'active' | 'ended' | null {
  const text = row.text('status')
  if (text === '') return null
  const status = wordIn(statusWords, text)
  if (!status) problems.add(row.line, 'status', 'status', text)
  return status
}

const ROWS_PER_TURN = 500

/** What every row comes to, without those that have a problem; whoever else waits for this process has a turn in between. */
export async function readEach<T>(
  { problems, onProgress }: Context,
  rows: readonly Row[],
  read: (row: Row) => T | null,
): Promise<T[]> {
  const found: T[] = []
  for (const [place, row] of rows.entries()) {
    const before = problems.count
    const one = read(row)
    if (one !== null && problems.count === before) found.push(one)
    if ((place + 1) % ROWS_PER_TURN > 0) continue
    onProgress(ROWS_PER_TURN)
    await new Promise(setImmediate)
  }
  return found
}

/** Looks things up by a key in any case; a key of several things names none. */
export function byKey<T>(things: readonly T[], keyOf: (thing: T) => string): Map<string, T | 'several'> {
  const found = new Map<string, T | 'several'>()
  for (const thing of things) {
    const key = keyOf(thing).toLowerCase()
    found.set(key, found.has(key) ? 'several' : thing)
  }
  return found
}

/** Tells rows apart by what they are about; the second one of the same thing is a problem that names the first. */
export function createSeen({ problems }: Context): (row: Row, column: string, key: string) => boolean {
  const lines = new Map<string, number>()
  return (row, column, key) => {
    const before = lines.get(key)
    if (before === undefined) {
      lines.set(key, row.line)
      return true
    }
    problems.add(row.line, column, 'row-twice', String(before))
    return false
  }
}

/** Finds units by slug or, where only one has it, by name. */
export function createUnitFinder(context: Context, units: readonly UnitState[]) {
  const bySlug = new Map(units.map((unit) => [unit.slug, unit]))
  const byName = byKey(units, ({ name }) => name)

  /** The unit that a cell names, or null with the problem noted. */
  return (row: Row, column: string, { mustBeThere }: { mustBeThere: boolean }): UnitState | null => {
    const text = row.text(column)
    const found = bySlug.get(text.toLowerCase()) ?? byName.get(text.toLowerCase())
    const say = (reason: string) => {
      context.problems.add(row.line, column, reason, text)
      return null
    }
    if (text === '') return say('empty-cell')
    if (!found) return say('unknown-unit')
    if (found === 'several') return say('several-units')
    if (!covers(context.covered, found.unitId)) return say('beyond-reach')
    return mustBeThere && found.isEnded ? say('unit-ended') : found
  }
}
