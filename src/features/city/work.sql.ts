import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'

type Db = Kysely<Database>

export type Stay = { nip: string; services: string[]; from: string; until: string | null }

/** Who was where from when to when, with the services of that unit. */
export async function readStays(db: Db, agencyId: string): Promise<Stay[]> {
  const { rows } = await sql<Stay>`
    select o.nip, a.from_on as "from", a.until_on as until,
           array(select s.name from service s where s.agency_id = a.agency_id and s.unit_id = a.unit_id order by s.name) as services
    from assignment a join officer o on o.agency_id = a.agency_id and o.officer_id = a.officer_id
    where a.agency_id = ${agencyId} order by o.nip, a.from_on`.execute(db)
  return rows
}

export async function hasWork(db: Db, agencyId: string): Promise<boolean> {
  const row = await db
    .selectFrom('service_transaction')
    .select('number')
    .where('agency_id', '=', agencyId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
