import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Role } from '../../domain/access.ts'
import type { Member, MemberRole } from './member.ts'

type Db = Kysely<Database>

export async function listMembers(
  db: Db,
  agencyId: string,
  { search = null, userId = null }: { search?: string | null; userId?: string | null },
): Promise<Member[]> {
  const rows = await rolesInForce(db, agencyId)
    .$if(search !== null, (query) =>
      query.where(sql<boolean>`(p.name || ' ' || p.email) ilike '%' || ${escaped(search ?? '')} || '%'`),
    )
    .$if(userId !== null, (query) => query.where(sql<boolean>`p.id::text = ${userId}`))
    .execute()
  const members = new Map<string, Member & { roles: MemberRole[] }>()
  for (const { userId: id, name, email, hasSecondFactor, role, ...rest } of rows) {
    const member = members.get(id) ?? { userId: id, name, email, hasSecondFactor, roles: [] }
    member.roles.push({ ...rest, role: role as Role })
    members.set(id, member)
  }
  return [...members.values()]
}

function rolesInForce(db: Db, agencyId: string) {
  return db
    .selectFrom('membership as m')
    .innerJoin('auth_user as p', 'p.id', 'm.user_id')
    .leftJoin('unit as u', (join) => join.onRef('u.agency_id', '=', 'm.agency_id').onRef('u.unit_id', '=', 'm.unit_id'))
    .leftJoin('officer as o', (join) =>
      join.onRef('o.agency_id', '=', 'm.agency_id').onRef('o.officer_id', '=', 'm.officer_id'),
    )
    .select(['p.id as userId', 'p.name', 'p.email', 'm.membership_id as membershipId', 'm.role'])
    .select(['m.unit_id as unitId', 'u.name as unit', 'm.officer_id as officerId', 'o.name as officer'])
    .select([
      'm.made_at as madeAt',
      sql<boolean>`p.two_factor_enabled or exists (select from auth_passkey k where k.user_id = p.id)`.as(
        'hasSecondFactor',
      ),
    ])
    .where('m.agency_id', '=', agencyId)
    .where('m.ended_at', 'is', null)
    .orderBy('p.name')
    .orderBy('p.id')
    .orderBy('m.made_at')
}

/** A search is for these letters: `%` and `_` mean themselves. */
function escaped(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`)
}

/** Waits for others who change the roles of the same agency: of two administrators who end each other, one stays. */
export async function lockRoles(trx: Transaction<Database>, agencyId: string): Promise<void> {
  await trx.selectFrom('agency').select('agency_id').where('agency_id', '=', agencyId).forUpdate().execute()
}

export async function rolesOf(
  db: Db,
  agencyId: string,
  userId: string,
): Promise<{ role: Role; unitId: string | null }[]> {
  const rows = await db
    .selectFrom('membership')
    .select(['role', 'unit_id as unitId'])
    .where('agency_id', '=', agencyId)
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .execute()
  return rows.map((row) => ({ ...row, role: row.role as Role }))
}

export async function ownerOf(db: Db, agencyId: string, membershipId: string): Promise<string | null> {
  const row = await db
    .selectFrom('membership')
    .select('user_id')
    .where('agency_id', '=', agencyId)
    .where(sql<boolean>`membership_id::text = ${membershipId}`)
    .executeTakeFirst()
  return row?.user_id ?? null
}

export async function countAdministrators(db: Db, agencyId: string): Promise<number> {
  const row = await db
    .selectFrom('membership')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('agency_id', '=', agencyId)
    .where('role', '=', 'administrator')
    .where('unit_id', 'is', null)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return Number(row?.n ?? 0)
}

export async function endMembership(
  trx: Transaction<Database>,
  agencyId: string,
  membershipId: string,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('membership')
    .set({ ended_at: now })
    .where('agency_id', '=', agencyId)
    .where('membership_id', '=', membershipId)
    .execute()
}

export async function deleteSignIns(trx: Transaction<Database>, userId: string): Promise<number> {
  const { numDeletedRows } = await trx.deleteFrom('auth_session').where('user_id', '=', userId).executeTakeFirst()
  return Number(numDeletedRows)
}
