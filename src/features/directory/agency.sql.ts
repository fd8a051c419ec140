import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { AgencyKind, AgencyProfile, AgencySettings } from './agency.ts'
import type { Agency } from './directory.ts'

type Db = Kysely<Database>

const agencyColumns = ['agency_id as agencyId', 'slug', 'name', 'time_zone as timeZone'] as const

export function listAgencies(db: Db): Promise<Agency[]> {
  return db.selectFrom('agency').select(agencyColumns).where('practice_of', 'is', null).orderBy('name').execute()
}

export async function isForPractice(db: Db, agencyId: string): Promise<boolean> {
  const row = await db
    .selectFrom('agency')
    .select('agency_id')
    .where('agency_id', '=', agencyId)
    .where('practice_of', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}

export function getAgency(db: Db, agencyId: string): Promise<Agency> {
  return db.selectFrom('agency').select(agencyColumns).where('agency_id', '=', agencyId).executeTakeFirstOrThrow()
}

export async function findAgency(db: Db, slug: string): Promise<Agency | null> {
  const row = await db.selectFrom('agency').select(agencyColumns).where('slug', '=', slug).executeTakeFirst()
  return row ?? null
}

/** False when the slug is taken. */
export async function insertAgency(
  trx: Transaction<Database>,
  { agencyId, slug, name, timeZone, kind, now }: AgencyProfile & { agencyId: string; now: Date },
): Promise<boolean> {
  const row = await trx
    .insertInto('agency')
    .values({ agency_id: agencyId, slug, name, time_zone: timeZone, kind, created_at: now })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returning('agency_id')
    .executeTakeFirst()
  return row !== undefined
}

export async function readSettings(db: Kysely<Database>, agencyId: string): Promise<AgencySettings> {
  const row = await db
    .selectFrom('agency')
    .select(['name', 'time_zone as timeZone', 'kind', 'requires_second_factor as requiresSecondFactor'])
    .where('agency_id', '=', agencyId)
    .executeTakeFirstOrThrow()
  return { ...row, kind: row.kind as AgencyKind | null }
}

export async function updateSettings(
  trx: Transaction<Database>,
  agencyId: string,
  { name, timeZone, kind, requiresSecondFactor }: AgencySettings,
): Promise<void> {
  await trx
    .updateTable('agency')
    .set({ name, time_zone: timeZone, kind, requires_second_factor: requiresSecondFactor })
    .where('agency_id', '=', agencyId)
    .execute()
}
