/**
 * A backup as text, which psql can read as well: a heading, then for each table the statement that takes its rows in, the rows as
 * PostgreSQL's COPY writes them, and their number; the last line says that nothing is missing. It is kept as gzip.
 */
import { z } from 'zod'

/** What a backup says of itself. `key` tells whether the secrets in it can be opened with a certain SECRET_KEY, and not which that is. */
export type Heading = z.infer<typeof heading>
const heading = z.object({ version: z.string(), createdAt: z.iso.datetime(), key: z.string() })

/** A table of a backup; its rows must be read before the next table is asked for. */
export type Part = { name: string; columns: string[]; rows: AsyncIterable<Buffer> }

/** Why a file is no backup, or not a whole one. */
export class ArchiveFault extends Error {}

const TITLE = '-- Suara Loket backup '
const LAST = '-- whole'
const copyLine = /^COPY (\w+) \(([\w, ]+)\) FROM stdin;$/
/** The end of a table's rows. In a row, COPY writes a backslash as two, so that no row can be this line. */
const END = Buffer.from('\n\\.\n')
const LINE_MOST = 65_536

export function headingLine(said: Heading): string {
  return `${TITLE}${JSON.stringify(said)}\n`
}

export const endOfRows = (rows: number) => `\\.\n-- ${rows} rows\n`
export const lastLine = `${LAST}\n`

/** Opens a backup that is read from a stream of bytes. @throws ArchiveFault */
export async function openArchive(source: AsyncIterable<Buffer>) {
  const reader = createReader(source)
  const title = await reader.line()
  if (!title?.startsWith(TITLE)) throw new ArchiveFault('it is no backup of Suara Loket')
  return { heading: readHeading(title.slice(TITLE.length)), parts: partsOf(reader) }
}

function readHeading(text: string): Heading {
  try {
    return heading.parse(JSON.parse(text))
  } catch {
    throw new ArchiveFault('its first line was changed')
  }
}

/** Each table in turn. @throws ArchiveFault where rows are missing, or whatever comes after them */
async function* partsOf(reader: ReturnType<typeof createReader>): AsyncGenerator<Part> {
  for (;;) {
    const line = await reader.line()
    if (line === LAST) return
    const [, name, columns] = copyLine.exec(line ?? '') ?? []
    if (!name || !columns) throw new ArchiveFault('it ends too early or was changed')
    let rows = 0
    yield { name, columns: columns.split(', '), rows: counted(reader.rows(), (more) => (rows += more)) }
    if ((await reader.line()) !== `-- ${rows} rows`) throw new ArchiveFault(`rows of ${name} are missing`)
  }
}

async function* counted(pieces: AsyncIterable<Buffer>, add: (rows: number) => void): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    let rows = 0
    for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) rows += 1
    add(rows)
    yield piece
  }
}

function createReader(source: AsyncIterable<Buffer>) {
  const pieces = source[Symbol.asyncIterator]()
  let rest: Buffer = Buffer.alloc(0)

  async function more(): Promise<boolean> {
    const { value, done } = await pieces.next()
    if (done) return false
    rest = rest.length > 0 ? Buffer.concat([rest, value]) : value
    return true
  }

  return {
    /** The next line without its end; null at the end of the file. */
    async line(): Promise<string | null> {
      for (;;) {
        const end = rest.indexOf(10)
        if (end >= 0) {
          const line = rest.subarray(0, end).toString()
          rest = rest.subarray(end + 1)
          return line
        }
        if (rest.length > LINE_MOST || !(await more())) return null
      }
    },
    /** The rows up to the line that ends them, which is read too. */
    async *rows(): AsyncGenerator<Buffer> {
      rest = Buffer.concat([Buffer.from('\n'), rest]) // as if the heading's end were still there: the end may come at once
      let isFirst = true
      for (;;) {
        const end = rest.indexOf(END)
        const until = end >= 0 ? end + 1 : Math.max(0, rest.length - END.length)
        const piece = rest.subarray(isFirst ? 1 : 0, until)
        if (until > 0) isFirst = false
        rest = rest.subarray(end >= 0 ? end + END.length : until)
        if (piece.length > 0) yield piece
        if (end >= 0) return
        if (!(await more())) throw new ArchiveFault('it ends too early or was changed')
      }
    },
  }
}
