/** What the people of one agency are to it: read and changed by its administrators, never about themselves. */
import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Role } from '../../domain/access.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { type Placement, type PlacementFault, judgeBeside } from '../../domain/placement.ts'
import { type Actor, record } from '../audit/audit.ts'
import { inTransaction } from '../inTransaction.ts'
import { addMembership } from './account.ts'
import * as store from './member.sql.ts'

type Db = Kysely<Database>

/** A role in force, with the names of what it is tied to. */
export type MemberRole = Placement & {
  membershipId: string
  unit: string | null
  officer: string | null
  madeAt: Date
}

/** Somebody with at least one role in force. */
export type Member = {
  userId: string
  name: string
  email: string
  hasSecondFactor: boolean
  roles: readonly MemberRole[]
}

export type RoleRefusal = PlacementFault | 'own' | 'unknown' | 'exists' | 'last-administrator'

/** The members of an agency, by name; with `search` those whose name or address has it. */
export async function listMembers(db: Db, agencyId: string, search: string | null): Promise<Member[]> {
  return store.listMembers(db, agencyId, { search })
}

/** One member with all roles in force; null when the person has none here. */
export async function findMember(db: Db, agencyId: string, userId: string): Promise<Member | null> {
  const [member] = await store.listMembers(db, agencyId, { userId })
  return member ?? null
}

/** Gives somebody who is a member already one more role. */
export async function giveRole(
  db: Db,
  actor: Actor,
  userId: string,
  placement: Placement,
): Promise<Outcome<string, RoleRefusal>> {
  return inTransaction(db, async (trx) => {
    if (userId === actor.userId) return no('own')
    await store.lockRoles(trx, actor.agencyId)
    const others = await store.rolesOf(trx, actor.agencyId, userId)
    if (others.length === 0) return no('unknown')
    const fault = judgeBeside(placement, others)
    return fault ? no(fault) : addMembership(trx, actor, { userId, ...placement })
  })
}

/** Puts another role in the place of one: the old one ends and stays in the history, the new one begins. */
export async function changeRole(
  db: Db,
  actor: Actor,
  membershipId: string,
  placement: Placement,
): Promise<Outcome<string, RoleRefusal>> {
  return inTransaction(db, async (trx) => {
    const found = await findOwned(trx, actor, membershipId)
    if (!found.ok) return found
    const { userId, role, others } = found.value
    if (isSame(role, placement)) return ok(membershipId)
    const fault = judgeBeside(placement, others)
    if (fault) return no(fault)
    if (others.some((other) => other.role === placement.role && other.unitId === placement.unitId)) return no('exists')
    if (await isLastAdministrator(trx, actor, role)) return no('last-administrator')
    await end(trx, actor, { membershipId, ...role }, found.value.name)
    return addMembership(trx, actor, { userId, ...placement })
  })
}

/** Ends a role at once; the person is refused from the next request on. */
export async function endRole(db: Db, actor: Actor, membershipId: string): Promise<Outcome<null, RoleRefusal>> {
  return inTransaction(db, async (trx) => {
    const found = await findOwned(trx, actor, membershipId)
    if (!found.ok) return found
    const { role, name } = found.value
    if (await isLastAdministrator(trx, actor, role)) return no('last-administrator')
    await end(trx, actor, { membershipId, ...role }, name)
    return ok(null)
  })
}

/** Ends all sign-ins of a member and answers how many there were. */
export async function endSignInsOf(db: Db, actor: Actor, userId: string): Promise<Outcome<number, 'unknown'>> {
  return inTransaction(db, async (trx) => {
    const member = await findMember(trx, actor.agencyId, userId)
    if (!member) return no('unknown')
    const ended = await store.deleteSignIns(trx, userId)
    await record(trx, actor, {
      act: 'ended',
      kind: 'sign-in',
      subjectId: userId,
      subject: member.name,
      after: { ended },
    })
    return ok(ended)
  })
}

/** Writes into the trail that somebody was handed a link to set a new password. */
export async function recordRecovery(db: Db, actor: Actor, userId: string): Promise<Outcome<null, 'unknown' | 'own'>> {
  return inTransaction(db, async (trx) => {
    if (userId === actor.userId) return no('own')
    const member = await findMember(trx, actor.agencyId, userId)
    if (!member) return no('unknown')
    await record(trx, actor, { act: 'recovered', kind: 'sign-in', subjectId: userId, subject: member.name })
    return ok(null)
  })
}

type Owned = { userId: string; name: string; role: Placement; others: readonly { role: Role; unitId: string | null }[] }

/** A role of somebody else, with the person's other roles; what is changed is looked at under a lock. */
async function findOwned(
  trx: Transaction<Database>,
  actor: Actor,
  membershipId: string,
): Promise<Outcome<Owned, 'unknown' | 'own'>> {
  await store.lockRoles(trx, actor.agencyId)
  const userId = await store.ownerOf(trx, actor.agencyId, membershipId)
  const member = userId && (await findMember(trx, actor.agencyId, userId))
  if (!member) return no('unknown')
  if (member.userId === actor.userId) return no('own')
  const { roles, name } = member
  const role = roles.find((one) => one.membershipId === membershipId)
  if (!role) return no('unknown')
  const { unitId, officerId } = role
  return ok({
    userId: member.userId,
    name,
    role: { role: role.role, unitId, officerId },
    others: roles.filter((one) => one !== role),
  })
}

async function isLastAdministrator(trx: Transaction<Database>, actor: Actor, { role }: Placement): Promise<boolean> {
  return role === 'administrator' && (await store.countAdministrators(trx, actor.agencyId)) === 1
}

async function end(
  trx: Transaction<Database>,
  actor: Actor,
  { membershipId, ...before }: Placement & { membershipId: string },
  subject: string,
): Promise<void> {
  await store.endMembership(trx, actor.agencyId, membershipId, actor.now)
  await record(trx, actor, { act: 'ended', kind: 'membership', subjectId: membershipId, subject, before })
}

function isSame(one: Placement, other: Placement): boolean {
  return one.role === other.role && one.unitId === other.unitId && one.officerId === other.officerId
}
