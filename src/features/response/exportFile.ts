/** Exported answers as a file: CSV for programs, CSV as an Indonesian spreadsheet reads it, or XLSX. Written while they are read. */
import { createHash } from 'node:crypto'
import { stringify } from 'csv-stringify/sync'
import { type CellValue, writeXlsxStream } from 'hucre/xlsx'
import { guardCell } from '../../domain/csvCell.ts'
import { LAST_LINE } from '../csv.ts'
import { type ExportRow, type ExportedAnswers, isScore } from './export.ts'

/** How a file is written. `plain` is what `import responses` takes, `indonesia` what a spreadsheet set to Indonesian opens as columns. */
export const exportForms = ['plain', 'indonesia', 'xlsx'] as const
export type ExportForm = (typeof exportForms)[number]

export type ExportWords = {
  sheet: string
  heading: (column: string) => string
  cell: (column: string, text: string) => string
}

/** What a file says of itself in its last line, and whoever made it beside it. */
export type Exported = { rows: number; digest: string }

export type ExportPlan = {
  /** Which answers these are, for the last line: names and codes without blanks. */
  filter: Readonly<Record<string, string>>
  words: ExportWords
  onProgress?: (rows: number) => void
  /** Told at the end: how many rows there are, and the SHA-256 (hexadecimal) of all that stands before the last line. */
  onEnd?: (exported: Exported) => void
}

/** So many rows are made text at once. */
const PIECE = 250
/** How wide columns of longer texts are, in characters; the others are as wide as their names, as far as a screen allows. */
const WIDTHS: Readonly<Record<string, number>> = { date: 12, unit: 32, unit_name: 44, service: 36, channel: 16 }
const [NARROWEST, WIDEST] = [11, 30]
/** Excel takes 1,048,576 rows a sheet. */
const SHEET_ROWS = 1_000_000

/** The pieces of a file of answers. */
export function exportFile(form: ExportForm, answers: ExportedAnswers, plan: ExportPlan): AsyncIterable<Uint8Array> {
  if (form === 'xlsx') return asXlsx(answers, plan)
  return asCsv(answers, plan, form === 'plain' ? plain : indonesian(plan.words))
}

type Style = {
  begin: string
  delimiter: string
  lineEnd: string
  heading: (column: string) => string
  cell: (column: string, value: string | number | null) => string | number | null
}

const plain: Style = {
  begin: '',
  delimiter: ',',
  lineEnd: '\n',
  heading: (column) => column,
  cell: (_, value) => value,
}

function indonesian(words: ExportWords): Style {
  return {
    begin: '\uFEFF', // without it Excel takes UTF-8 for the code page of the machine
    delimiter: ';',
    lineEnd: '\r\n',
    heading: words.heading,
    cell: (column, value) => {
      if (typeof value !== 'string') return value
      return column === 'date' ? value.split('-').toReversed().join('/') : words.cell(column, value)
    },
  }
}

async function* asCsv({ columns, rows }: ExportedAnswers, plan: ExportPlan, style: Style): AsyncGenerator<Uint8Array> {
  const digest = createHash('sha256')
  const write = (text: string) => {
    const bytes = Buffer.from(text)
    digest.update(bytes)
    return bytes
  }
  const { begin, delimiter, lineEnd, heading, cell } = style
  const linesOf = (some: readonly ExportRow[]) =>
    stringify(some as (string | number | null)[][], { delimiter, record_delimiter: lineEnd })
  yield write(begin + linesOf([columns.map(heading)]))
  let count = 0
  for await (const some of inPieces(rows)) {
    const cells = some.map((row) => row.map((value, place) => guarded(cell(columns[place] ?? '', value))))
    yield write(linesOf(cells))
    count += some.length
    plan.onProgress?.(count)
  }
  const exported = { rows: count, digest: digest.digest('hex') }
  yield Buffer.from(`${lastLine(plan, exported)}${lineEnd}`)
  plan.onEnd?.(exported)
}

const guarded = (value: string | number | null) => (typeof value === 'string' ? guardCell(value) : value)

function lastLine({ filter }: ExportPlan, { rows, digest }: Exported): string {
  const said = Object.entries(filter).map(([name, value]) => `${name}=${value}`)
  return [`${LAST_LINE}${rows}`, ...said, `sha256=${digest}`].join(' ')
}

async function* inPieces<T>(rows: AsyncIterable<T>): AsyncGenerator<T[]> {
  let piece: T[] = []
  for await (const row of rows) {
    piece.push(row)
    if (piece.length < PIECE) continue
    yield piece
    piece = []
  }
  if (piece.length > 0) yield piece
}

/** Typed cells: a day is a date and a score a number, whatever the spreadsheet's language. The digest is that of the same rows as plain CSV. */
function asXlsx(answers: ExportedAnswers, plan: ExportPlan): AsyncIterable<Uint8Array> {
  const { columns } = answers
  const { sheet, heading } = plan.words
  const headings = columns.map((column) => ({
    header: heading(column),
    width: WIDTHS[column] ?? Math.min(WIDEST, Math.max(NARROWEST, heading(column).length + 2)),
    ...(column === 'date' && { numFmt: 'dd/mm/yyyy' }),
  }))
  return writeXlsxStream(xlsxRows(answers, plan), {
    name: sheet,
    columns: headings,
    freezePane: { rows: 1 },
    maxRowsPerSheet: SHEET_ROWS,
  }) as ReadableStream<Uint8Array>
}

async function* xlsxRows({ columns, rows }: ExportedAnswers, plan: ExportPlan): AsyncGenerator<CellValue[]> {
  const digest = createHash('sha256').update(stringify([columns as string[]]))
  let count = 0
  for await (const some of inPieces(rows)) {
    digest.update(stringify(some.map((row) => row.map(guarded))))
    for (const row of some) yield row.map((value, place) => xlsxCell(columns[place] ?? '', value, plan.words))
    count += some.length
    plan.onProgress?.(count)
  }
  const exported = { rows: count, digest: digest.digest('hex') }
  yield [lastLine(plan, exported)]
  plan.onEnd?.(exported)
}

function xlsxCell(column: string, value: string | number | null, words: ExportWords): CellValue {
  if (typeof value !== 'string' || isScore(column)) return value
  return column === 'date' ? new Date(`${value}T00:00:00Z`) : words.cell(column, value)
}
