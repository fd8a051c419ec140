import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { AccessKey, AccessKind, ListedAccessKey } from './access.ts'

type Db = Kysely<Database>

/** The next free number of an agency's keys; waits for others that make one. */
export async function lockNextId(trx: Transaction<Database>, agencyId: string): Promise<number> {
  await trx.selectFrom('agency').select('agency_id').where('agency_id', '=', agencyId).forUpdate().execute()
  const row = await trx
    .selectFrom('access_key')
    .select((eb) => eb.fn.max('access_key_id').as('last'))
    .where('agency_id', '=', agencyId)
    .executeTakeFirst()
  return (row?.last ?? 0) + 1
}

export type NewAccessKey = Omit<AccessKey, 'slug'> & { kind: AccessKind; digest: Buffer; now: Date }

export async function insertKey(trx: Transaction<Database>, key: NewAccessKey): Promise<void> {
  await trx
    .insertInto('access_key')
    .values({
      agency_id: key.agencyId,
      access_key_id: key.accessKeyId,
      kind: key.kind,
      point_id: key.pointId,
      digest: key.digest,
      made_at: key.now,
    })
    .execute()
}

/** A key that was not revoked, with the digest of its secret. */
export async function findKey(
  db: Db,
  { slug, accessKeyId, kind }: { slug: string; accessKeyId: number; kind: AccessKind },
): Promise<(AccessKey & { digest: Buffer }) | null> {
  const row = await db
    .selectFrom('access_key as k')
    .innerJoin('agency as a', 'a.agency_id', 'k.agency_id')
    .select([
      'a.slug',
      'k.agency_id as agencyId',
      'k.access_key_id as accessKeyId',
      'k.point_id as pointId',
      'k.digest',
    ])
    .where('a.slug', '=', slug)
    .where('k.access_key_id', '=', accessKeyId)
    .where('k.kind', '=', kind)
    .where('k.revoked_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** False when there is no such key of this kind, or it was revoked before. */
export async function markRevoked(
  db: Db,
  key: { agencyId: string; accessKeyId: number; kind: AccessKind },
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('access_key')
    .set({ revoked_at: now })
    .where('agency_id', '=', key.agencyId)
    .where('access_key_id', '=', key.accessKeyId)
    .where('kind', '=', key.kind)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export function listKeys(db: Db, agencyId: string, kind: AccessKind): Promise<ListedAccessKey[]> {
  return db
    .selectFrom('access_key as k')
    .leftJoin('point as p', (join) =>
      join.onRef('p.agency_id', '=', 'k.agency_id').onRef('p.point_id', '=', 'k.point_id'),
    )
    .select(['k.access_key_id as accessKeyId', 'p.name as point', 'k.made_at as madeAt', 'k.revoked_at as revokedAt'])
    .where('k.agency_id', '=', agencyId)
    .where('k.kind', '=', kind)
    .orderBy('k.access_key_id')
    .execute()
}
