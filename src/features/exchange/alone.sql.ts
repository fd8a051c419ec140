import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'

export function alone<T>(db: Kysely<Database>, name: string, act: () => Promise<T>): Promise<T | null> {
  return db.connection().execute(async (own) => {
    const key = sql`hashtextextended(${name}, 0)`
    const { rows } = await sql<{ got: boolean }>`select pg_try_advisory_lock(${key}) as got`.execute(own)
    if (!rows[0]?.got) return null
    try {
      return await act()
    } finally {
      await sql`select pg_advisory_unlock(${key})`.execute(own)
    }
  })
}
