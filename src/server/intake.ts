import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { type Outcome, no } from '../domain/outcome.ts'
import type { Entry, EntryRefusal } from '../features/entry/entry.ts'
import { type KioskDevice, takeTurn } from '../features/entry/kiosk.ts'
import type { EntryCache } from '../features/entry/entryCache.ts'
import type { ScanCounter } from '../features/entry/scans.ts'
import type { FirstTaps } from '../features/response/partial.ts'
import { type FieldProblem, type Problem, readForm, readJson, turnOf } from '../features/response/response.form.ts'
import { type Receipt, type SubmitRefusal, receiptOf, submitResponse } from '../features/response/response.ts'
import type { Writer } from '../features/response/writer.ts'
import type { Visit } from '../features/token/token.ts'
import { type BodyRefusal, readBody } from './body.ts'
import { flatten, isCrossSite, sendProblem, sendText, write } from './http.ts'
import type { SendBusy } from './busyPage.ts'
import { isForKiosk, kioskOf, leadToThanks } from './kiosk.ts'
import type { Incoming, Outgoing } from './messages.ts'
import type { Metrics } from './metrics.ts'
import type { SurveyPages } from './surveyPages.ts'
import { type VisitDeps, dropToken, noVisit, refusalStatus, tokenProblem, visitOf, withToken } from './visit.ts'

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
  /** Sends a form back that cannot be stored now, with its answers. */
  sendBusy: SendBusy
  /** Renders /q/CODE with what the citizen sent; sets the status. */
  showSurvey: (req: Incoming, res: Outgoing, survey: App.SurveyLocals) => Promise<void>
}

const bare = flatten({})
const asJson = flatten({ 'content-type': 'application/json' })
/** Seconds after which a client may try again: when the database is away, or a kiosk was too quick. */
const RETRY_AFTER = { 'retry-after': '5' }

/** `POST /q/CODE`: the form. 303 to the thanks page, or the page again with what is wrong and the answers kept. */
export async function postForm(deps: IntakeDeps, req: Incoming, res: Outgoing, code: string): Promise<void> {
  if (isCrossSite(req, deps.publicUrl)) return sendText(req, res, 403, 'Formulir ini dikirim dari situs lain.')
  const now = deps.clock()
  const entry = deps.knownEntry(code, now) ?? (await deps.openEntry(code, now))
  if (!entry.ok) return deps.showSurvey(req, res, aSurvey(entry))
  const body = await readBody(req, 'application/x-www-form-urlencoded')
  if (!body.ok) return sendText(req, res, bodyRefusals[body.reason].status, bodyRefusals[body.reason].words)
  const values = new URLSearchParams(body.value)
  const sendBusy = () => deps.sendBusy(req, res, values.get('lang') === 'en' ? 'en' : 'id', values)
  if (deps.writer.isOverloaded()) return sendBusy() // before any work that would be for nothing
  const token = values.get('token')
  const visit = token === null ? noVisit : await visitOf(deps, token, entry.value, now)
  const read = withToken(readForm(values, code, entry.value.questionnaire), visit)
  const isKiosk = isForKiosk(req)
  const device = isKiosk ? await kioskOf(deps.db, req, entry.value) : null
  const survey = () => {
    const turn = turnOf(values.get('turn'), entry.value.questionnaire)
    return { ...aSurvey(entry), values, turn, key: values.get('key') || randomUUID(), isKiosk }
  }
  /** The page then shown sends the same answers without the token. */
  const forgetToken = () => {
    values.delete('token')
    dropToken(deps.publicUrl, req, res, entry.value.code)
  }
  if (!visit.ok) forgetToken()
  if (!read.ok) return deps.showSurvey(req, res, { ...survey(), problems: read.problems })
  const via = { device, visit: visit.ok ? visit.value : null }
  const outcome = await submit(deps, entry.value, read.submission, via, now)
  if (outcome.ok) {
    forgetToken()
    const { receipt } = outcome.value
    if (isKiosk) return leadToThanks(deps.publicUrl, res, req, { code: entry.value.code, receipt })
    const lang = read.submission.lang === 'id' ? '' : `?lang=${read.submission.lang}`
    write(req, res, 303, [...bare, 'location', `/terima-kasih/${receipt}${lang}`])
  } else if (outcome.reason === 'token-used') {
    forgetToken()
    await deps.showSurvey(req, res, { ...survey(), problems: [tokenProblem('token-used')] })
  } else if (outcome.reason === 'other-body') {
    const receipt = receiptOf(entry.value.agencyId, read.submission.key)
    await deps.showSurvey(req, res, { ...survey(), key: randomUUID(), receipt })
  } else if (outcome.reason === 'too-soon') {
    await deps.showSurvey(req, res, { ...survey(), isTooSoon: true })
  } else if (device) {
    await deps.showSurvey(req, res, { ...survey(), isUnavailable: true }) // whose page clears itself for the next person
  } else {
    await sendBusy()
  }
}

/** `POST /api/v1/responses`: the same as JSON (contract section 4). */
export async function postJson(deps: IntakeDeps, req: Incoming, res: Outgoing): Promise<void> {
  const now = deps.clock()
  const body = await readBody(req, 'application/json')
  if (!body.ok) return sendProblem(req, res, bodyRefusals[body.reason].status, bodyRefusals[body.reason].detail)
  if (deps.writer.isOverloaded()) return sendBusy(req, res) // before any work that would be for nothing
  const json = parseObject(body.value)
  if (!json) return sendProblem(req, res, 400, 'The body is not a JSON object.')
  if (typeof json['point'] !== 'string') return sendFieldErrors(req, res, [{ field: 'point', problem: 'missing' }])
  const entry = deps.knownEntry(json['point'], now) ?? (await deps.openEntry(json['point'], now))
  if (!entry.ok) return sendProblem(req, res, entry.reason === 'unknown' ? 404 : 410, entryRefusals[entry.reason])
  const token = json['token']
  const visit = typeof token === 'string' ? await visitOf(deps, token, entry.value, now) : noVisit
  const read = withToken(readJson(json, entry.value.questionnaire), visit)
  if (!read.ok) return sendFieldErrors(req, res, read.problems)
  const device = isForKiosk(req) ? await kioskOf(deps.db, req, entry.value) : null
  const via = { device, visit: visit.ok ? visit.value : null }
  const outcome = await submit(deps, entry.value, read.submission, via, now)
  if (outcome.ok) {
    const { receipt, key, isNew } = outcome.value
    return write(req, res, isNew ? 201 : 200, asJson, JSON.stringify({ receipt, key }))
  }
  if (outcome.reason === 'token-used') return sendFieldErrors(req, res, [tokenProblem('token-used')])
  if (outcome.reason === 'other-body') return sendFieldErrors(req, res, [{ field: 'key', problem: 'already-sent' }])
  if (outcome.reason === 'too-soon') {
    const detail = 'This device sent an answer a moment ago; send this one again with the same key.'
    return sendProblem(req, res, 429, detail, { headers: RETRY_AFTER })
  }
  return sendBusy(req, res)
}

function sendBusy(req: Incoming, res: Outgoing): Promise<void> {
  const detail = 'The answer could not be stored now; send it again with the same key.'
  return sendProblem(req, res, 503, detail, { headers: RETRY_AFTER })
}

async function submit(
  { db, writer, metrics }: IntakeDeps,
  entry: Entry,
  submission: Parameters<typeof submitResponse>[2],
  { device, visit }: { device: KioskDevice | null; visit: Visit | null },
  now: Date,
): Promise<Outcome<Receipt, SubmitRefusal | 'too-soon'>> {
  if (device && !(await takeTurn(db, device, now))) return no('too-soon')
  const outcome = await submitResponse(writer, entry, submission, now, visit, device ? 'kiosk' : undefined)
  metrics.submissions.inc({ outcome: outcome.ok ? (outcome.value.isNew ? 'stored' : 'repeated') : outcome.reason })
  return outcome
}

export function aSurvey(entry: Outcome<Entry, EntryRefusal>): App.SurveyLocals {
  const fresh = { problems: [], values: new URLSearchParams(), isUnavailable: false, receipt: null, turn: null }
  return { entry, key: randomUUID(), isKiosk: false, isTooSoon: false, thanksFor: null, ...fresh }
}

export function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return value && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

function sendFieldErrors(req: Incoming, res: Outgoing, problems: readonly FieldProblem[]): Promise<void> {
  const errors = problems.map(({ field, problem }) => ({ field, message: sentences[problem] }))
  const detail = errors.map(({ field, message }) => `${field} ${message}`).join('; ')
  return sendProblem(req, res, refusalStatus(problems), `${detail}.`, { errors })
}

const sentences: Readonly<Record<Problem, string>> = {
  missing: 'is missing',
  score: 'must be a whole number from 1 to 4',
  choice: 'is not one of the values offered',
  'too-long': 'is too long',
  'unknown-field': 'is not a field of this survey',
  twice: 'is there more than once',
  malformed: 'is malformed',
  token: 'is not a token that this portal issued for this point',
  'token-used': 'was used before',
  'token-expired': 'is older than seven days',
  'token-revoked': 'was revoked',
  'already-sent': 'was used before for another answer',
  'no-comment': 'needs a comment',
}

const entryRefusals: Readonly<Record<EntryRefusal, string>> = {
  unknown: 'There is no point with this code.',
  revoked: 'The code of this point was revoked.',
  closed: 'This point takes no answers now.',
}

export const bodyRefusals: Readonly<Record<BodyRefusal, { status: number; detail: string; words: string }>> = {
  'too-large': {
    status: 413,
    detail: 'The body is larger than 16 KiB.',
    words: 'Isian terlalu panjang. Kembali ke halaman sebelumnya, persingkat saran Anda, lalu kirim lagi.',
  },
  'wrong-type': {
    status: 415,
    detail: 'The content type must be application/json.',
    words: 'Jenis isian harus application/x-www-form-urlencoded.',
  },
  'not-utf8': { status: 400, detail: 'The body is not UTF-8.', words: 'Isian bukan teks UTF-8.' },
}
