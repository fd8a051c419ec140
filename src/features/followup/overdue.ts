/** Plans whose last quarter is over and that wait to be done: for reminders. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Plan } from './plans.ts'
import * as store from './overdue.sql.ts'

export type OverduePlan = Pick<
  Plan,
  'planId' | 'unitId' | 'unit' | 'unitSlug' | 'period' | 'element' | 'programme' | 'responsible' | 'dueOn'
> & {
  /** From 1. */
  daysLate: number
}

/** The overdue plans of an agency on one of its days (ISO 8601), the latest first; one statement over a partial index. */
export function overdueFollowUps(db: Kysely<Database>, agencyId: string, today: string): Promise<OverduePlan[]> {
  return store.listOverdue(db, agencyId, today)
}
