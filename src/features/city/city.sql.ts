import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Database } from '../../../db/schema.ts'
import { hourStatement, monthStatement, refreshStatisticsText } from '../tally/tally.ts'
import type { Batch } from './batch.ts'
import type { Row } from './cityRows.ts'
import * as rowsOf from './cityRows.ts'
import { copyHeader, copyTrailer } from './copyBytes.ts'
import { inIdOrder, responseColumns } from './responseBytes.ts'
import { tallyColumns, tallyRow } from './tallyBytes.ts'

const GENERATOR_LOCK = 5_821_407_220
/** One piece on its way to the server: 400 rows of `response` are about 64 KB. */
const ROWS_PER_PIECE = 400

/** Runs `act` on a connection of its own, one generator at a time. */
export async function withGeneratorLock<T>(pool: pg.Pool, act: (client: pg.ClientBase) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  client.on('error', () => undefined) // a lost connection fails the statement under way, which tells it
  try {
    await client.query('select pg_advisory_lock($1)', [GENERATOR_LOCK])
    return await act(client)
  } finally {
    client.release(true) // ends the connection, and with it the lock and whatever was not committed
  }
}

export async function hasAnyAgency(client: pg.ClientBase, slugs: readonly string[]): Promise<boolean> {
  const { rows } = await client.query('select exists (select from agency where slug = any($1)) as found', [slugs])
  return rows[0].found
}

/** Tells the planner what the tables hold now; without it the first questions to a new city took seconds instead of moments. */
export async function analyze(client: pg.ClientBase): Promise<void> {
  await client.query(refreshStatisticsText)
}

/** Stores a batch in one transaction; parents stand before children. */
export async function insertBatch(
  client: pg.ClientBase,
  { cities, origins, rows: responses, cells, hours }: Batch,
): Promise<void> {
  await client.query('begin')
  await copyTable(client, 'agency', cities.map(rowsOf.agency))
  await copyTable(client, 'unit', cities.flatMap(rowsOf.units))
  await copyTable(client, 'service', cities.flatMap(rowsOf.services))
  await copyTable(client, 'officer', cities.flatMap(rowsOf.officers))
  await copyTable(client, 'point', cities.flatMap(rowsOf.points))
  await copyTable(client, 'point_code', cities.flatMap(rowsOf.codes))
  await copyTable(client, 'assignment', cities.flatMap(rowsOf.assignments))
  await copyTable(client, 'duty', cities.flatMap(rowsOf.duties))
  await copyTable(client, 'questionnaire', cities.map(rowsOf.questionnaire))
  await copyTable(client, 'origin', origins.map(rowsOf.origin))
  await copyBytes(client, 'response', responseColumns, inIdOrder(responses))
  await copyBytes(client, 'tally', tallyColumns, cells.map(tallyRow))
  await client.query(monthStatement(cells))
  await client.query(hourStatement([...hours.values()]))
  await client.query('commit')
}

/** For the two tables with the many rows. */
async function copyBytes(
  client: pg.ClientBase,
  table: keyof Database,
  columns: readonly string[],
  rows: readonly Buffer[],
): Promise<void> {
  const statement = `copy ${table} (${columns.join(', ')}) from stdin (format binary)`
  await pipeline(Readable.from(binaryPieces(rows)), client.query(copyFrom(statement)))
}

function* binaryPieces(rows: readonly Buffer[]): Generator<Buffer> {
  yield copyHeader
  for (let at = 0; at < rows.length; at += ROWS_PER_PIECE) yield Buffer.concat(rows.slice(at, at + ROWS_PER_PIECE))
  yield copyTrailer
}

/** All rows of a call have the same columns. */
async function copyTable<Table extends keyof Database>(
  client: pg.ClientBase,
  table: Table,
  rows: readonly Row<Table>[],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const statement = `copy ${table} (${Object.keys(first).join(', ')}) from stdin`
  await pipeline(Readable.from(textPieces(rows)), client.query(copyFrom(statement)))
}

function* textPieces(rows: readonly object[]): Generator<string> {
  for (let at = 0; at < rows.length; at += ROWS_PER_PIECE)
    yield rows
      .slice(at, at + ROWS_PER_PIECE)
      .map(textLine)
      .join('')
}

function textLine(row: object): string {
  return `${Object.values(row).map(textValue).join('\t')}\n`
}

function textValue(value: string | number | Date | null): string {
  if (value === null) return '\\N'
  if (value instanceof Date) return value.toISOString()
  return String(value).replace(
    /[\\\n\r\t]/g,
    (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  )
}
