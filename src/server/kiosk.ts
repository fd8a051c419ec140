import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { Entry } from '../features/entry/entry.ts'
import { type KioskDevice, findDevice } from '../features/entry/kiosk.ts'
import { send, sendText, urlOf } from './http.ts'
import type { IntakeDeps } from './intake.ts'

const COOKIE = 'anjungan'
/** The longest that browsers keep a cookie. */
const COOKIE_SECONDS = 400 * 86_400
const KEY = /^[\w-]{43}$/

/** The device that a request comes from; null unless its address says `kiosk` and its cookie is the key of a device at that point. */
export async function kioskOf(db: Kysely<Database>, req: IncomingMessage, entry: Entry): Promise<KioskDevice | null> {
  if (!/[?&]kiosk\b/.test(req.url ?? '')) return null
  const cookies = (req.headers.cookie ?? '').split(/;\s*/)
  const key = cookies.find((cookie) => cookie.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1) ?? ''
  return KEY.test(key) ? findDevice(db, entry, key) : null
}

/**
 * `GET /q/CODE/anjungan?kunci=KEY`, once per device: the key moves from the address into a cookie that no script reads. The page
 * leads on by itself instead of by a redirect, because a cookie for this site alone is not sent along where another one led here.
 */
export async function enrolKiosk(
  { db, openEntry, clock, publicUrl }: IntakeDeps,
  req: IncomingMessage,
  res: ServerResponse,
  code: string,
): Promise<void> {
  const entry = await openEntry(code, clock())
  const key = urlOf(req).searchParams.get('kunci') ?? ''
  const device = entry.ok && KEY.test(key) ? await findDevice(db, entry.value, key) : null
  if (!entry.ok || !device)
    return sendText(req, res, 404, 'Kunci anjungan ini tidak dikenal atau sudah dicabut. Minta kunci baru.')
  const path = `/q/${entry.value.code}?kiosk`
  const isSecure = publicUrl.startsWith('https:') ? '; Secure' : ''
  await send(req, res, {
    status: 200,
    type: 'text/html; charset=utf-8',
    body: `<!doctype html><html lang="id"><title>Anjungan</title><p>Perangkat ini menjadi anjungan. <a href="${path}">Buka survei</a></p></html>`,
    headers: {
      'set-cookie': `${COOKIE}=${key}; Path=/; Max-Age=${COOKIE_SECONDS}; HttpOnly; SameSite=Strict${isSecure}`,
      refresh: `0; url=${path}`,
      'cache-control': 'no-store',
    },
  })
}
