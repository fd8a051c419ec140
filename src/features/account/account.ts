/** Station account: what the people who sign in are to the agencies. Their passwords and sign-ins are kept by better-auth. */
import { randomUUIDv7 as newId } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Membership, Role } from '../../domain/access.ts'
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
}

/** Somebody who signed in, and what they may be asked for. */
export type Staff = {
  userId: string
  name: string
  email: string
  /** May add agencies and name their first administrator. */
  isOperator: boolean
  memberships: readonly OwnMembership[]
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
    const person = await store.findStaff(trx, userId)
    await record(trx, actor, {
      act: 'added',
      kind: 'membership',
      subjectId: membershipId,
      subject: person?.name ?? '',
      after: { role, unitId },
    })
    return ok(membershipId)
  })
}
