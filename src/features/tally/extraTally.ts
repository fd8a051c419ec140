/** Counting the answers to extra questions: each response once, in the transaction that marks it as counted. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type ExtraCell, cellsOf } from '../../domain/extraQuestion.ts'
import type { Period } from '../../domain/period.ts'
import { inTransaction } from '../inTransaction.ts'
import * as store from './extraTally.sql.ts'

type Db = Kysely<Database>

/** Answers of one response, not counted yet. `month` is the first day of the month they count for. */
export type Uncounted = {
  agencyId: string
  questionnaireId: string
  unitId: string
  month: string
  choices: Readonly<Record<string, readonly number[]>>
}
export type PlacedCell = ExtraCell & Omit<Uncounted, 'choices'>

/** Whose answers: those to a version, in the units of a list or in all, in a period made of months or in all. */
export type ExtraScope = {
  agencyId: string
  questionnaireId: string
  unitIds: readonly string[] | null
  period: Period | null
}

const BATCH = 5_000

/** Counts what is stored and not counted yet; answers how many responses that were. */
export async function drainExtras(db: Db): Promise<number> {
  let counted = 0
  for (;;) {
    const taken = await inTransaction(db, async (trx) => {
      const rows = await store.takeUncounted(trx, BATCH)
      if (rows.length > 0) await store.addCells(trx, cellsOfAll(rows))
      return rows.length
    })
    counted += taken
    if (taken < BATCH) return counted
  }
}

/** The counters of a version's extra questions. */
export function listExtraCells(db: Db, scope: ExtraScope): Promise<ExtraCell[]> {
  return store.listCells(db, scope)
}

/** In the order of their key, so that two who count cannot lock each other out. */
function cellsOfAll(rows: readonly Uncounted[]): PlacedCell[] {
  const cells = new Map<string, PlacedCell>()
  for (const { choices, ...place } of rows)
    for (const { code, option } of cellsOf(choices)) {
      const key = [...Object.values(place), code, option].join('|')
      const cell = cells.get(key)
      if (cell) cell.n += 1
      else cells.set(key, { ...place, code, option, n: 1 })
    }
  return [...cells].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell)
}
