/** Who an officer is, and which job they held when: a new job has a first day, a correction has none. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type JobSpan, jobSpans } from '../../domain/jobHistory.ts'
import { no, ok } from '../../domain/outcome.ts'
import { addDays } from '../../domain/days.ts'
import type { Actor } from '../audit/audit.ts'
import { inTransaction } from '../inTransaction.ts'
import { type OfficerOutcome, type OfficerRow, type OfficerValues, noteOfficer } from './officers.ts'
import * as store from './officers.sql.ts'
import { holdDirectory } from './reach.ts'

type Db = Kysely<Database>

/** Which job an officer held when, the earliest first. */
export async function listJobs(
  db: Db,
  agencyId: string,
  { officerId, job }: Pick<OfficerRow, 'officerId' | 'job'>,
): Promise<JobSpan[]> {
  return jobSpans(job, await store.listPastJobs(db, agencyId, officerId))
}

/**
 * Changes who an officer is. `jobFrom` is the first day of another job, today at the latest: what the job was until then stays in the
 * history. Null corrects how the job is written.
 */
export function changeOfficer(
  db: Db,
  actor: Actor,
  officer: OfficerRow,
  values: OfficerValues,
  { jobFrom, today }: { jobFrom: string | null; today: string },
): OfficerOutcome<null> {
  return inTransaction(db, async (trx) => {
    const { agencyId } = actor
    const { officerId, nip, name, job } = officer
    await holdDirectory(trx, agencyId)
    const known = await store.findNip(trx, agencyId, values.nip)
    if (known && known.officerId !== officerId) return no({ field: 'nip', reason: 'nip-taken', about: known.name })
    if (jobFrom !== null) {
      const [last] = await store.listPastJobs(trx, agencyId, officerId)
      if (values.job === job) return no({ field: 'jobFrom', reason: 'same-job', about: job })
      if (jobFrom > today) return no({ field: 'jobFrom', reason: 'job-ahead', about: today })
      if (last && addDays(jobFrom, -1) <= last.untilOn)
        return no({ field: 'jobFrom', reason: 'job-before', about: addDays(last.untilOn, 1) })
      await store.insertPastJob(trx, agencyId, officerId, { job, untilOn: addDays(jobFrom, -1) })
    }
    const before = { nip, name, job }
    if (JSON.stringify(before) === JSON.stringify(values)) return ok(null)
    await store.updateOfficer(trx, agencyId, officerId, values)
    const after = jobFrom === null ? values : { ...values, jobFrom }
    await noteOfficer(trx, actor, officerId, values.name, { act: 'changed', before, after })
    return ok(null)
  })
}
