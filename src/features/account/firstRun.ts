/** The first administrator of an empty installation. Open once, and closed for ever once there is an account. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { type AgencyProfile, foundAgency } from '../directory/agency.ts'
import { inTransaction } from '../inTransaction.ts'
import { addMembership } from './account.ts'
import * as store from './firstRun.sql.ts'
import { type NewPerson, createPerson } from './people.ts'

type Db = Kysely<Database>

/** Whether there is neither an account nor an agency: then, and only then, the first administrator may name themselves. */
export function isUntouched(db: Db): Promise<boolean> {
  return store.isUntouched(db)
}

/**
 * Makes the first account, its agency and its administrator, all or nothing. `closed`: somebody was first, be it in the same
 * moment.
 */
export async function setUp(
  db: Db,
  { person, agency }: { person: NewPerson; agency: AgencyProfile },
  now: Date,
): Promise<Outcome<{ userId: string; agencyId: string }, 'closed'>> {
  return inTransaction(db, async (trx) => {
    await store.waitForOthers(trx)
    if (!(await store.isUntouched(trx))) return no('closed')
    const created = await createPerson(trx, { ...person, isOperator: true }, now)
    if (!created.ok) return no('closed')
    const actor = { userId: created.value, name: person.name, now }
    const founded = await foundAgency(trx, actor, agency)
    if (!founded.ok) throw new Error('An empty installation has no agency of this name.')
    const role = { userId: created.value, role: 'administrator', unitId: null, officerId: null } as const
    await addMembership(trx, { ...actor, agencyId: founded.value }, role)
    return ok({ userId: created.value, agencyId: founded.value })
  })
}
