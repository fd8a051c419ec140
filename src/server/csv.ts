import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { CsvError, parse } from 'csv-parse'
import { Refusal } from './refusal.ts'

/** A row of a CSV file: its line in the file and its cells by the header's names. */
export type CsvRow = { line: number; cells: ReadonlyMap<string, string> }

/**
 * Reads a CSV file row by row: UTF-8 with or without BOM, comma or semicolon (whichever the header line has more of), a header
 * row. Names in the header are lower-cased and trimmed; blank lines are passed over.
 * @throws Refusal naming the file, and the line where there is one, when it is not such a file
 */
export async function* readCsv(file: string): AsyncGenerator<CsvRow> {
  const delimiter = await delimiterOf(file)
  const parser = parse({ bom: true, delimiter, skip_empty_lines: true, info: true, relax_column_count: true })
  const source = createReadStream(file)
  source.on('error', (error) => parser.destroy(error))
  source.pipe(parser)
  let header: string[] | null = null
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (!header) header = readHeader(record)
      else yield { line: info.lines, cells: cellsOf(header, record, info.lines) }
    }
  } catch (error) {
    throw error instanceof CsvError ? new Refusal(`${file}: ${sentenceOf(error)}`) : error
  }
  if (!header) throw new Refusal(`${file}: the file is empty; it needs a header row.`)
}

function readHeader(names: string[]): string[] {
  const header = names.map((name) => name.trim().toLowerCase())
  const twice = header.find((name, place) => name !== '' && header.indexOf(name) !== place)
  if (twice) throw new Refusal(`Line 1: the column "${twice}" stands twice.`)
  return header
}

function cellsOf(header: string[], record: string[], line: number): Map<string, string> {
  if (record.length !== header.length)
    throw new Refusal(`Line ${line}: ${record.length} cells where the header has ${header.length}.`)
  return new Map(header.map((name, place) => [name, record[place] ?? '']))
}

async function delimiterOf(file: string): Promise<',' | ';'> {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(
      error.code === 'ENOENT' ? `There is no file ${file}.` : `The file ${file} cannot be read (${error.code}).`,
    )
  })
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(65_536), 0, 65_536, 0)
    const header = buffer.subarray(0, bytesRead).toString().split(/\r?\n/, 1)[0] ?? ''
    return header.split(';').length > header.split(',').length ? ';' : ','
  } finally {
    await handle.close()
  }
}

function sentenceOf(error: CsvError): string {
  const line = typeof error['lines'] === 'number' ? `line ${error['lines']}: ` : ''
  return `${line}${error.message}`
}
