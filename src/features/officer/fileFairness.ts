/** Officer figures straight from a file of answers, without a database: for auditors and spreadsheets. */
import { type OfficerAnswers, type OfficerFigure, assessGroup } from '../../domain/fairness.ts'
import { toNumber } from '../../domain/fraction.ts'
import { chooseElements, noColumn } from '../../domain/instrument.ts'
import { fromScore } from '../../domain/moments.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { readDay } from '../../domain/period.ts'
import type { CsvRow } from '../csv.ts'
import { naturalOrder, readAnswers } from '../index/answerRow.ts'

export type NamedFigure = { officer: string; figure: OfficerFigure }

export type FileFairness = {
  elements: string[]
  /** In the natural order of the names, which says nothing about anybody. */
  officers: NamedFigure[]
  /** Rows without any answer, and rows with answers but without an officer. */
  blankRows: number
  strayRows: number
}

/** What an officer's answers sum up to; a few numbers per service, however many rows there are. */
type Sums = {
  mix: Map<string, { n: number; sum: number; sumSquares: number }>
  months: Set<string>
  tokens: number
  n: number
}

/** What a file has beside officers and answers. */
type Columns = { elements: string[]; hasDates: boolean; hasChannels: boolean }

/**
 * Reads rows and computes the figures of all officers as one peer group, standardised by the column `service` where there is
 * one. A row is a respondent: the mean of what was answered. A column `date` tells the months and a column `channel` which
 * rows came by a visit token (`token`); without them the gates that ask for these are open. All rows count, by whatever
 * channel: which ones to put into the file is its author's decision. A refusal is one sentence that names the line or the column.
 */
export async function fairnessOfFile(
  rows: AsyncIterable<CsvRow>,
  wanted: readonly string[] | null,
): Promise<Outcome<FileFairness, string>> {
  const officers = new Map<string, Sums>()
  let columns: Columns | null = null
  let [blankRows, strayRows] = [0, 0]
  for await (const row of rows) {
    if (!columns) {
      const found = findColumns(new Set(row.cells.keys()), wanted)
      if (!found.ok) return found
      columns = found.value
    }
    const read = readRespondent(row, columns)
    if (!read.ok) return read
    const officer = row.cells.get('officer')?.trim() ?? ''
    if (read.value === null) blankRows += 1
    else if (officer === '') strayRows += 1
    else addRow(officers, officer, row, read.value)
  }
  if (!columns || officers.size === 0) return no('The file has no row with an officer and an answer.')
  return ok({ elements: columns.elements, officers: assess(officers, columns), blankRows, strayRows })
}

function findColumns(names: ReadonlySet<string>, wanted: readonly string[] | null): Outcome<Columns, string> {
  if (!names.has('officer')) return no(noColumn('officer', names))
  const chosen = chooseElements(names, wanted)
  if (!chosen.ok) return chosen
  return ok({ elements: chosen.value, hasDates: names.has('date'), hasChannels: names.has('channel') })
}

type Read = { mean: number; month: string | null }

/** The mean of what a respondent answered, on 0-1; null when that is nothing. */
function readRespondent(row: CsvRow, { elements, hasDates }: Columns): Outcome<Read | null, string> {
  const answers = readAnswers(row, elements)
  if (!answers.ok) return answers
  const answered = answers.value.length
  const sum = answers.value.reduce(
    (total, [, score]) => total + (typeof score === 'number' ? score : toNumber(score)),
    0,
  )
  const date = row.cells.get('date') ?? ''
  const day = hasDates ? readDay(date) : null
  if (hasDates && day === null) return no(`Line ${row.line}: date is "${date}"; dates are 2026-11-21 or 21/11/2026.`)
  return ok(answered === 0 ? null : { mean: fromScore(sum / answered), month: day?.slice(0, 7) ?? null })
}

function addRow(officers: Map<string, Sums>, officer: string, { cells }: CsvRow, { mean, month }: Read): void {
  let sums = officers.get(officer)
  if (!sums) officers.set(officer, (sums = { mix: new Map(), months: new Set(), tokens: 0, n: 0 }))
  const service = cells.get('service')?.trim() ?? ''
  let cell = sums.mix.get(service)
  if (!cell) sums.mix.set(service, (cell = { n: 0, sum: 0, sumSquares: 0 }))
  cell.n += 1
  cell.sum += mean
  cell.sumSquares += mean * mean
  sums.n += 1
  if (month !== null) sums.months.add(month)
  if (cells.get('channel')?.trim().toLowerCase() === 'token') sums.tokens += 1
}

function assess(officers: ReadonlyMap<string, Sums>, { hasDates, hasChannels }: Columns): NamedFigure[] {
  const sorted = [...officers].sort(([a], [b]) => naturalOrder.compare(a, b))
  const answers = sorted.map(([, { mix, months, tokens, n }]): OfficerAnswers => {
    return { mix, months: hasDates ? months.size : null, tokenShare: hasChannels ? tokens / n : null }
  })
  return assessGroup(answers).map((figure, place) => ({ officer: sorted[place]?.[0] ?? '', figure }))
}
