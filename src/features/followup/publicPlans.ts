/** "Anda bicara, kami bertindak": what an agency does about what people said, as far as it made that public. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Plan } from './plans.ts'
import * as store from './publicPlans.sql.ts'

/** A plan as the public reads it: without who is responsible, and without a figure that is not in a release. */
export type PublicPlan = Pick<
  Plan,
  'unit' | 'unitSlug' | 'period' | 'element' | 'programme' | 'untilQuarter' | 'state' | 'reason' | 'doneOn'
>

const MOST = 30

/**
 * The public plans of an agency, or of one of its units, the newest first.
 * @param db a connection that reads as the public, or any other
 * @param period the survey they follow from; null for all
 */
export function listPublicPlans(
  db: Kysely<Database>,
  agencyId: string,
  { unit, period }: { unit: string | null; period: string | null },
): Promise<PublicPlan[]> {
  return store.listPublic(db, agencyId, { unit, period, limit: MOST })
}
