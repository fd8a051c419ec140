import { dayIn } from '../../domain/localTime.ts'
import { type AccessKey, openAccessKey } from '../../features/access/access.ts'
import type { Entry } from '../../features/entry/entry.ts'
import { readPaper } from '../../features/response/paper.form.ts'
import { countEntered, enterPaper } from '../../features/response/paper.ts'
import type { Vault } from '../../features/response/vault.ts'
import { issueTokens } from '../../features/token/token.ts'
import { readBody, bodyRefusals } from '../http/body.ts'
import { cookieIn, setCookie } from '../http/cookies.ts'
import { flatten, sendFromElsewhere, sendText, write } from '../http/answers.ts'
import { isSameOrigin, urlOf } from '../http/requests.ts'
import type { Incoming, Outgoing } from '../http/messages.ts'
import type { VisitDeps } from './visit.ts'

export type DeskDeps = VisitDeps & {
  vault: Vault
  /** Makes the keys of paper forms (features/response/paper.ts). */
  numberKey: Buffer
}

/** A desk of a point, opened with its key. */
type Desk = { key: AccessKey; entry: Entry }

const COOKIE = 'meja'
const COOKIE_SECONDS = 180 * 86_400
/** Slips of one print. */
const SLIPS_MAX = 50

/** `GET /entri/CODE`: the page of a desk. With `?kunci=` it is enrolled: the key goes into a cookie and out of the address. */
export async function getDesk(deps: DeskDeps, req: Incoming, res: Outgoing, code: string): Promise<void> {
  const url = urlOf(req)
  const given = url.searchParams.get('kunci')
  const desk = await openDesk(deps, code, given ?? cookieIn(req, COOKIE))
  if (!desk) return refuse(deps, req, res, code)
  if (given === null) return show(deps, req, res, desk, { query: url.search })
  const location = `/entri/${desk.entry.code}`
  const cookie = { name: COOKIE, value: given, path: location, seconds: COOKIE_SECONDS, sameSite: 'Strict' } as const
  const headers = { location, 'set-cookie': setCookie(deps.publicUrl, cookie), 'cache-control': 'no-store' }
  write(req, res, 303, flatten(headers))
}

/** `POST /entri/CODE`: a form that was typed in. 303 to the empty page, or the page again with what is wrong. */
export async function postPaper(deps: DeskDeps, req: Incoming, res: Outgoing, code: string): Promise<void> {
  const sent = await readSent(deps, req, res, code)
  if (!sent) return
  const { desk, values } = sent
  const now = deps.clock()
  const { entry, key } = desk
  const read = readPaper(values, entry.code, entry.questionnaire, dayIn(entry.timeZone, now))
  if (!read.ok) return show(deps, req, res, desk, { values, problems: read.problems })
  const entered = await enterPaper(deps.db, deps, entry, key.accessKeyId, read.form, now)
  if (!entered.ok)
    return show(deps, req, res, desk, { values, problems: [{ field: 'number', problem: entered.reason }] })
  const { receipt, isNew } = entered.value
  const query = new URLSearchParams({ [isNew ? 'bukti' : 'ulang']: receipt, tanggal: read.form.day })
  write(req, res, 303, flatten({ location: `/entri/${entry.code}?${query}` }))
}

/** `POST /entri/CODE/struk`: slips with fresh visit tokens, to be printed at once. */
export async function postSlips(deps: DeskDeps, req: Incoming, res: Outgoing, code: string): Promise<void> {
  const sent = await readSent(deps, req, res, code)
  if (!sent) return
  const { desk, values } = sent
  const count = Number(values.get('jumlah'))
  const format = values.get('bentuk') === 'slip-80' ? 'struk-80' : 'struk-58'
  if (!Number.isInteger(count) || count < 1 || count > SLIPS_MAX)
    return sendText(req, res, 422, `Jumlah struk harus 1 sampai ${SLIPS_MAX}.`)
  const issued = await issueTokens(deps.db, deps.keyring, desk.entry, { count, officer: null }, deps.clock())
  if (!issued.ok) throw new Error(`Tokens without an officer were refused: ${issued.reason}.`)
  await show(deps, req, res, desk, { page: `/${format}`, issued: issued.value })
}

/** What a desk sent; null where it was refused and answered already. */
async function readSent(
  deps: DeskDeps,
  req: Incoming,
  res: Outgoing,
  code: string,
): Promise<{ desk: Desk; values: URLSearchParams } | null> {
  if (!isSameOrigin(req, deps.publicUrl)) {
    await sendFromElsewhere(req, res)
    return null
  }
  const desk = await openDesk(deps, code, cookieIn(req, COOKIE))
  if (!desk) {
    await refuse(deps, req, res, code)
    return null
  }
  const body = await readBody(req, 'application/x-www-form-urlencoded')
  if (body.ok) return { desk, values: new URLSearchParams(body.value) }
  await sendText(req, res, bodyRefusals[body.reason].status, bodyRefusals[body.reason].words)
  return null
}

/** The desk that a key opens at a code; null where there is no such key, or it belongs to another point. */
async function openDesk(deps: DeskDeps, code: string, text: string): Promise<Desk | null> {
  const key = await openAccessKey(deps.db, text, 'desk')
  const entry = key ? await deps.openEntry(code, deps.clock()) : null
  if (!key || !entry?.ok || entry.value.agencyId !== key.agencyId || entry.value.pointId !== key.pointId) return null
  return { key, entry: entry.value }
}

type Shown = Partial<Pick<App.DeskLocals, 'values' | 'problems' | 'issued'>> & { page?: string; query?: string }

async function show(
  deps: DeskDeps,
  req: Incoming,
  res: Outgoing,
  { entry }: Desk,
  { values = new URLSearchParams(), problems = [], issued = null, page = '', query = '' }: Shown,
): Promise<void> {
  const today = dayIn(entry.timeZone, deps.clock())
  const enteredToday = await countEntered(deps.db, entry, today)
  const desk = { entry, today, enteredToday, values, problems, issued }
  await deps.showPage(req, res, `/entri/${entry.code}${page}${query}`, desk)
}

/** The page that says how a desk is enrolled; the same whatever was wrong. */
function refuse(deps: DeskDeps, req: Incoming, res: Outgoing, code: string): Promise<void> {
  return deps.showPage(req, res, `/entri/${/^[0-9A-Za-z]{1,16}$/.test(code) ? code : '-'}`)
}
