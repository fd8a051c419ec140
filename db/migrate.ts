import { readFile } from 'node:fs/promises'
import { type Kysely, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { describeSchema, partsOf } from './describe.ts'
import { migrations } from './migrations.ts'
import { tableNames } from './tables.ts'

/** What a start found: ready (with the names of what was just applied), or one sentence that says why it will not touch the database. */
export type Migrated = { ready: true; applied: string[] } | { ready: false; sentence: string }

const expectedSchema = new URL('./schema.sql', import.meta.url)

/**
 * Brings an empty or older database to this version. A newer, damaged or foreign schema is left as it is.
 * Safe to call from several processes at once: Kysely's migrator holds an advisory lock, and all of it is one transaction.
 */
export async function migrate(db: Kysely<any>): Promise<Migrated> {
  const known = Object.keys(migrations)
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })

  const objection = await findObjection(db, known)
  if (objection) return { ready: false, sentence: objection }

  const { error, results = [] } = await migrator.migrateToLatest()
  if (error) {
    const failed = results.find((result) => result.status === 'Error')?.migrationName ?? 'the first migration'
    return {
      ready: false,
      sentence: `The database could not be brought up to date: ${failed} failed (${message(error)}).`,
    }
  }
  const damage = results.length > 0 ? await findDamage(db) : null // of a complete one the objection has looked
  if (damage) return { ready: false, sentence: damage }
  return { ready: true, applied: results.map((result) => result.migrationName) }
}

/** True when every migration is applied; for the readiness probe, which must not write. */
export async function isMigrated(db: Kysely<any>): Promise<boolean> {
  const done = await appliedMigrations(db)
  return done !== null && done.length === Object.keys(migrations).length
}

async function findObjection(db: Kysely<any>, known: string[]): Promise<string | null> {
  const done = await appliedMigrations(db)
  if (done === null || done.length === 0) {
    const strangers = await tablesOfOurs(db)
    return strangers.length === 0
      ? null
      : `The database has a table "${strangers[0]}" but no record of migrations; it is damaged or belongs to another program.`
  }
  const unknown = done.find((name) => !known.includes(name))
  if (unknown)
    return `The database is newer than this program (migration "${unknown}" is unknown here); start the newer version.`
  const gap = done.find((name, index) => name !== known[index])
  if (gap) return `The database is damaged: migration "${gap}" was recorded out of order.`
  return done.length === known.length ? findDamage(db) : null
}

/** The first part of the expected schema that the database lacks; extra objects (an index of the operator's own) are no damage. */
async function findDamage(db: Kysely<any>): Promise<string | null> {
  const actual = partsOf(await describeSchema(db))
  const expected = partsOf(await readFile(expectedSchema, 'utf8'))
  const missing = [...expected].find((part) => !actual.has(part))
  return missing === undefined ? null : `The database schema is damaged: "${missing}" is missing or was changed.`
}

async function appliedMigrations(db: Kysely<any>): Promise<string[] | null> {
  const [exists] = await db
    .selectFrom('pg_catalog.pg_tables')
    .select('tablename')
    .where('schemaname', '=', 'public')
    .where('tablename', '=', 'kysely_migration')
    .execute()
  if (!exists) return null
  const rows = await db.selectFrom('kysely_migration').select('name').orderBy('name').execute()
  return rows.map((row) => String(row['name']))
}

async function tablesOfOurs(db: Kysely<any>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')
      and relname = any (${await tableNames({ withViews: true })})
    order by relname`.execute(db)
  return rows.map(({ name }) => name)
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
