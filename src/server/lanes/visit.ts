import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { no, ok, type Outcome } from '../../domain/outcome.ts'
import { TAIL_LENGTH, readToken } from '../../domain/visitToken.ts'
import type { Entry, EntryRefusal } from '../../features/entry/entry.ts'
import type { FieldProblem, Problem, Read } from '../../features/response/response.form.ts'
import type { Keyring } from '../../features/token/keyring.ts'
import { type TokenRefusal, type Visit, isUsed, readVisit } from '../../features/token/token.ts'
import { cookieIn, setCookie } from '../http/cookies.ts'
import { flatten, write } from '../http/answers.ts'
import { urlOf, encodingFor } from '../http/requests.ts'
import type { Incoming, Outgoing } from '../http/messages.ts'
import { type CachedPage, KEY_PLACEHOLDER } from '../http/keyedPage.ts'
import { langOf } from './pageLane.ts'

export type VisitDeps = {
  db: Kysely<Database>
  keyring: Keyring
  openEntry: (code: string, now: Date) => Promise<Outcome<Entry, EntryRefusal>>
  clock: () => Date
  /** Without a trailing slash. */
  publicUrl: string
  /** Draws the page of an address and sends it. */
  showPage: (req: Incoming, res: Outgoing, address: string, desk?: App.DeskLocals | null) => Promise<void>
}

/**
 * How a token comes from its address into the form: by a cookie that only this survey's page is sent, and only the server can
 * read. It stays until the answer is sent, so that a reload or another language does not lose it, and at most half an hour.
 * Without cookies the survey works all the same, without the token.
 */
const COOKIE = 'kunjungan'
const COOKIE_SECONDS = 1_800

const problemOf: Readonly<Record<TokenRefusal | 'used', Problem>> = {
  forged: 'token',
  expired: 'token-expired',
  revoked: 'token-revoked',
  used: 'token-used',
}
const statusOfProblem: Partial<Readonly<Record<Problem, number>>> = {
  'token-used': 409,
  'token-expired': 410,
  'token-revoked': 410,
}

/** `GET /v/TOKEN`: 303 to the survey, with the token out of the address; or a page that says why the token is no good. */
export async function getVisit(deps: VisitDeps, req: Incoming, res: Outgoing, text: string): Promise<void> {
  const now = deps.clock()
  const lang = langOf(urlOf(req)) === 'en' ? '?lang=en' : ''
  const token = readToken(text)
  const entry = token ? await deps.openEntry(token.code, now) : no('unknown' as const)
  if (!entry.ok && (!token || entry.reason === 'unknown')) return deps.showPage(req, res, `/v${lang}`)
  if (!entry.ok) return write(req, res, 303, flatten({ location: `/q/${token?.code}${lang}` }))
  const { code, agencyId } = entry.value
  const visit = await readVisit(deps.keyring, text, entry.value, now)
  const refusal = visit.ok ? ((await isUsed(deps.db, agencyId, visit.value)) ? 'used' : null) : visit.reason
  if (refusal) return deps.showPage(req, res, `/v?sebab=${refusal}&kode=${code}${lang.replace('?', '&')}`)
  const cookie = cookieOf(deps.publicUrl, code, text.toUpperCase(), COOKIE_SECONDS)
  write(req, res, 303, flatten({ location: `/q/${code}${lang}`, 'set-cookie': cookie, 'cache-control': 'no-store' }))
}

/** The token that the browser holds for the survey of a code; null when it holds none of this shape. */
export function heldToken(req: Incoming, code: string): string | null {
  const text = cookieIn(req, COOKIE)
  return text !== '' && readToken(text)?.code === code ? text : null
}

/** Lets the browser forget the token of a survey that was sent, or that is no good. */
export function dropToken(publicUrl: string, req: Incoming, res: Outgoing, code: string): void {
  if (heldToken(req, code)) res.appendHeader('set-cookie', cookieOf(publicUrl, code, '', 0))
}

/** Of an answer that came without a token. */
export const noVisit: Outcome<null, never> = ok(null)

/** The token that came with an answer, read. */
export async function visitOf(
  { keyring }: Pick<VisitDeps, 'keyring'>,
  text: string,
  entry: Entry,
  now: Date,
): Promise<Outcome<Visit, Problem>> {
  const visit = await readVisit(keyring, text, entry, now)
  return visit.ok ? visit : no(problemOf[visit.reason])
}

/** What was read, refused if its token is. */
export function withToken(read: Read, visit: Outcome<Visit | null, Problem>): Read {
  if (visit.ok) return read
  return { ok: false, problems: [...(read.ok ? [] : read.problems), tokenProblem(visit.reason)] }
}

export function tokenProblem(problem: Problem): FieldProblem {
  return { field: 'token', problem }
}

/** 409 for a used token and 410 for one that is over, where nothing else is wrong; 422 for all other fields. */
export function refusalStatus(problems: readonly FieldProblem[]): number {
  const [first] = problems
  return (problems.length === 1 && first && statusOfProblem[first.problem]) || 422
}

/** What takes the key's place in a page that holds a token too: both end up in hidden fields. */
export function keyWithToken(key: string, token: string): string {
  return `${key}"><input type="hidden" name="token" value="${token}`
}

/** How long that is for the tokens of a code. */
export function lengthWithToken(code: string): number {
  return keyWithToken(KEY_PLACEHOLDER, code).length + TAIL_LENGTH
}

/** Sends the survey with a token in it. Nobody keeps it: a copy could be sent once more, and would be refused. */
export function sendVisitPage(
  req: Incoming,
  res: Outgoing,
  page: CachedPage,
  fields: { key: string; token: string },
): void {
  const encoding = encodingFor(req)
  res.writeHead(200, page.headers(encoding) as string[])
  res.end(req.method === 'HEAD' ? undefined : page.body(encoding, keyWithToken(fields.key, fields.token)), 'latin1')
}

function cookieOf(publicUrl: string, code: string, value: string, seconds: number): string {
  return setCookie(publicUrl, { name: COOKIE, value, path: `/q/${code}`, seconds, sameSite: 'Lax' })
}
