/** Station response: one submission, stored once. */
import { hash } from 'node:crypto'
import { localTime } from '../../domain/localTime.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import type { ExtraAnswers } from '../../domain/extraQuestion.ts'
import type { Lang, Questionnaire, RespondentField, Score } from '../../domain/questionnaire.ts'
import { type Form } from '../../domain/shortForm.ts'
import { toReceipt } from '../../domain/receipt.ts'
import { type Entry, officerAt } from '../entry/entry.ts'
import type { TokenUse, Visit } from '../token/token.ts'
import type { Writer } from './writer.ts'

/** What a citizen sent, validated (response.form.ts). */
export type Submission = {
  /** The UUID born with the page: the same key is the same submission, however often it arrives. */
  key: string
  answers: Readonly<Record<string, Score>>
  overall: Score | null
  comment: string | null
  /** Whether the citizen would like the comment answered; only with one. */
  wantsReply: boolean
  respondent: Partial<Readonly<Record<RespondentField, string>>>
  lang: Lang
  /** When the citizen answered, for answers that were sent later; null means now. */
  answeredAt: Date | null
  /** Which turn of the short form was answered (domain/shortForm.ts); null is the full form. */
  turn: number | null
  /** Answers to extra questions; null where none was answered. */
  extra: ExtraAnswers | null
}

export type Channel = 'qr' | 'token' | 'kiosk' | 'paper' | 'import'

/** Where, by whom and on what an answer was earned; stored once per combination. */
export type Origin = {
  agencyId: string
  originId: string
  unitId: string
  serviceId: string | null
  pointId: string
  officerId: string | null
  channel: Channel
  questionnaireId: string
  form: Form
}

export type OriginId = Pick<Origin, 'agencyId' | 'originId'>

/** What stands for an origin in a map or a set. */
export function originKey({ agencyId, originId }: OriginId): string {
  return `${agencyId}/${originId}`
}

/** A submission as it is stored. */
export type NewResponse = {
  agencyId: string
  responseId: string
  key: string
  originId: string
  /** The day the answer counts for, in the agency's time zone. */
  answeredOn: string
  /** The hour of that day, 0 to 23; no time is kept beyond it. Null where only the day is known. */
  answeredHour: number | null
  overall: Score | null
  lang: Lang
  gender: string | null
  age: string | null
  education: string | null
  occupation: string | null
  /** A byte per element in the questionnaire's order; 0 is no answer. */
  scores: Buffer
  comment: string | null
  wantsReply: boolean
  extra: ExtraAnswers | null
  /** The visit token it came with; stored beside it and in no relation to it that outlasts the token's month. */
  tokenUse: TokenUse | null
}

export type Receipt = { receipt: string; key: string; isNew: boolean }

/** `other-body`: the key was used for another answer. `token-used`: its visit token was, by another one. `unavailable`: not stored, or not known to be; the same key may be sent again. */
export type SubmitRefusal = 'other-body' | 'token-used' | 'unavailable'

/** How late an answer may arrive and still count for the day it was given. */
const LATE_DAYS = 7
const DAY_MS = 86_400_000

/** Stores a submission, with the visit token it came with if there was one. The answer comes after the commit and not before. */
export async function submitResponse(
  writer: Writer,
  entry: Entry,
  submission: Submission,
  now: Date,
  visit: Visit | null = null,
  channel: Channel = visit ? 'token' : 'qr',
): Promise<Outcome<Receipt, SubmitRefusal>> {
  const officerId = visit ? visit.officerId : officerAt(entry, answeredTime(submission.answeredAt, now))
  const origin = originAt(entry, officerId, channel, submission.turn === null ? 'full' : 'short')
  const response = toResponse(submission, origin, entry, now, visit?.use ?? null)
  const outcome = await writer.write(response, origin)
  if (outcome !== 'stored' && outcome !== 'same-body') return no(outcome)
  return ok({ receipt: toReceipt(response.responseId), key: submission.key, isNew: outcome === 'stored' })
}

/**
 * Emptied when it is full. A WeakMap here and a WeakSet in the writer made every full garbage collection 30 to 40 ms longer at 50,000
 * points.
 */
const originsOfEntry = new Map<Entry, Origin[]>()
const MAX_ENTRIES = 100_000

/** The origin of answers given through an entry while an officer serves there; found once, because its digest costs as much as the response's own. */
function originAt(entry: Entry, officerId: string | null, channel: Channel, form: Form): Origin {
  const known = originsOfEntry.get(entry) ?? []
  const same = known.find((one) => one.officerId === officerId && one.channel === channel && one.form === form)
  if (same) return same
  const origin = originOf({ ...entry, officerId }, channel, form)
  if (originsOfEntry.size >= MAX_ENTRIES) originsOfEntry.clear()
  originsOfEntry.set(entry, known.concat(origin)) // of just this length: push would reserve room for 17
  return origin
}

/**
 * The origin of answers given through an entry. Its id is a digest of its parts, so that any process finds the same one. The
 * full form adds nothing to it: origins were stored before there was another.
 */
export function originOf(
  entry: Omit<Origin, 'originId' | 'channel' | 'form'>,
  channel: Channel,
  form: Form = 'full',
): Origin {
  const { agencyId, unitId, serviceId, pointId, officerId, questionnaireId } = entry
  const originId = digest64(
    [
      unitId,
      serviceId ?? '',
      pointId,
      officerId ?? '',
      channel,
      questionnaireId,
      ...(form === 'short' ? [form] : []),
    ].join('|'),
  )
  return { agencyId, originId, unitId, serviceId, pointId, officerId, channel, questionnaireId, form }
}

/** The row that stands for a submission. */
export function toResponse(
  submission: Submission,
  origin: OriginId,
  place: { timeZone: string; questionnaire: Questionnaire },
  now: Date,
  tokenUse: TokenUse | null = null,
): NewResponse {
  const key = submission.key.toLowerCase()
  const { gender = null, age = null, education = null, occupation = null } = submission.respondent
  const answered = localTime(place.timeZone, answeredTime(submission.answeredAt, now))
  const scores = Buffer.from(place.questionnaire.elements.map((element) => submission.answers[element.code] ?? 0))
  return {
    agencyId: origin.agencyId,
    responseId: responseIdOf(origin.agencyId, key),
    key,
    originId: origin.originId,
    answeredOn: answered.day,
    answeredHour: answered.hour,
    overall: submission.overall,
    lang: submission.lang,
    gender,
    age,
    education,
    occupation,
    scores,
    comment: submission.comment,
    wantsReply: submission.wantsReply,
    extra: submission.extra,
    tokenUse,
  }
}

/** The receipt of whatever is stored under a key in an agency. */
export function receiptOf(agencyId: string, key: string): string {
  return toReceipt(responseIdOf(agencyId, key.toLowerCase()))
}

/** The first 128 bits of SHA-256(agency ‖ key): the same key cannot get a second row in an agency. */
export function responseIdOf(agencyId: string, key: string): string {
  const digest = hash('sha256', Buffer.from((agencyId + key).replaceAll('-', ''), 'hex'))
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-${digest.slice(12, 16)}-${digest.slice(16, 20)}-${digest.slice(20, 32)}`
}

/** The server's time rules; a citizen's own counts only when it lies within the last seven days. */
function answeredTime(answeredAt: Date | null, now: Date): Date {
  if (!answeredAt) return now
  const age = now.getTime() - answeredAt.getTime()
  return age >= 0 && age <= LATE_DAYS * DAY_MS ? answeredAt : now
}

function digest64(text: string): string {
  return hash('sha256', text, 'buffer').readBigInt64BE().toString()
}
