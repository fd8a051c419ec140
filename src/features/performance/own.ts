/** Who somebody is as an officer of an agency, by their account and by nothing that an address says. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type OfficerRow, findOfficerRow } from '../directory/officers.ts'

type Own = { agencyId: string; officerId: string | null }

/** Null where the account is tied to no officer of the agency. */
export async function findOwn(
  db: Kysely<Database>,
  agencyId: string,
  { memberships }: { memberships: readonly Own[] },
  today: string,
): Promise<OfficerRow | null> {
  const own = memberships.find((one) => one.agencyId === agencyId && one.officerId !== null)
  return own?.officerId ? findOfficerRow(db, agencyId, own.officerId, today) : null
}
