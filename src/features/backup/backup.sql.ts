import type pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'

/** Tables of ours with the columns that are written, parents before their children, and about how many rows they have. */
export type Table = { name: string; columns: string[]; about: number }

export async function beginReading(client: pg.ClientBase): Promise<void> {
  await client.query('begin isolation level repeatable read read only')
}

export async function beginWriting(client: pg.ClientBase): Promise<void> {
  await client.query('begin')
}

export async function commit(client: pg.ClientBase): Promise<void> {
  await client.query('commit')
}

export async function rollBack(client: pg.ClientBase): Promise<void> {
  await client.query('rollback')
}

/** What refers to another table comes after it; the record of migrations is not data. */
export async function listTables(client: pg.ClientBase, names: readonly string[]): Promise<Table[]> {
  const { rows } = await client.query<Table & { parents: string[] }>(
    `select c.relname as name, greatest(c.reltuples, 0)::float8 as about,
            array(select a.attname::text from pg_attribute a
                  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
            array(select distinct p.relname::text from pg_constraint k join pg_class p on p.oid = k.confrelid
                  where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as parents
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname = any ($1) order by c.relname`,
    [names],
  )
  return parentsFirst(rows)
}

function parentsFirst(tables: readonly (Table & { parents: string[] })[]): Table[] {
  const sorted = new Map<string, Table>()
  let waiting = [...tables]
  while (waiting.length > 0) {
    const ready = waiting.filter(({ parents }) => parents.every((parent) => sorted.has(parent)))
    if (ready.length === 0) throw new Error(`Tables refer to each other: ${waiting.map(({ name }) => name).join(', ')}`)
    for (const { name, columns, about } of ready) sorted.set(name, { name, columns, about })
    waiting = waiting.filter(({ name }) => !sorted.has(name))
  }
  return [...sorted.values()]
}

/** The last migration that was applied. */
export async function readVersion(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ name: string }>('select max(name) as name from kysely_migration')
  return rows[0]?.name ?? ''
}

/** Nobody has begun to use this database. */
export async function isUnused(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ used: boolean }>(
    'select exists (select from agency) or exists (select from auth_user) as used',
  )
  return rows[0]?.used === false
}

/** Removes the few rows that a migration left, which the backup has as well. */
export async function empty(client: pg.ClientBase, tables: readonly Table[]): Promise<void> {
  const filled: string[] = []
  for (const { name } of tables) {
    const { rows } = await client.query<{ some: boolean }>(`select exists (select from ${name}) as some`)
    if (rows[0]?.some) filled.push(name)
  }
  if (filled.length > 0) await client.query(`truncate ${filled.join(', ')}`)
}

/** The heading under which a table's rows stand in the file: the statement that takes them in again. */
export function headingOf({ name, columns }: Pick<Table, 'name' | 'columns'>): string {
  return `COPY ${name} (${columns.join(', ')}) FROM stdin;`
}

export function rowsOut(client: pg.ClientBase, { name, columns }: Table) {
  return client.query(copyTo(`copy ${name} (${columns.join(', ')}) to stdout`))
}

export function rowsIn(client: pg.ClientBase, { name, columns }: Pick<Table, 'name' | 'columns'>) {
  return client.query(copyFrom(`copy ${name} (${columns.join(', ')}) from stdin`))
}

/** Tells the planner what the tables hold now. */
export async function analyze(client: pg.ClientBase): Promise<void> {
  await client.query('analyze')
}
