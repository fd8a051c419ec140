/** What a row of an import file says. Every bad row gets one sentence that names its line. */
import { readDay, readPeriod } from '../../domain/period.ts'
import { type RespondentField, type Score, respondentChoices } from '../../domain/questionnaire.ts'
import { readScore } from '../../domain/score.ts'
import type { CsvRow } from '../csv.ts'

export type ImportedAnswer = {
  line: number
  answeredOn: string
  /** The service's name; null when the file has no such column or the cell is empty. */
  service: string | null
  /** What the other system calls the service (column `service_id`); tells two services of one name apart. */
  serviceCode: string | null
  answers: Record<string, Score>
  overall: Score | null
  respondent: Partial<Record<RespondentField, string>>
}

export type ReadAnswer = { ok: true; value: ImportedAnswer } | { ok: false; sentence: string }

/** Thrown inside this file for the first thing wrong with a row. */
class BadCell extends Error {}

/** @param today days after this one are refused, ISO 8601 */
export function readImportRow({ line, cells }: CsvRow, elements: readonly string[], today: string): ReadAnswer {
  try {
    const answers = Object.fromEntries(elements.flatMap((code) => entry(code, scoreIn(cells, code))))
    const overall = scoreIn(cells, 'overall')
    if (Object.keys(answers).length === 0 && overall === null) throw new BadCell('no score at all')
    const respondent = Object.fromEntries(
      (Object.keys(respondentChoices) as RespondentField[]).flatMap((field) => entry(field, choiceIn(cells, field))),
    )
    const service = cells.get('service')?.trim() || null
    const serviceCode = cells.get('service_id')?.trim() || null
    return {
      ok: true,
      value: { line, answeredOn: dayIn(cells, today), service, serviceCode, answers, overall, respondent },
    }
  } catch (error) {
    if (error instanceof BadCell) return { ok: false, sentence: `Line ${line}: ${error.message}.` }
    throw error
  }
}

function scoreIn(cells: ReadonlyMap<string, string>, column: string): Score | null {
  const cell = cells.get(column) ?? ''
  if (cell === '') return null
  const score = readScore(cell)
  if (typeof score !== 'number') throw new BadCell(`${column} is "${cell}"; a score is 1, 2, 3 or 4, or empty`)
  return score as Score
}

function choiceIn(cells: ReadonlyMap<string, string>, field: RespondentField): string | null {
  const cell = cells.get(field) ?? ''
  const choices: readonly string[] = respondentChoices[field]
  if (cell === '' || choices.includes(cell)) return cell || null
  throw new BadCell(`${field} is "${cell}"; allowed are ${choices.join(', ')}, or empty`)
}

/** The column `date` says the day; `period` stands for the first day of its period. */
function dayIn(cells: ReadonlyMap<string, string>, today: string): string {
  const column = cells.has('date') ? 'date' : 'period'
  const cell = cells.get(column)
  if (cell === undefined) throw new BadCell('there is neither a column "date" nor a column "period"')
  const day = column === 'date' ? readDay(cell) : (readPeriod(cell)?.from ?? null)
  if (!day)
    throw new BadCell(
      `${column} is "${cell}"; ${column === 'date' ? 'dates are 2026-11-21 or 21/11/2026' : 'periods are 2026, 2026-S1, 2026-TW3 or 2026-07'}`,
    )
  if (day > today) throw new BadCell(`${column} is "${cell}", which lies in the future`)
  return day
}

function entry<T>(name: string, value: T | null): [string, T][] {
  return value === null ? [] : [[name, value]]
}
