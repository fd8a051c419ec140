/** The answers in a row of a file, for figures straight from files. */
import type { Fraction } from '../../domain/fraction.ts'
import type { Scale } from '../../domain/instrument.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { readScore } from '../../domain/score.ts'
import type { CsvRow } from '../csv.ts'

/** What a cell says: a whole score, or an average or converted one between two. */
export type FileScore = number | Fraction

/** What was answered to the elements, those without an answer left out; a refusal is one sentence that names line and element. */
export function readAnswers(
  { line, cells }: CsvRow,
  elements: readonly string[],
  scale: Scale = 4,
): Outcome<[string, FileScore][], string> {
  const answers: [string, FileScore][] = []
  for (const code of elements) {
    const cell = cells.get(code) ?? ''
    if (cell === '') continue
    const score = readScore(cell, scale)
    if (score === null)
      return no(`Line ${line}: ${code} is "${cell}"; a score is a number from 1 to ${scale}, or empty.`)
    answers.push([code, score])
  }
  return ok(answers)
}

/** Names as people order them: 2 before 10. */
export const naturalOrder = new Intl.Collator('id', { numeric: true })
