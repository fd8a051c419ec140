/** Station backup: the whole database into one file, and into an unused database again. */
import { createHmac } from 'node:crypto'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { ArchiveFault, endOfRows, headingLine, lastLine, openArchive } from './archive.ts'
import * as store from './backup.sql.ts'

export type BackedUp = { tables: number; rows: number }
type Parts = { tables: readonly string[]; secretKey: string }

/**
 * Writes everything that the tables held at one moment, while others go on writing. The keys of the comments are in it as they are
 * stored: sealed with SECRET_KEY, which is not.
 * @param tables the names of the portal's tables
 */
export async function backUp(
  client: pg.ClientBase,
  out: Writable,
  { tables, secretKey, onProgress, now }: Parts & { onProgress?: (rows: number, of: number) => void; now: Date },
): Promise<BackedUp> {
  await store.beginReading(client)
  try {
    const found = await store.listTables(client, tables)
    const about = found.reduce((sum, table) => sum + table.about, 0)
    let rows = 0
    async function* text(): AsyncGenerator<Buffer | string> {
      const version = await store.readVersion(client)
      yield headingLine({ version, createdAt: now.toISOString(), key: markOf(secretKey) })
      for (const table of found) {
        yield `${store.headingOf(table)}\n`
        const copy = store.rowsOut(client, table)
        yield* copy as AsyncIterable<Buffer>
        yield endOfRows(copy.rowCount)
        rows += copy.rowCount
        onProgress?.(rows, Math.max(rows, about))
      }
      yield lastLine
    }
    await pipeline(Readable.from(text()), out)
    return { tables: found.length, rows }
  } finally {
    await store.rollBack(client) // it only read
  }
}

/** `in-use`: the database has agencies or accounts. `version`: the backup is of another version of the program. `fault`: what is wrong with the file. */
export type RestoreRefusal =
  { reason: 'in-use' } | { reason: 'version'; backup: string; program: string } | { reason: 'fault'; fault: string }

/** What was restored, and whether SECRET_KEY is the one that the comments were sealed with. */
export type Restored = BackedUp & { isSameKey: boolean; createdAt: string }

/** Fills an unused database, migrated to the backup's version, with a backup: all of it or nothing. */
export async function restore(
  client: pg.ClientBase,
  source: AsyncIterable<Buffer>,
  parts: Parts,
): Promise<Outcome<Restored, RestoreRefusal>> {
  await store.beginWriting(client)
  try {
    const outcome = await fill(client, source, parts)
    await (outcome.ok ? store.commit(client) : store.rollBack(client))
    if (outcome.ok) await store.analyze(client)
    return outcome
  } catch (error) {
    await store.rollBack(client)
    if (error instanceof ArchiveFault || isOfFile(error))
      return no({ reason: 'fault', fault: (error as Error).message })
    throw error
  }
}

async function fill(
  client: pg.ClientBase,
  source: AsyncIterable<Buffer>,
  { tables, secretKey }: Parts,
): Promise<Outcome<Restored, RestoreRefusal>> {
  if (!(await store.isUnused(client))) return no({ reason: 'in-use' })
  const { heading, parts } = await openArchive(source)
  const program = await store.readVersion(client)
  if (heading.version !== program) return no({ reason: 'version', backup: heading.version, program })
  const known = await store.listTables(client, tables)
  await store.empty(client, known)
  const filled = new Set<string>()
  let sum = 0
  for await (const { name, columns, rows } of parts) {
    const table = known.find((one) => one.name === name)
    if (!table || columns.some((column) => !table.columns.includes(column)))
      throw new ArchiveFault(`it has a table ${name} that this version has not`)
    const copy = store.rowsIn(client, { name, columns })
    await pipeline(Readable.from(rows), copy)
    filled.add(name)
    sum += copy.rowCount
  }
  if (filled.size !== known.length) throw new ArchiveFault('tables are missing in it')
  const isSameKey = heading.key === markOf(secretKey)
  return ok({ tables: filled.size, rows: sum, isSameKey, createdAt: heading.createdAt })
}

/** What is said of a file that cannot be read (the system), was damaged or is no gzip (zlib), or has rows that are none or lack others (PostgreSQL). */
function isOfFile(error: unknown): boolean {
  const { code, syscall } = error as { code?: unknown; syscall?: unknown }
  return syscall === 'read' || syscall === 'open' || /^(Z_|22|23)/.test(String(code))
}

/** Tells one SECRET_KEY from another, and cannot be turned back. */
function markOf(secretKey: string): string {
  return createHmac('sha256', secretKey).update('mark of a backup').digest('hex').slice(0, 16)
}
