import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Period } from '../../domain/period.ts'

type Db = Kysely<Database>

export type OfficerHead = { officerId: string; nip: string; name: string; job: string }
export type Stay = { unitId: string; unit: string; from: string; until: string | null }

export async function findOfficer(db: Db, agencyId: string, officerId: string): Promise<OfficerHead | null> {
  const row = await db
    .selectFrom('officer')
    .select(['officer_id as officerId', 'nip', 'name', 'job'])
    .where('agency_id', '=', agencyId)
    .where('officer_id', '=', officerId)
    .executeTakeFirst()
  return row ?? null
}

export async function findOfficerByNip(db: Db, agencyId: string, nip: string): Promise<OfficerHead | null> {
  const row = await db
    .selectFrom('officer')
    .select(['officer_id as officerId', 'nip', 'name', 'job'])
    .where('agency_id', '=', agencyId)
    .where('nip', '=', nip)
    .executeTakeFirst()
  return row ?? null
}

/** Where an officer was assigned on any day of a period, the earliest first. */
export async function listStays(db: Db, agencyId: string, officerId: string, { from, to }: Period): Promise<Stay[]> {
  const { rows } = await sql<Stay>`
    select a.unit_id as "unitId", u.name as unit, a.from_on as "from", a.until_on as until
    from assignment a join unit u on u.agency_id = a.agency_id and u.unit_id = a.unit_id
    where a.agency_id = ${agencyId} and a.officer_id = ${officerId}
      and a.from_on <= ${to}::date and (a.until_on is null or a.until_on >= ${from}::date)
    order by a.from_on, u.name`.execute(db)
  return rows
}

export async function namesOfServices(db: Db, agencyId: string, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('service')
    .select(['service_id as id', 'name'])
    .where('agency_id', '=', agencyId)
    .where('service_id', 'in', [...ids, '00000000-0000-0000-0000-000000000000'])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
