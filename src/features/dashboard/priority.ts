/** Which services matter most to an agency in a quarter: its pages show them first. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Actor, record } from '../audit/audit.ts'
import { listAllServices } from '../directory/directory.ts'
import { inTransaction } from '../inTransaction.ts'
import * as store from './priority.sql.ts'

type Db = Kysely<Database>

/** `period` is the quarter that the choice was made for: an earlier one where the asked quarter has none of its own. */
export type Priorities = { period: string; serviceIds: readonly string[] }

/** Null where nothing was ever chosen until then. @param quarter a code such as 2026-TW3 */
export function findPriorities(db: Db, agencyId: string, quarter: string): Promise<Priorities | null> {
  return store.findChoice(db, agencyId, quarter)
}

/** Chooses for a quarter; ids that are no service of the agency are left out. The trail keeps what was chosen before. */
export async function setPriorities(
  db: Db,
  actor: Actor,
  quarter: string,
  serviceIds: readonly string[],
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const services = await listAllServices(trx, actor.agencyId)
    const chosen = services.filter(({ serviceId }) => serviceIds.includes(serviceId)).map(({ serviceId }) => serviceId)
    const before = await store.findChoice(trx, actor.agencyId, quarter)
    await store.saveChoice(trx, actor.agencyId, quarter, chosen)
    const subject = { kind: 'priority', subjectId: quarter, subject: quarter } as const
    await record(trx, actor, {
      act: 'changed',
      ...subject,
      before: before && { services: before.serviceIds },
      after: { services: chosen },
    })
  })
}
