import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { TokenPlace } from './token.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

export type KeyRow = { keyId: number; sealed: Buffer; madeAt: Date; withdrawnAt: Date | null }

/** The signing keys of an agency, oldest first. */
export function listKeys(db: Db, agencyId: string): Promise<KeyRow[]> {
  return db
    .selectFrom('token_key')
    .select(['key_id as keyId', 'sealed', 'made_at as madeAt', 'withdrawn_at as withdrawnAt'])
    .where('agency_id', '=', agencyId)
    .orderBy('key_id')
    .execute()
}

/** Adds a key unless another process was first. */
export async function insertKey(trx: Trx, agencyId: string, row: Omit<KeyRow, 'withdrawnAt'>): Promise<void> {
  await trx
    .insertInto('token_key')
    .values({ agency_id: agencyId, key_id: row.keyId, sealed: row.sealed, made_at: row.madeAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function withdrawKeys(trx: Trx, agencyId: string, now: Date): Promise<void> {
  await trx
    .updateTable('token_key')
    .set({ withdrawn_at: now })
    .where('agency_id', '=', agencyId)
    .where('withdrawn_at', 'is', null)
    .execute()
}

export async function listRevokedHours(
  db: Db,
  agencyId: string,
  since: Date,
): Promise<{ unitId: string; hour: Date }[]> {
  return db
    .selectFrom('token_revocation')
    .select(['unit_id as unitId', 'hour'])
    .where('agency_id', '=', agencyId)
    .where('hour', '>', since)
    .execute()
}

export async function insertRevokedHour(
  trx: Trx,
  unit: { agencyId: string; unitId: string },
  hour: Date,
  now: Date,
): Promise<void> {
  await trx
    .insertInto('token_revocation')
    .values({ agency_id: unit.agencyId, unit_id: unit.unitId, hour, revoked_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export function listSlots(db: Db, agencyId: string): Promise<{ pointId: string; slot: number; officerId: string }[]> {
  return db
    .selectFrom('token_slot')
    .select(['point_id as pointId', 'slot', 'officer_id as officerId'])
    .where('agency_id', '=', agencyId)
    .execute()
}

/** The officer with this NIP; null when the agency has none. */
export async function findOfficerId(db: Db, agencyId: string, nip: string): Promise<string | null> {
  const row = await db
    .selectFrom('officer')
    .select('officer_id')
    .where('agency_id', '=', agencyId)
    .where('nip', '=', nip)
    .executeTakeFirst()
  return row?.officer_id ?? null
}

/** Gives an officer the next slot of a point, and holds the point so that two officers do not get the same; null above `most`. */
export async function insertSlot(
  trx: Trx,
  place: Pick<TokenPlace, 'agencyId' | 'pointId'>,
  officerId: string,
  most: number,
): Promise<number | null> {
  const slots = () =>
    trx.selectFrom('token_slot').where('agency_id', '=', place.agencyId).where('point_id', '=', place.pointId)
  await trx
    .selectFrom('point')
    .select('point_id')
    .where('agency_id', '=', place.agencyId)
    .where('point_id', '=', place.pointId)
    .forUpdate()
    .execute()
  const own = await slots().select('slot').where('officer_id', '=', officerId).executeTakeFirst()
  if (own) return own.slot
  const last = await slots()
    .select((eb) => eb.fn.max('slot').as('slot'))
    .executeTakeFirst()
  const slot = (last?.slot ?? 0) + 1
  if (slot > most) return null
  await trx
    .insertInto('token_slot')
    .values({ agency_id: place.agencyId, point_id: place.pointId, slot, officer_id: officerId })
    .execute()
  return slot
}

export async function addIssued(
  db: Db,
  { agencyId, unitId }: Pick<TokenPlace, 'agencyId' | 'unitId'>,
  hour: Date,
  n: number,
): Promise<void> {
  await sql`
    insert into token_issue as i (agency_id, unit_id, hour, n) values (${agencyId}::uuid, ${unitId}::uuid, ${hour}::timestamptz, ${n})
    on conflict (agency_id, unit_id, hour) do update set n = i.n + excluded.n`.execute(db)
}

/** The key of a month, sealed: the one that is there, or the given one when it is the first. */
export async function insertMonthKey(db: Db, agencyId: string, month: string, sealed: Buffer): Promise<Buffer> {
  await db
    .insertInto('used_token_key')
    .values({ agency_id: agencyId, month, sealed })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await db
    .selectFrom('used_token_key')
    .select('sealed')
    .where('agency_id', '=', agencyId)
    .where('month', '=', month)
    .executeTakeFirstOrThrow()
  return row.sealed
}

export async function findUse(db: Db, agencyId: string, use: { month: string; hash: Buffer }): Promise<boolean> {
  const row = await db
    .selectFrom('used_token')
    .select('response_id')
    .where('agency_id', '=', agencyId)
    .where('month', '=', use.month)
    .where('token_hash', '=', use.hash)
    .executeTakeFirst()
  return row !== undefined
}

/** Deletes what is kept about used tokens of months before `month`, the revocations of hours before it, and the counts of hours before `counts`. */
export async function deleteBefore(trx: Trx, month: string, counts: Date): Promise<void> {
  await trx.deleteFrom('used_token').where('month', '<', month).execute()
  await trx.deleteFrom('used_token_key').where('month', '<', month).execute()
  await trx
    .deleteFrom('token_revocation')
    .where('hour', '<', sql<Date>`${month}::timestamptz`)
    .execute()
  await trx.deleteFrom('token_issue').where('hour', '<', counts).execute()
}
