import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'

export async function raiseVersions(trx: Transaction<Database>, agencyIds: readonly string[]): Promise<void> {
  await sql`
    insert into directory_change as c (agency_id, version) select id, 1 from unnest(${agencyIds}::uuid[]) as k (id)
    on conflict (agency_id) do update set version = c.version + 1`.execute(trx)
}

export async function readVersion(db: Kysely<Database>): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    select coalesce(sum(version), 0)::text as version from directory_change`.execute(db)
  return rows[0]?.version ?? '0'
}
