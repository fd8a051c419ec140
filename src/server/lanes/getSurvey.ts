import { randomUUID } from 'node:crypto'
import { urlOf } from '../http/requests.ts'
import type { Incoming, Outgoing } from '../http/messages.ts'
import { keptTags, sendCachedPage } from '../http/keyedPage.ts'
import { type IntakeDeps, aSurvey } from './intake.ts'
import { isForKiosk, receiptToThankFor } from './kiosk.ts'
import { langOf } from './pageLane.ts'
import { heldToken, sendVisitPage } from './visit.ts'

const SURVEY = '/q/'

/**
 * The survey of a point as its poster names it, when all that the answer is made of is at hand, as it is for nearly every visit: an eighth
 * more of them a second than step by step. False where more is asked for: a token, another language, a kiosk, a page not drawn yet.
 */
export function sendKeptSurvey(
  { knownEntry, surveyPages, scans, clock }: IntakeDeps,
  req: Incoming,
  res: Outgoing,
): boolean {
  const { url = '', method, headers } = req
  if (method !== 'GET' || !url.startsWith(SURVEY) || headers.cookie !== undefined) return false
  const entry = knownEntry(url.slice(SURVEY.length), clock())
  const page = entry?.ok ? surveyPages.kept(entry) : null
  if (!entry?.ok || !page) return false
  scans.count(entry.value.code, entry)
  sendCachedPage(req, res, page, randomUUID())
  return true
}

/** `GET /q/CODE`: the survey with a fresh key. */
export async function getSurvey(deps: IntakeDeps, req: Incoming, res: Outgoing, code: string): Promise<void> {
  const entry = await deps.openEntry(code, deps.clock())
  deps.scans.count(code, entry)
  if (!entry.ok) return deps.showSurvey(req, res, aSurvey(entry))
  if (isForKiosk(req)) {
    const thanksFor = receiptToThankFor(deps.publicUrl, req, res, entry.value.code)
    return deps.showSurvey(req, res, { ...aSurvey(entry), isKiosk: true, thanksFor })
  }
  const lang = req.url?.includes('?') ? langOf(urlOf(req)) : 'id'
  const token = req.headers.cookie === undefined ? null : heldToken(req, entry.value.code)
  const page = await deps.surveyPages.show(entry, lang, keptTags(req), token !== null)
  const key = randomUUID()
  if (token === null) sendCachedPage(req, res, page, key)
  else sendVisitPage(req, res, page, { key, token })
}
