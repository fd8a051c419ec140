import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { forgetOldAttempts } from '../features/account/signInCount.ts'
import { readVersion } from '../features/directory/change.ts'
import type { EntryCache } from '../features/entry/entryCache.ts'
import type { ScanCounter } from '../features/entry/scans.ts'
import type { FirstTaps } from '../features/response/partial.ts'
import { drain, recount } from '../features/tally/tally.ts'
import type { Keyring } from '../features/token/keyring.ts'
import { forgetTokens } from '../features/token/token.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import { createNightly } from './nightly.ts'
import { startPoll } from './poll.ts'

type Parts = {
  db: Kysely<Database>
  entries: EntryCache
  keyring: Keyring
  scans: ScanCounter
  firstTaps: FirstTaps
  metrics: Metrics
  log: Log
  clock: () => Date
}

/** How long a stored answer waits at most before it is counted. */
const DRAIN_MS = 500
/** How soon a change of the directory shows on the survey, also when another process made it. */
const DIRECTORY_MS = 500
/** How long scans and first taps are only in memory. */
const SCANS_MS = 5_000
/** One o'clock in Jakarta, looked at every ten minutes. */
const [NIGHT_HOUR, NIGHT_MS] = [18, 600_000]

/** What a portal does besides answering: it counts answers and scans, looks for changes of the directory, recounts and forgets at night. */
export function startBackground({ db, entries, keyring, scans, firstTaps, metrics, log, clock }: Parts): {
  stop(): Promise<void>
} {
  async function recountAll(): Promise<void> {
    const { responses, differences } = await recount(db, null)
    metrics.differences.set(differences.length)
    log[differences.length > 0 ? 'error' : 'info']({ responses, differences: differences.length }, 'recounted')
  }

  async function seeChanges(): Promise<void> {
    const version = await readVersion(db)
    entries.see(version)
    keyring.see(version)
  }

  const polls = [
    startPoll('drain', DRAIN_MS, () => drain(db), log),
    startPoll('directory', DIRECTORY_MS, seeChanges, log),
    startPoll('scans', SCANS_MS, () => scans.flush(db, clock()), log),
    startPoll('first taps', SCANS_MS, () => firstTaps.flush(db), log),
    startPoll('recount', NIGHT_MS, createNightly(NIGHT_HOUR, clock, recountAll), log),
    startPoll(
      'tokens',
      NIGHT_MS,
      createNightly(NIGHT_HOUR, clock, () => forgetTokens(db, clock())),
      log,
    ),
    startPoll('attempts', NIGHT_MS, () => forgetOldAttempts(db, clock()), log),
  ]
  return {
    async stop() {
      await Promise.all(polls.map((poll) => poll.stop()))
      await scans.flush(db, clock()).catch(() => log.warn('the scans of the last seconds are lost'))
      await firstTaps.flush(db).catch(() => log.warn('the first taps of the last seconds are lost'))
    },
  }
}
