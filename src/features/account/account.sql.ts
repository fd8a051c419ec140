import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Role } from '../../domain/access.ts'
import type { NewMembership, OwnMembership, Staff } from './account.ts'

type Db = Kysely<Database>

export async function findStaff(db: Db, userId: string): Promise<Staff | null> {
  const reading = db
    .selectFrom('auth_user')
    .select(['id as userId', 'name', 'email', 'is_operator as isOperator', 'grace_session as graceSession'])
    .where('id', '=', userId)
    .executeTakeFirst()
  const [user, memberships] = await Promise.all([reading, listMemberships(db, userId)])
  return user ? { ...user, memberships } : null
}

async function listMemberships(db: Db, userId: string): Promise<OwnMembership[]> {
  const rows = await db
    .selectFrom('membership as m')
    .innerJoin('agency as a', 'a.agency_id', 'm.agency_id')
    .leftJoin('unit as u', (join) => join.onRef('u.agency_id', '=', 'm.agency_id').onRef('u.unit_id', '=', 'm.unit_id'))
    .leftJoin('agency as p', 'p.practice_of', 'm.agency_id')
    .select(['m.membership_id as membershipId', 'm.agency_id as agencyId', 'm.role', 'm.unit_id as unitId'])
    .select(['m.officer_id as officerId', 'a.slug as agencySlug', 'a.name as agency'])
    .select(['u.slug as unitSlug', 'u.name as unit', 'a.requires_second_factor as requiresSecondFactor'])
    .select(['p.agency_id as practiceId', 'p.slug as practiceSlug', 'p.name as practice'])
    .where('m.user_id', '=', userId)
    .where('m.ended_at', 'is', null)
    .orderBy('a.name')
    .orderBy('m.made_at')
    .execute()
  const own = rows.flatMap(withPractice)
  return [...new Map(own.map((one) => [`${one.agencyId} ${one.role} ${one.unitId}`, one])).values()]
}

type MembershipRow = Omit<OwnMembership, 'role' | 'practiceOf'> & {
  role: string
  practiceId: string | null
  practiceSlug: string | null
  practice: string | null
}

/** A role, and the same in the agency to practise in, in all of it: the units of the real agency are not there. */
function withPractice({ role, practiceId, practiceSlug, practice, ...row }: MembershipRow): OwnMembership[] {
  const real = { ...row, role: role as Role, practiceOf: null }
  if (!practiceId || !practiceSlug || !practice) return [real]
  const practised: OwnMembership = {
    ...real,
    agencyId: practiceId,
    agencySlug: practiceSlug,
    agency: practice,
    isPractice: true,
    practiceOf: { slug: row.agencySlug, name: row.agency },
    unitId: null,
    unitSlug: null,
    unit: null,
    officerId: null,
  }
  return [real, practised]
}

/** As the trail calls a person. */
export async function nameOf(db: Db, userId: string): Promise<string> {
  const row = await db.selectFrom('auth_user').select('name').where('id', '=', userId).executeTakeFirst()
  return row?.name ?? ''
}

/** False when the same role at the same place is in force. */
export async function insertMembership(
  trx: Transaction<Database>,
  membership: NewMembership & { agencyId: string; membershipId: string; now: Date },
): Promise<boolean> {
  const row = await trx
    .insertInto('membership')
    .values({
      agency_id: membership.agencyId,
      membership_id: membership.membershipId,
      user_id: membership.userId,
      role: membership.role,
      unit_id: membership.unitId,
      officer_id: membership.officerId,
      made_at: membership.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('membership_id')
    .executeTakeFirst()
  return row !== undefined
}
