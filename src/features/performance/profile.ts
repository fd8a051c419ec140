/** Who an officer is at work: the jobs held, where, in which services, and what both sides agreed to as the work of the year. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { JobSpan } from '../../domain/jobHistory.ts'
import { addDays } from '../../domain/days.ts'
import { listJobs } from '../directory/jobs.ts'
import { findOfficerRow } from '../directory/officers.ts'
import { currentCycle } from './cycle.ts'
import { readPlan } from './plan.ts'
import { listServicesOf } from './people.sql.ts'

export type Profile = {
  /** The earliest first. */
  jobs: JobSpan[]
  /** Null while assigned nowhere. */
  stay: { unit: string; fromOn: string } | null
  /** Of the last year, by name. */
  services: string[]
  duties: string[]
}

const LOOKED_BACK_DAYS = 365

/** Null where the agency has no such officer. */
export async function profileOf(
  db: Kysely<Database>,
  agencyId: string,
  officerId: string,
  today: string,
): Promise<Profile | null> {
  const officer = await findOfficerRow(db, agencyId, officerId, today)
  if (!officer) return null
  const cycle = await currentCycle(db, agencyId, today)
  const items = cycle ? (await readPlan(db, agencyId, cycle.year, officerId)).items : []
  const { unit, fromOn } = officer
  return {
    jobs: await listJobs(db, agencyId, officer),
    stay: unit && fromOn ? { unit, fromOn } : null,
    services: await listServicesOf(db, agencyId, officerId, addDays(today, -LOOKED_BACK_DAYS)),
    duties: items.filter(({ kind }) => kind === 'main').map(({ title }) => title),
  }
}
