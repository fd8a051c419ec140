import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Due, asOnlyPublisher, listDue, publishDue } from '../../features/release/due.ts'
import { isDatabaseAway } from '../fault.ts'
import type { Log } from '../log.ts'

/**
 * Publishes what was announced for a day that has come: call the answer as often as you like, in as many processes as there are. What
 * cannot be published (nobody answered) is tried again the next day; what failed, at the next call.
 */
export function createPublishing(
  db: Kysely<Database>,
  clock: () => Date,
  log: Pick<Log, 'info' | 'error'>,
): () => Promise<void> {
  /** The day of the last refusal, by agency and period. */
  const refusedOn = new Map<string, string>()

  async function publish(due: Due): Promise<void> {
    const { agency, period, today } = due
    const said = { agency: agency.slug, period: period.code }
    try {
      const published = await publishDue(db, due, clock())
      if (published.ok) return log.info({ ...said, digest: published.value.digest }, 'published on its announced day')
      refusedOn.set(nameOf(due), today)
      log.info({ ...said, reason: published.reason }, 'not published on its announced day')
    } catch (error) {
      if (isDatabaseAway(error)) throw error
      log.error({ ...said, err: error }, 'publishing failed')
    }
  }

  return async () => {
    const due = (await listDue(db, clock())).filter((one) => refusedOn.get(nameOf(one)) !== one.today)
    if (due.length === 0) return
    await asOnlyPublisher(db, async () => {
      for (const one of due) await publish(one)
    })
  }
}

function nameOf({ agency, period }: Due): string {
  return `${agency.agencyId} ${period.code}`
}
