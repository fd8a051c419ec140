import { createReadStream } from 'node:fs'
import { CsvFault, type CsvRow, parseCsv } from '../../features/csv.ts'
import { Refusal } from '../refusal.ts'

/**
 * Reads a CSV file of answers row by row: see `parseCsv`. A row without an answer is one, and is told of.
 * @throws Refusal naming the file, and the line where there is one, when it is not such a file
 */
export async function* readCsv(file: string): AsyncGenerator<CsvRow> {
  try {
    yield* parseCsv(readFile(file), { keepsBlank: true })
  } catch (error) {
    throw error instanceof CsvFault ? new Refusal(faultSentence(file, error)) : error
  }
}

/** The bytes of a file, piece by piece. */
export async function* readFile(file: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new Refusal(code === 'ENOENT' ? `There is no file ${file}.` : `The file ${file} cannot be read (${code}).`)
  }
}

const sentences: Readonly<Record<CsvFault['reason'], (file: string, about: string) => string>> = {
  'not-utf8': (file) => `${file}: the file is not UTF-8; save it as "CSV UTF-8".`,
  empty: (file) => `${file}: the file is empty; it needs a header row.`,
  'column-twice': (_, about) => `Line 1: the column "${about}" stands twice.`,
  cells: (_, about) => `${about.split('/')[0]} cells where the header has ${about.split('/')[1]}.`,
  quotes: (_, about) => about,
}

/** Why a file is no CSV, in one sentence. */
export function faultSentence(file: string, { reason, line, about }: CsvFault): string {
  const sentence = sentences[reason](file, about)
  if (reason === 'cells') return `Line ${line}: ${sentence}`
  return reason === 'quotes' ? `${file}: line ${line}: ${sentence}` : sentence
}
