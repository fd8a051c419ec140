import { randomUUID } from 'node:crypto'
import { ok } from '../../domain/outcome.ts'
import type { Entry } from '../../features/entry/entry.ts'
import { readForm, turnOf } from '../../features/response/response.form.ts'
import { receiptOf } from '../../features/response/response.ts'
import { flatten, sendFromElsewhere, sendText, write } from '../http/answers.ts'
import { bodyRefusals, readBody } from '../http/body.ts'
import type { Incoming, Outgoing } from '../http/messages.ts'
import { isCrossSite } from '../http/requests.ts'
import { isDatabaseAway } from '../fault.ts'
import { type IntakeDeps, type IntakeRefusal, aSurvey, readAsAsked, submit } from './intake.ts'
import { isForKiosk, kioskOf, leadToThanks } from './kiosk.ts'
import { dropToken, noVisit, tokenProblem, visitOf, withToken } from './visit.ts'

const bare = flatten({})

/** What was sent, and to which survey: what its page is drawn with again where it cannot be stored. */
type Sent = { entry: Entry; values: URLSearchParams; isKiosk: boolean }

/** `POST /q/CODE`: the form. 303 to the thanks page, or the page again with what is wrong and the answers kept. */
export async function postForm(deps: IntakeDeps, req: Incoming, res: Outgoing, code: string): Promise<void> {
  if (isCrossSite(req, deps.publicUrl)) return sendFromElsewhere(req, res)
  const body = await readBody(req, 'application/x-www-form-urlencoded')
  if (!body.ok) return sendText(req, res, bodyRefusals[body.reason].status, bodyRefusals[body.reason].words)
  const values = new URLSearchParams(body.value)
  if (deps.writer.isOverloaded()) return sendBack(deps, req, res, values) // before any work that would be for nothing
  try {
    await answerForm(deps, req, res, code, values)
  } catch (error) {
    if (!isDatabaseAway(error) || res.headersSent) throw error
    await keepForm(deps, req, res, code, values)
  }
}

async function answerForm(
  deps: IntakeDeps,
  req: Incoming,
  res: Outgoing,
  code: string,
  values: URLSearchParams,
): Promise<void> {
  const now = deps.clock()
  const entry = deps.knownEntry(code, now) ?? (await deps.openEntry(code, now))
  if (!entry.ok) return deps.showSurvey(req, res, aSurvey(entry))
  const token = values.get('token')
  const visit = token === null ? noVisit : await visitOf(deps, token, entry.value, now)
  const { asked, read: said } = await readAsAsked(deps, entry.value, now, (questions) =>
    readForm(values, code, questions),
  )
  const read = withToken(said, visit)
  const isKiosk = isForKiosk(req)
  const device = isKiosk ? await kioskOf(deps.db, req, entry.value) : null
  const sent: Sent = { entry: entry.value, values, isKiosk }
  if (!visit.ok) forgetToken(deps, req, res, sent)
  if (!read.ok) return deps.showSurvey(req, res, { ...again(sent), problems: read.problems })
  const { key, lang } = read.submission
  const outcome = await submit(deps, asked, read.submission, { device, visit: visit.ok ? visit.value : null }, now)
  if (outcome.ok) {
    forgetToken(deps, req, res, sent)
    const { receipt } = outcome.value
    if (isKiosk) return leadToThanks(deps.publicUrl, req, res, { code: entry.value.code, receipt })
    return write(req, res, 303, [
      ...bare,
      'location',
      `/terima-kasih/${receipt}${lang === 'id' ? '' : `?lang=${lang}`}`,
    ])
  }
  // The page of a kiosk clears itself for the next person.
  if (outcome.reason !== 'unavailable' || device)
    return showAgain(deps, req, res, sent, { key, reason: outcome.reason })
  return sendBack(deps, req, res, values)
}

/** Without a database: the page of a kiosk as far as its point is known, which clears itself; to anybody else the answers, to be sent again. */
function keepForm(
  deps: IntakeDeps,
  req: Incoming,
  res: Outgoing,
  code: string,
  values: URLSearchParams,
): Promise<void> {
  const entry = isForKiosk(req) ? deps.knownEntry(code, deps.clock()) : null
  if (!entry?.ok) return sendBack(deps, req, res, values)
  return deps.showSurvey(req, res, { ...again({ entry: entry.value, values, isKiosk: true }), isUnavailable: true })
}

/** The page again, with what kept the answers from being stored. */
function showAgain(
  deps: IntakeDeps,
  req: Incoming,
  res: Outgoing,
  sent: Sent,
  { key, reason }: { key: string; reason: IntakeRefusal },
): Promise<void> {
  if (reason === 'token-used') forgetToken(deps, req, res, sent)
  const survey = again(sent)
  if (reason === 'token-used') return deps.showSurvey(req, res, { ...survey, problems: [tokenProblem(reason)] })
  if (reason === 'too-soon') return deps.showSurvey(req, res, { ...survey, isTooSoon: true })
  if (reason === 'unavailable') return deps.showSurvey(req, res, { ...survey, isUnavailable: true })
  const receipt = receiptOf(sent.entry.agencyId, key)
  return deps.showSurvey(req, res, { ...survey, key: randomUUID(), receipt })
}

function again({ entry, values, isKiosk }: Sent): App.SurveyLocals {
  const turn = turnOf(values.get('turn'), entry.questionnaire)
  return { ...aSurvey(ok(entry)), values, turn, key: values.get('key') || randomUUID(), isKiosk }
}

/** The page then shown sends the same answers without the token. */
function forgetToken({ publicUrl }: IntakeDeps, req: Incoming, res: Outgoing, { entry, values }: Sent): void {
  values.delete('token')
  dropToken(publicUrl, req, res, entry.code)
}

/** What cannot be stored now comes back, with a button that sends it again. */
function sendBack({ sendBusy }: IntakeDeps, req: Incoming, res: Outgoing, values: URLSearchParams): Promise<void> {
  return sendBusy(req, res, values.get('lang') === 'en' ? 'en' : 'id', values)
}
