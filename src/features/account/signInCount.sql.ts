import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'

type Db = Kysely<Database>

/** In one statement: of two attempts at once in two processes, one is the first and one the second. */
export async function increment(db: Db, tag: Buffer, now: Date, since: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    insert into sign_in_count as c (tag, n, since) values (${tag}, 1, ${now})
    on conflict (tag) do update set
      n = case when c.since > ${since} then c.n + 1 else 1 end,
      since = case when c.since > ${since} then c.since else excluded.since end
    returning n`.execute(db)
  return rows[0]?.n ?? 0
}

export async function decrement(db: Db, tag: Buffer): Promise<void> {
  await sql`update sign_in_count set n = greatest(n - 1, 0) where tag = ${tag}`.execute(db)
}

export async function remove(db: Db, tag: Buffer): Promise<void> {
  await db.deleteFrom('sign_in_count').where('tag', '=', tag).execute()
}

export async function removeBefore(db: Db, since: Date): Promise<void> {
  await db.deleteFrom('sign_in_count').where('since', '<=', since).execute()
}
