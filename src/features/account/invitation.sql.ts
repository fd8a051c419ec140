import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Role } from '../../domain/access.ts'
import type { Actor } from '../audit/audit.ts'
import type { Invitation, NewInvitation } from './invitation.ts'

type Db = Kysely<Database>
type NewRow = NewInvitation & { invitationId: string; digest: Buffer; actor: Actor; expiresAt: Date }

export async function insertInvitation(trx: Transaction<Database>, { actor, ...row }: NewRow): Promise<void> {
  await trx
    .insertInto('invitation')
    .values({
      agency_id: actor.agencyId,
      invitation_id: row.invitationId,
      digest: row.digest,
      name: row.name,
      email: row.email,
      role: row.role,
      unit_id: row.unitId,
      officer_id: row.officerId,
      invited_by: actor.userId,
      made_at: actor.now,
      expires_at: row.expiresAt,
    })
    .execute()
}

function invitations(db: Db) {
  return db
    .selectFrom('invitation as i')
    .innerJoin('agency as a', 'a.agency_id', 'i.agency_id')
    .leftJoin('unit as u', (join) => join.onRef('u.agency_id', '=', 'i.agency_id').onRef('u.unit_id', '=', 'i.unit_id'))
    .select(['i.agency_id as agencyId', 'i.invitation_id as invitationId', 'i.name', 'i.email'])
    .select([sql<Role>`i.role`.as('role'), 'i.unit_id as unitId', 'i.officer_id as officerId'])
    .select(['a.name as agency', 'u.name as unit', 'i.expires_at as expiresAt'])
}

export function listOpen(db: Db, agencyId: string, now: Date): Promise<Invitation[]> {
  return invitations(db)
    .where('i.agency_id', '=', agencyId)
    .where('i.accepted_at', 'is', null)
    .where('i.revoked_at', 'is', null)
    .where('i.expires_at', '>', now)
    .orderBy('i.made_at', 'desc')
    .execute()
}

export async function findByDigest(
  db: Db,
  digest: Buffer,
): Promise<(Invitation & { acceptedAt: Date | null; revokedAt: Date | null }) | null> {
  const row = await invitations(db)
    .select(['i.accepted_at as acceptedAt', 'i.revoked_at as revokedAt'])
    .where('i.digest', '=', digest)
    .executeTakeFirst()
  return row ?? null
}

/** Of many who accept at once, one goes on and the others see that it was used. */
export async function lockInvitation(trx: Transaction<Database>, digest: Buffer): Promise<void> {
  await trx.selectFrom('invitation').select('agency_id').where('digest', '=', digest).forUpdate().execute()
}

/** The roles in force of whoever has an address. */
export function rolesOfAddress(
  db: Db,
  agencyId: string,
  email: string,
): Promise<{ role: Role; unitId: string | null }[]> {
  return db
    .selectFrom('membership as m')
    .innerJoin('auth_user as p', 'p.id', 'm.user_id')
    .select([sql<Role>`m.role`.as('role'), 'm.unit_id as unitId'])
    .where('m.agency_id', '=', agencyId)
    .where('p.email', '=', email)
    .where('m.ended_at', 'is', null)
    .execute()
}

/** The name of who was invited; null when nothing could be revoked. */
export async function markRevoked(
  trx: Transaction<Database>,
  agencyId: string,
  invitationId: string,
  now: Date,
): Promise<string | null> {
  const row = await trx
    .updateTable('invitation')
    .set({ revoked_at: now })
    .where('agency_id', '=', agencyId)
    .where(sql<boolean>`invitation_id::text = ${invitationId}`)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .returning('name')
    .executeTakeFirst()
  return row?.name ?? null
}

export async function markAccepted(
  trx: Transaction<Database>,
  agencyId: string,
  invitationId: string,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('invitation')
    .set({ accepted_at: now })
    .where('agency_id', '=', agencyId)
    .where('invitation_id', '=', invitationId)
    .execute()
}
