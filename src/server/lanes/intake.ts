// What both ways of sending an answer share: what they need, and the one way to the writer.
import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Outcome, no } from '../../domain/outcome.ts'
import type { Questionnaire } from '../../domain/questionnaire.ts'
import type { Entry, EntryRefusal } from '../../features/entry/entry.ts'
import type { EntryCache } from '../../features/entry/entryCache.ts'
import { type KioskDevice, takeTurn } from '../../features/entry/kiosk.ts'
import type { ScanCounter } from '../../features/entry/scans.ts'
import { isReceived } from '../../features/response/receipt.ts'
import type { Read } from '../../features/response/response.form.ts'
import type { FirstTaps } from '../../features/response/partial.ts'
import { type Receipt, type SubmitRefusal, submitResponse } from '../../features/response/response.ts'
import type { Writer } from '../../features/response/writer.ts'
import type { Visit } from '../../features/token/token.ts'
import type { Incoming, Outgoing } from '../http/messages.ts'
import type { Metrics } from '../metrics.ts'
import type { SendBusy } from './busyPage.ts'
import type { SurveyPages } from './surveyPages.ts'
import type { VisitDeps } from './visit.ts'

export type IntakeDeps = VisitDeps & {
  db: Kysely<Database>
  writer: Writer
  scans: ScanCounter
  firstTaps: FirstTaps
  metrics: Metrics
  /** The survey as it was drawn once, to be sent with a fresh key. */
  surveyPages: SurveyPages
  /** What is remembered of a code, at once. */
  knownEntry: EntryCache['known']
  /** What was asked at a point in the last days. */
  formerEntries: EntryCache['former']
  /** Sends a form back that cannot be stored now, with its answers. */
  sendBusy: SendBusy
  /** Renders /q/CODE with what the citizen sent; sets the status. */
  showSurvey: (req: Incoming, res: Outgoing, survey: App.SurveyLocals) => Promise<void>
}

/** `too-soon`: a kiosk sent another answer a moment ago. */
export type IntakeRefusal = SubmitRefusal | 'too-soon'

/**
 * What was sent, read by the questions of a point; where they do not fit, by those that were asked there in the last days. A page may have
 * been open meanwhile, or a phone without network: its answers stay with the version that they were given to.
 */
export async function readAsAsked(
  { formerEntries }: IntakeDeps,
  entry: Entry,
  now: Date,
  read: (questionnaire: Questionnaire) => Read,
): Promise<{ asked: Entry; read: Read }> {
  const today = read(entry.questionnaire)
  if (today.ok) return { asked: entry, read: today }
  for (const asked of await formerEntries(entry, now)) {
    const earlier = read(asked.questionnaire)
    if (earlier.ok) return { asked, read: earlier }
  }
  return { asked: entry, read: today }
}

/** Hands an answer to the writer and counts what came of it; a new one from a kiosk only when that has a turn. */
export async function submit(
  { db, writer, metrics }: IntakeDeps,
  entry: Entry,
  submission: Parameters<typeof submitResponse>[2],
  { device, visit }: { device: KioskDevice | null; visit: Visit | null },
  now: Date,
): Promise<Outcome<Receipt, IntakeRefusal>> {
  const isNew = device !== null && !(await isReceived(db, entry.agencyId, submission.key))
  if (isNew && !(await takeTurn(db, device, now))) return no('too-soon')
  const outcome = await submitResponse(writer, entry, submission, now, visit, device ? 'kiosk' : undefined)
  metrics.submissions.inc({ outcome: outcome.ok ? (outcome.value.isNew ? 'stored' : 'repeated') : outcome.reason })
  return outcome
}

/** The survey of an entry as its page is drawn, with nothing in it yet. */
export function aSurvey(entry: Outcome<Entry, EntryRefusal>): App.SurveyLocals {
  const fresh = { problems: [], values: new URLSearchParams(), isUnavailable: false, receipt: null, turn: null }
  return { entry, key: randomUUID(), isKiosk: false, isTooSoon: false, thanksFor: null, ...fresh }
}
