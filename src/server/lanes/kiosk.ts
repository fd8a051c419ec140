import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { readReceipt } from '../../domain/receipt.ts'
import type { Entry } from '../../features/entry/entry.ts'
import { type KioskDevice, findDevice } from '../../features/entry/kiosk.ts'
import { cookieIn, setCookie } from '../http/cookies.ts'
import { flatten, send, sendText, write } from '../http/answers.ts'
import { urlOf } from '../http/requests.ts'
import type { Incoming, Outgoing } from '../http/messages.ts'
import type { IntakeDeps } from './intake.ts'

const COOKIE = 'anjungan'
/** The longest that browsers keep a cookie. */
const COOKIE_SECONDS = 400 * 86_400
const KEY = /^[\w-]{43}$/
const RECEIPT_COOKIE = 'bukti'
/** How long thanks stay on a device that runs no script. */
const THANKS_SECONDS = 20

/**
 * Whether a page is for a device that everybody uses. Its address says so, also after the device's key was revoked: whoever stands
 * before it then must not leave a trace either.
 */
export function isForKiosk(req: Incoming): boolean {
  return /[?&]kiosk\b/.test(req.url ?? '')
}

/** The device that a request for a kiosk comes from; null unless its cookie is the key of a device at that point. */
export async function kioskOf(db: Kysely<Database>, req: Incoming, entry: Entry): Promise<KioskDevice | null> {
  const key = cookieIn(req, COOKIE)
  return KEY.test(key) ? findDevice(db, entry, key) : null
}

/**
 * After a form that was sent without the script: back to the survey's own address, so that no receipt stands in the history. The
 * receipt goes along in a cookie for the one page that thanks.
 */
export function leadToThanks(
  publicUrl: string,
  req: Incoming,
  res: Outgoing,
  { code, receipt }: { code: string; receipt: string },
): void {
  const location = `/q/${code}?kiosk`
  res.appendHeader('set-cookie', receiptCookie(publicUrl, code, receipt, THANKS_SECONDS)) // beside the one that takes a token away
  write(req, res, 303, flatten({ location, 'cache-control': 'no-store' }))
}

/** The receipt that a kiosk's page is to thank for, once: this answer takes it from the browser, and leads on by itself. */
export function receiptToThankFor(publicUrl: string, req: Incoming, res: Outgoing, code: string): string | null {
  const given = cookieIn(req, RECEIPT_COOKIE)
  if (!readReceipt(given)) return null
  res.appendHeader('set-cookie', receiptCookie(publicUrl, code, '', 0))
  res.appendHeader('refresh', `${THANKS_SECONDS}; url=/q/${code}?kiosk`)
  return given
}

function receiptCookie(publicUrl: string, code: string, value: string, seconds: number): string {
  return setCookie(publicUrl, { name: RECEIPT_COOKIE, value, path: `/q/${code}`, seconds, sameSite: 'Strict' })
}

/**
 * `GET /q/CODE/anjungan?kunci=KEY`, once per device: the key moves from the address into a cookie that no script reads. The page
 * leads on by itself instead of by a redirect, because a cookie for this site alone is not sent along where another one led here.
 */
export async function enrolKiosk(
  { db, openEntry, clock, publicUrl }: IntakeDeps,
  req: Incoming,
  res: Outgoing,
  code: string,
): Promise<void> {
  const entry = await openEntry(code, clock())
  const key = urlOf(req).searchParams.get('kunci') ?? ''
  const device = entry.ok && KEY.test(key) ? await findDevice(db, entry.value, key) : null
  if (!entry.ok || !device)
    return sendText(req, res, 404, 'Kunci anjungan ini tidak dikenal atau sudah dicabut. Minta kunci baru.')
  const path = `/q/${entry.value.code}?kiosk`
  const cookie = { name: COOKIE, value: key, path: '/', seconds: COOKIE_SECONDS, sameSite: 'Strict' } as const
  await send(req, res, {
    status: 200,
    type: 'text/html; charset=utf-8',
    body: `<!doctype html><html lang="id"><title>Anjungan</title><p>Perangkat ini menjadi anjungan. <a href="${path}">Buka survei</a></p></html>`,
    headers: {
      'set-cookie': setCookie(publicUrl, cookie),
      refresh: `0; url=${path}`,
      'cache-control': 'no-store',
    },
  })
}
