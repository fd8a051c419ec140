import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Node, subtreesOf } from '../../domain/merkle.ts'
import { smallints, bigints, byteas, texts, uuids } from '../pgArray.ts'
import type { Head } from './checkpoint.ts'
import { shortId } from './waiting.sql.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

const LOG_LOCK = 5821407231n

/** Whether this transaction is the one that adds to the log. */
export async function tryLock(trx: Trx): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`select pg_try_advisory_xact_lock(${LOG_LOCK}) as locked`.execute(trx)
  return rows[0]?.locked ?? false
}

export type StoredHead = Head & { note: string }

const head = sql`select size::float8 as size, root, at, note from log_head`

/** The newest heads first. */
export async function listHeads(db: Db, limit: number): Promise<StoredHead[]> {
  const { rows } = await sql<StoredHead>`${head} order by log_head.size desc limit ${limit}`.execute(db)
  return rows
}

/** An hour makes three heads, or a few more after a large import. */
const HEADS_A_DAY = 100

/** The last head of each of the newest days (UTC) that have one, newest first; of the newest heads, so that a long log costs no more. */
export async function listDailyHeads(db: Db, days: number): Promise<StoredHead[]> {
  const { rows } = await sql<StoredHead>`
    select size::float8 as size, root, at, note from (
      select distinct on (date_trunc('day', h.at, 'UTC')) h.*
      from (select * from log_head order by size desc limit ${days * HEADS_A_DAY}) h
      order by date_trunc('day', h.at, 'UTC') desc, h.size desc
    ) d order by d.size desc limit ${days}`.execute(db)
  return rows
}

export async function findHead(db: Db, size: number): Promise<StoredHead | null> {
  const { rows } = await sql<StoredHead>`${head} where log_head.size = ${size}`.execute(db)
  return rows[0] ?? null
}

/** The hashes of nodes, in the order in which they are asked for; fewer when one is not there. */
export async function readNodes(db: Db, nodes: readonly Node[]): Promise<Buffer[]> {
  const { rows } = await sql<{ hash: Buffer }>`
    select n.hash
    from unnest(${smallints(nodes.map(({ level }) => level))}::smallint[], ${bigints(nodes.map(({ position }) => position))}::bigint[])
      with ordinality as w (level, position, place)
    join log_node n on n.level = w.level and n.position = w.position
    order by w.place`.execute(db)
  return rows.map(({ hash }) => hash)
}

/** The hashes on the right edge of a tree of so many leaves. */
export function readEdge(db: Db, size: number): Promise<Buffer[]> {
  return readNodes(db, subtreesOf({ from: 0, until: size }))
}

export type EntryRow = {
  agencyId: string
  kind: 'release' | 'change' | 'answers'
  subject: string
  text: string | null
}

export async function insertEntries(trx: Trx, from: number, rows: readonly EntryRow[]): Promise<void> {
  await sql`
    insert into log_entry (position, agency_id, kind, subject, text)
    select * from unnest(
      ${bigints(rows.map((_, place) => from + place))}::bigint[], ${uuids(rows.map((row) => row.agencyId))}::uuid[],
      ${texts(rows.map((row) => row.kind))}::text[], ${texts(rows.map((row) => row.subject))}::text[],
      ${texts(rows.map((row) => row.text))}::text[])`.execute(trx)
}

export async function insertNodes(trx: Trx, nodes: readonly (Node & { hash: Buffer })[]): Promise<void> {
  await sql`
    insert into log_node (level, position, hash)
    select * from unnest(
      ${smallints(nodes.map(({ level }) => level))}::smallint[], ${bigints(nodes.map(({ position }) => position))}::bigint[],
      ${byteas(nodes.map(({ hash }) => hash))}::bytea[])`.execute(trx)
}

export async function insertHead(trx: Trx, { size, root, at, note }: StoredHead): Promise<void> {
  await trx
    .insertInto('log_head')
    .values({ size: String(size), root, at, note })
    .execute()
}

/** Where a release stands in the log, and what was entered of it; by the role of the public no other entry is found. */
export async function findRelease(db: Db, digest: string): Promise<{ position: number; text: string } | null> {
  const { rows } = await sql<{ position: number; text: string }>`
    select position::float8 as position, text from log_entry where kind = 'release' and subject = ${digest}
    order by position limit 1`.execute(db)
  return rows[0] ?? null
}

/** The entry that the answer between two ids is of; null while it is of none. */
export async function findEntryOf(db: Db, from: string, to: string): Promise<number | null> {
  const { rows } = await sql<{ position: number }>`
    select b.position::float8 as position
    from agency a
    cross join lateral (
      select * from response r where r.agency_id = a.agency_id and r.response_id between ${from}::uuid and ${to}::uuid
    ) r
    join log_batch b on b.agency_id = r.agency_id and b.month = date_trunc('month', r.answered_on) and ${shortId} = any (b.ids)
    limit 1`.execute(db)
  return rows[0]?.position ?? null
}

export type StoredCheck = { at: Date; size: number; findings: number }

export async function insertCheck(db: Db, { at, size, findings }: StoredCheck): Promise<void> {
  await db
    .insertInto('log_check')
    .values({ at, size: String(size), findings })
    .execute()
}

export async function findLastCheck(db: Db): Promise<StoredCheck | null> {
  const { rows } = await sql<StoredCheck>`
    select at, size::float8 as size, findings from log_check order by at desc limit 1`.execute(db)
  return rows[0] ?? null
}
