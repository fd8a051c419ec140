import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { forgetOldAttempts } from '../../features/account/signInCount.ts'
import { publishComments } from '../../features/comment/publish.ts'
import { redactWaiting } from '../../features/comment/redaction.ts'
import { DIRECTORY_MS, readVersion } from '../../features/directory/change.ts'
import { workOnRuns } from '../../features/exchange/runs.ts'
import type { EntryCache } from '../../features/entry/entryCache.ts'
import type { ScanCounter } from '../../features/entry/scans.ts'
import type { HeadSigner } from '../../features/integrity/integrity.ts'
import { makeReports } from '../../features/report/making.ts'
import type { Vault } from '../../features/response/vault.ts'
import type { FirstTaps } from '../../features/response/partial.ts'
import { type PublishedVersions, readPublishedVersions } from '../../features/release/versions.ts'
import { activateDue } from '../../features/survey/version.ts'
import { drainExtras } from '../../features/tally/extraTally.ts'
import { countSetAside, recount, takeUpAgain } from '../../features/tally/tally.ts'
import type { Keyring } from '../../features/token/keyring.ts'
import { forgetTokens } from '../../features/token/token.ts'
import type { Connection } from '../db.ts'
import { isDatabaseAway } from '../fault.ts'
import type { Log } from '../log.ts'
import type { Mail } from '../letters/mail.ts'
import type { Metrics } from '../metrics.ts'
import { startPoll } from '../poll.ts'
import { startCounting } from './counting.ts'
import { documents } from './documents.ts'
import { createAlerting } from './alerts.ts'
import { createIntegrityWork } from './integrity.ts'
import { createNightly } from './nightly.ts'
import { createPublishing } from './publishing.ts'

type Parts = {
  db: Kysely<Database>
  /** Where the counting thread connects to. */
  connection: Connection
  entries: EntryCache
  keyring: Keyring
  /** Opens comments, to make readable copies of them. */
  vault: Vault
  /** Signs the heads of the integrity log. */
  headSigner: HeadSigner
  scans: ScanCounter
  firstTaps: FirstTaps
  /** Told what is published, as often as the directory is looked at. */
  seePublished: (versions: PublishedVersions) => void
  /** Sends letters about alerts; null where no server for them is set. */
  mail: Mail | null
  publicUrl: string
  metrics: Metrics
  log: Log
  clock: () => Date
}

/** Extra questions are read less often than the index. */
const EXTRAS_MS = 2_000
/** How late after midnight an approved questionnaire comes into force at most. */
const ACTIVATION_MS = 60_000
/** How late after midnight a period is published whose announced day began. */
const PUBLISHING_MS = 60_000
/** How long scans and first taps are only in memory. */
const SCANS_MS = 5_000
/** How soon a comment can be read by staff, and how soon one that was let through, or was not, is public or no more. */
const [COMMENTS_MS, PUBLIC_COMMENTS_MS] = [2_000, 5_000]
/** How soon a rush is seen once its answers are counted; how late in its hour a morning's look begins; how soon letters leave. */
const [BURSTS_MS, DAILY_MS, LETTERS_MS] = [300_000, 60_000, 15_000]
/** How soon a file that was brought is looked at. */
const IMPORT_MS = 500
/** How soon a report that was asked for is begun. */
const REPORT_MS = 500
/** A head of the integrity log is at most this old when something was entered. */
const INTEGRITY_MS = 3_600_000
/** One o'clock in Jakarta, looked at every ten minutes. */
const [NIGHT_HOUR, NIGHT_MS] = [18, 600_000]

/** What a portal does besides answering: it has answers counted, counts scans, looks for changes, publishes, recounts and forgets at night. */
export function startBackground(parts: Parts): { stop(): Promise<void> } {
  const { db, connection, entries, keyring, vault, scans, firstTaps, seePublished, metrics, log, clock } = parts

  async function recountAll(): Promise<void> {
    const { responses, differences } = await recount(db, null)
    const uncountable = await countSetAside(db)
    metrics.differences.set(differences.length)
    const isRight = differences.length === 0 && uncountable === 0
    log[isRight ? 'info' : 'error']({ responses, differences: differences.length, uncountable }, 'recounted')
    await takeUpAgain(db)
  }

  async function seeChanges(): Promise<void> {
    const version = await readVersion(db)
    entries.see(version)
    keyring.see(version)
  }

  const alerting = createAlerting(parts)
  const integrity = createIntegrityWork(parts)
  const counting = startCounting(connection, log)
  const polls = [
    startPoll('extras', EXTRAS_MS, () => drainExtras(db), log),
    startPoll('activation', ACTIVATION_MS, () => activateDue(db, clock()), log),
    startPoll('directory', DIRECTORY_MS, seeChanges, log),
    startPoll('published', DIRECTORY_MS, async () => seePublished(await readPublishedVersions(db)), log),
    startPoll('publishing', PUBLISHING_MS, createPublishing(db, clock, log), log),
    startPoll('scans', SCANS_MS, () => scans.flush(db, clock()), log),
    startPoll('first taps', SCANS_MS, () => firstTaps.flush(db), log),
    startPoll('comments', COMMENTS_MS, () => redactWaiting(db, vault), log),
    startPoll('published comments', PUBLIC_COMMENTS_MS, () => publishComments(db, vault, clock()), log),
    startPoll('bursts', BURSTS_MS, alerting.bursts, log),
    startPoll('daily look', DAILY_MS, alerting.daily, log),
    startPoll('alert letters', LETTERS_MS, alerting.letters, log),
    startPoll('imports', IMPORT_MS, () => workOnRuns(db, { clock, isAway: isDatabaseAway }), log),
    startPoll('reports', REPORT_MS, () => makeReports(db, { clock, isAway: isDatabaseAway, draw: documents }), log),
    startPoll('recount', NIGHT_MS, createNightly(NIGHT_HOUR, clock, recountAll), log),
    startPoll('integrity', INTEGRITY_MS, integrity.enter, log),
    startPoll('verification', NIGHT_MS, createNightly(NIGHT_HOUR, clock, integrity.verify), log),
    startPoll(
      'tokens',
      NIGHT_MS,
      createNightly(NIGHT_HOUR, clock, () => forgetTokens(db, clock())),
      log,
    ),
    startPoll(
      'old comments',
      NIGHT_MS,
      createNightly(NIGHT_HOUR, clock, () => vault.forget(clock().toISOString().slice(0, 10))),
      log,
    ),
    startPoll('attempts', NIGHT_MS, () => forgetOldAttempts(db, clock()), log),
  ]
  return {
    async stop() {
      integrity.stop()
      await Promise.all([counting, ...polls].map((work) => work.stop()))
      await scans.flush(db, clock()).catch(() => log.warn('the scans of the last seconds are lost'))
      await firstTaps.flush(db).catch(() => log.warn('the first taps of the last seconds are lost'))
    },
  }
}
