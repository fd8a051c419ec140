/** CSV as people bring it: UTF-8 with or without BOM, comma or semicolon, a header row, blank lines anywhere. */
import { CsvError, parse } from 'csv-parse'

/** A row of a CSV file: its line in the file and its cells by the header's names. */
export type CsvRow = { line: number; cells: ReadonlyMap<string, string> }

/** Why a text is no such file; `about` is the column or the number of cells in question. */
export class CsvFault extends Error {
  readonly reason: 'not-utf8' | 'empty' | 'column-twice' | 'cells' | 'quotes'
  readonly line: number
  readonly about: string
  constructor(reason: CsvFault['reason'], line: number, about = '') {
    super(reason)
    this.reason = reason
    this.line = line
    this.about = about
  }
}

/** The last line of a file of answers begins with this (features/response/exportFile.ts): it says how many they are, and is none. */
export const LAST_LINE = '# rows='

const options = {
  skip_empty_lines: true,
  info: true,
  relax_column_count: true,
  comment: LAST_LINE,
  comment_no_infix: true,
} as const

/** The longest header that is looked at for its delimiter. */
const HEADER_CHARACTERS = 65_536

/**
 * Reads rows as they come, so that a file of any length takes little memory. The delimiter is whichever of comma and semicolon the
 * header has more of; its names are lower-cased and trimmed. Empty lines are no rows; lines of separators alone are, where `keepsBlank`.
 * @throws CsvFault
 */
export async function* parseCsv(
  source: AsyncIterable<Uint8Array>,
  { keepsBlank = false } = {},
): AsyncGenerator<CsvRow> {
  const texts = decode(source)
  const first = await firstLines(texts)
  const delimiter = delimiterOf(first)
  const parser = parse({ ...options, delimiter })
  const feeding = feed(parser, first, texts)
  let header: string[] | null = null
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (!header) header = readHeader(record)
      else if (keepsBlank || record.some((cell) => cell.trim() !== ''))
        yield { line: info.lines, cells: cellsOf(header, record, info.lines) }
    }
    await feeding
  } catch (error) {
    if (error instanceof CsvError) throw new CsvFault('quotes', Number(error['lines'] ?? 1), error.message)
    throw error
  } finally {
    parser.destroy()
    await feeding.catch(() => undefined)
  }
  if (!header) throw new CsvFault('empty', 1)
}

async function* decode(source: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let lines = 1
  try {
    for await (const bytes of source) {
      const text = decoder.decode(bytes, { stream: true })
      lines += text.split('\n').length - 1
      yield text
    }
    yield decoder.decode()
  } catch (error) {
    throw error instanceof TypeError ? new CsvFault('not-utf8', lines) : error
  }
}

/** The texts up to the end of the header, at least. */
async function firstLines(texts: AsyncGenerator<string>): Promise<string> {
  let first = ''
  while (!first.trimStart().includes('\n') && first.length < HEADER_CHARACTERS) {
    const { value, done } = await texts.next()
    if (done) break
    first += value
  }
  return first
}

function delimiterOf(first: string): ',' | ';' {
  const header = first.trimStart().split(/\r?\n/, 1)[0] ?? ''
  return header.split(';').length > header.split(',').length ? ';' : ','
}

/** Gives the parser what it has room for; a fault of the source becomes the parser's. */
async function feed(parser: ReturnType<typeof parse>, first: string, rest: AsyncGenerator<string>): Promise<void> {
  try {
    if (!parser.write(first)) await drained(parser)
    for await (const text of rest) if (!parser.destroyed && !parser.write(text)) await drained(parser)
    parser.end()
  } catch (error) {
    parser.destroy(error as Error)
  }
}

function drained(parser: ReturnType<typeof parse>): Promise<void> {
  return new Promise((resolve) => {
    parser.once('drain', resolve)
    parser.once('close', resolve)
  })
}

function readHeader(names: string[]): string[] {
  const header = names.map((name) => name.trim().toLowerCase())
  const twice = header.find((name, place) => name !== '' && header.indexOf(name) !== place)
  if (twice) throw new CsvFault('column-twice', 1, twice)
  return header
}

function cellsOf(header: string[], record: string[], line: number): Map<string, string> {
  if (record.length !== header.length) throw new CsvFault('cells', line, `${record.length}/${header.length}`)
  return new Map(header.map((name, place) => [name, record[place] ?? '']))
}
