import { type Kysely, type RawBuilder, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Covered } from './reach.ts'

export async function listUnitIdsBelow(
  db: Kysely<Database>,
  agencyId: string,
  unitIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ unitId: string }>`
    with recursive below (unit_id) as (
      select unnest(${unitIds}::uuid[])
      union
      select u.unit_id from below join unit u on u.agency_id = ${agencyId} and u.parent_id = below.unit_id
    )
    select unit_id as "unitId" from below`.execute(db)
  return rows.map(({ unitId }) => unitId)
}

/** Weak enough to let answers come in, which hold a key of the agency. */
export async function lockAgency(trx: Transaction<Database>, agencyId: string): Promise<void> {
  await sql`select from agency where agency_id = ${agencyId} for no key update`.execute(trx)
}

/** Whether a column's unit is covered; true for everything where all is. */
export function isCovered(column: RawBuilder<unknown>, covered: Covered): RawBuilder<boolean> {
  return covered === null ? sql<boolean>`true` : sql<boolean>`${column} = any(${[...covered]}::uuid[])`
}

/** A text that may stand anywhere in a column, in any case; true where none is asked for. */
export function holdsText(column: RawBuilder<unknown>, text: string): RawBuilder<boolean> {
  if (text === '') return sql<boolean>`true`
  return sql<boolean>`${column} ilike ${`%${text.replace(/[\\%_]/g, '\\$&')}%`}`
}
