import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type HeadSigner, enterNew, noteCheck, verifyAll } from '../../features/integrity/integrity.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'

type Deps = { db: Kysely<Database>; headSigner: HeadSigner; metrics: Metrics; log: Log; clock: () => Date }

/** What a portal does for the integrity log: enters what is new, looks at all of it again, and stops between two steps. */
export function createIntegrityWork({ db, headSigner, metrics, log, clock }: Deps) {
  let isStopped = false
  return {
    enter: () => enterNew(db, headSigner, clock, () => isStopped),
    async verify(): Promise<void> {
      const { entries, findings } = await verifyAll(db, {
        verifierKeys: [headSigner.verifierKey],
        publishedHeads: [],
      })
      metrics.findings.set(findings.length)
      await noteCheck(db, { at: clock(), size: entries, findings: findings.length })
      if (findings.length === 0) log.info({ entries }, 'integrity verified')
      else log.error({ entries, findings }, 'what was entered in the integrity log is not as it was')
    },
    stop(): void {
      isStopped = true
    },
  }
}
