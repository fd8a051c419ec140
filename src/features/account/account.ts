/** Station account: what the people who sign in are to the agencies. Their passwords and sign-ins are kept by better-auth. */
import { randomUUIDv7 as newId } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Membership, type Role, guardedRoles } from '../../domain/access.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { type Actor, record } from '../audit/audit.ts'
import { inTransaction } from '../inTransaction.ts'
import * as store from './account.sql.ts'

type Db = Kysely<Database>

/** A membership in force with the agency's and the unit's names. */
export type OwnMembership = Membership & {
  membershipId: string
  agencySlug: string
  agency: string
  unitSlug: string | null
  unit: string | null
  /** Whose figures an officer reads. */
  officerId: string | null
  /** The agency's own rule on second factors; null leaves it to the installation. */
  requiresSecondFactor: boolean | null
  /** The real agency whose people practise in this one; null where it is a real one itself. */
  practiceOf: RealAgency | null
}

/** What an agency to practise in belongs to. */
export type RealAgency = { slug: string; name: string }

/** Somebody who signed in, and what they may be asked for. */
export type Staff = {
  userId: string
  name: string
  email: string
  /** May add agencies and name their first administrator. */
  isOperator: boolean
  /** The one sign-in that was let through without a second factor; null while none was. */
  graceSession: string | null
  memberships: readonly OwnMembership[]
}

/**
 * Whether an agency asks a second factor of a person; on pages of no agency, whether the installation asks it of its operators.
 * @param isRule what the installation says where an agency says nothing
 */
export function mustBeStrong(staff: Staff, agencyId: string | null, isRule: boolean): boolean {
  if (agencyId === null) return isRule && staff.isOperator
  return staff.memberships.some(
    (own) => own.agencyId === agencyId && guardedRoles.includes(own.role) && (own.requiresSecondFactor ?? isRule),
  )
}

/** The agency to practise in of a real one that a person belongs to; null where there is none. */
export function practiceIn({ memberships }: Staff, realSlug: string): OwnMembership | null {
  return memberships.find(({ practiceOf }) => practiceOf?.slug === realSlug) ?? null
}

export type NewMembership = { userId: string; role: Role; unitId: string | null; officerId: string | null }

/** A signed-in person with all memberships in force; null when the account is gone. */
export function findStaff(db: Db, userId: string): Promise<Staff | null> {
  return store.findStaff(db, userId)
}

/** Gives a person a role. `exists`: the same role at the same place is in force already. */
export async function addMembership(
  db: Db,
  actor: Actor,
  { userId, role, unitId, officerId }: NewMembership,
): Promise<Outcome<string, 'exists'>> {
  return inTransaction(db, async (trx: Transaction<Database>) => {
    const membershipId = newId()
    const { agencyId, now } = actor
    const isNew = await store.insertMembership(trx, { agencyId, membershipId, userId, role, unitId, officerId, now })
    if (!isNew) return no('exists')
    const subject = await store.nameOf(trx, userId)
    const change = { act: 'added', kind: 'membership', subjectId: membershipId, subject } as const
    await record(trx, actor, { ...change, after: { role, unitId, officerId } })
    return ok(membershipId)
  })
}
