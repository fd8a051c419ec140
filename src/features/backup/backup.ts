/** Station backup: the whole database into one file, and into an unused database again. */
import { createHmac } from 'node:crypto'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { ArchiveFault, endOfRows, headingLines, lastLine, openArchive } from './archive.ts'
import * as store from './backup.sql.ts'

export type BackedUp = { tables: number; rows: number }
type OnProgress = (rows: number, of: number) => void
type Parts = { tables: readonly string[]; secretKey: string; onProgress?: OnProgress }

/**
 * Writes everything that the tables held at one moment, while others go on writing. The keys of the comments are in it as they are
 * stored: sealed with SECRET_KEY, which is not.
 * @param tables the names of the portal's tables
 */
export async function backUp(
  client: pg.ClientBase,
  out: Writable,
  { tables, secretKey, onProgress, now }: Parts & { now: Date },
): Promise<BackedUp> {
  await store.beginReading(client)
  try {
    const found = await store.listTables(client, tables)
    const about = found.reduce((sum, table) => sum + table.about, 0)
    let rows = 0
    async function* text(): AsyncGenerator<Buffer | string> {
      const version = await store.readVersion(client)
      yield headingLines({ version, createdAt: now.toISOString(), key: markOf(secretKey) })
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
  { tables, secretKey, onProgress }: Parts,
): Promise<Outcome<Restored, RestoreRefusal>> {
  await store.beginWriting(client)
  try {
    const outcome = await fill(client, source, { tables, secretKey, ...(onProgress ? { onProgress } : {}) })
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
  { tables, secretKey, onProgress }: Parts,
): Promise<Outcome<Restored, RestoreRefusal>> {
  if (!(await store.isUnused(client))) return no({ reason: 'in-use' })
  const { heading, parts } = await openArchive(source)
  const program = await store.readVersion(client)
  if (heading.version !== program) return no({ reason: 'version', backup: heading.version, program })
  const known = await store.listTables(client, tables)
  await store.empty(client, known)
  const done = { tables: 0, rows: 0 }
  for await (const { name, columns, rows } of parts) {
    const table = known.find((one) => one.name === name)
    if (!table || columns.some((column) => !table.columns.includes(column)))
      throw new ArchiveFault(`it has a table ${name} that this version has not`)
    const copy = store.rowsIn(client, { name, columns })
    await pipeline(Readable.from(rows), copy)
    done.tables += 1
    done.rows += copy.rowCount
    onProgress?.(done.rows, done.rows)
  }
  if (done.tables !== known.length) throw new ArchiveFault('tables are missing in it')
  return ok({ ...done, isSameKey: heading.key === markOf(secretKey), createdAt: heading.createdAt })
}

/** What zlib and PostgreSQL say of a file that was damaged: not gzip, cut off, a value that is none, a row without its parent. */
function isOfFile(error: unknown): boolean {
  const code = String((error as { code?: unknown }).code ?? '')
  return code.startsWith('Z_') || /^(22|23)/.test(code)
}

/** Tells one SECRET_KEY from another, and cannot be turned back. */
function markOf(secretKey: string): string {
  return createHmac('sha256', secretKey).update('mark of a backup').digest('hex').slice(0, 16)
}
