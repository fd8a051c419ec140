import type { EntryRefusal } from '../../features/entry/entry.ts'
import {
  type FieldProblem,
  type Problem,
  problemsWithoutPoint,
  readJson,
} from '../../features/response/response.form.ts'
import { flatten, sendProblem, write } from '../http/answers.ts'
import { bodyRefusals, parseObject, readBody } from '../http/body.ts'
import type { Incoming, Outgoing } from '../http/messages.ts'
import { type IntakeDeps, readAsAsked, submit } from './intake.ts'
import { isForKiosk, kioskOf } from './kiosk.ts'
import { noVisit, refusalStatus, tokenProblem, visitOf, withToken } from './visit.ts'

const asJson = flatten({ 'content-type': 'application/json' })
/** Seconds after which a client may try again: when the database is away, or a kiosk was too quick. */
const RETRY_AFTER = { 'retry-after': '5' }

/** `POST /api/v1/responses`: the same submission as JSON. */
export async function postJson(deps: IntakeDeps, req: Incoming, res: Outgoing): Promise<void> {
  const now = deps.clock()
  const body = await readBody(req, 'application/json')
  if (!body.ok) return sendProblem(req, res, bodyRefusals[body.reason].status, bodyRefusals[body.reason].detail)
  if (deps.writer.isOverloaded()) return sendUnavailable(req, res) // before any work that would be for nothing
  const json = parseObject(body.value)
  if (!json) return sendProblem(req, res, 400, 'The body is not a JSON object.')
  if (typeof json['point'] !== 'string') return sendFieldErrors(req, res, problemsWithoutPoint(json))
  const entry = deps.knownEntry(json['point'], now) ?? (await deps.openEntry(json['point'], now))
  if (!entry.ok) return sendProblem(req, res, entry.reason === 'unknown' ? 404 : 410, entryRefusals[entry.reason])
  const token = json['token']
  const visit = typeof token === 'string' ? await visitOf(deps, token, entry.value, now) : noVisit
  const { asked, read: said } = await readAsAsked(deps, entry.value, now, (questions) => readJson(json, questions))
  const read = withToken(said, visit)
  if (!read.ok) return sendFieldErrors(req, res, read.problems)
  const device = isForKiosk(req) ? await kioskOf(deps.db, req, entry.value) : null
  const via = { device, visit: visit.ok ? visit.value : null }
  const outcome = await submit(deps, asked, read.submission, via, now)
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
  return sendUnavailable(req, res)
}

function sendUnavailable(req: Incoming, res: Outgoing): Promise<void> {
  const detail = 'The answer could not be stored now; send it again with the same key.'
  return sendProblem(req, res, 503, detail, { headers: RETRY_AFTER })
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
