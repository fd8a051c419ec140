/** Rows of a file under the names of its sheet, and what is wrong with them. */
import { unguardCell } from '../../domain/csvCell.ts'
import { CsvFault, parseCsv } from '../csv.ts'
import { type SheetName, sheets } from './sheets.ts'

/** What is wrong with a row: its line, the column, the reason, and what stands in the way. */
export type Problem = { line: number; column: string; reason: string; about: string }

/** A row: cells without what protects them, trimmed; a column that the file has not is null. */
export type Row = { line: number; cell: (column: string) => string | null; text: (column: string) => string }

/** More rows than the largest agency has; what is longer is to be cut in pieces. */
export const ROWS_MOST = 200_000
/** How many problems are named; the rest is counted. */
const NAMED_MOST = 500

export type Problems = {
  add: (line: number, column: string, reason: string, about?: string) => void
  readonly named: readonly Problem[]
  readonly count: number
}

export function createProblems(): Problems {
  const named: Problem[] = []
  let count = 0
  return {
    add(line, column, reason, about = '') {
      count += 1
      if (named.length < NAMED_MOST) named.push({ line, column, reason, about })
    },
    named,
    get count() {
      return count
    },
  }
}

/** All rows of a file, or none when it is no such file: then the problems say why. */
export async function readRows(
  source: AsyncIterable<Uint8Array>,
  sheet: SheetName,
  problems: Problems,
): Promise<Row[]> {
  const rows: Row[] = []
  let columns: ReadonlyMap<string, string> | null = null
  try {
    for await (const { line, cells } of parseCsv(source)) {
      columns ??= columnsOf(sheet, new Set(cells.keys()), problems)
      if (problems.count > 0) return []
      if (rows.length === ROWS_MOST) {
        problems.add(line, '', 'too-many-rows', String(ROWS_MOST))
        return []
      }
      rows.push(rowOf(line, cells, columns))
    }
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error
    problems.add(error.line, '', error.reason, error.about)
    return []
  }
  if (rows.length === 0) problems.add(1, '', 'no-rows')
  return rows
}

/** Which column of the file stands for which of the sheet. */
function columnsOf(sheet: SheetName, header: ReadonlySet<string>, problems: Problems): Map<string, string> {
  const found = new Map<string, string>()
  for (const { name, others, isNeeded } of sheets[sheet]) {
    const own = [name, ...others].find((one) => header.has(one) && ![...found.values()].includes(one))
    if (own !== undefined) found.set(name, own)
    else if (isNeeded) problems.add(1, name, 'column-missing')
  }
  return found
}

function rowOf(line: number, cells: ReadonlyMap<string, string>, columns: ReadonlyMap<string, string>): Row {
  const cell = (column: string) => {
    const own = columns.get(column)
    return own === undefined ? null : unguardCell((cells.get(own) ?? '').trim()).replace(/\s+/g, ' ')
  }
  return { line, cell, text: (column) => cell(column) ?? '' }
}
