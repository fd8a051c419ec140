import type { IncomingMessage, ServerResponse } from 'node:http'
import { deviceOf } from '../access/device.ts'
import { BODY_LIMIT, readBytes } from '../http/body.ts'
import { sendFromElsewhere, sendProblem, sendText } from '../http/answers.ts'
import { isFromElsewhere } from '../http/requests.ts'
import type { Pages } from '../drawing/pages.ts'
import type { PageLane } from './pageLane.ts'

type Deps = { pages: Pick<Pages, 'isSignedIn'>; publicUrl: string }

/** The largest form of somebody who is signed in: a file of 50,000 officers is about 4 MB. */
const FILE_LIMIT = 16 * 1024 * 1024
const formTypes = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i

/**
 * Pages for staff, and the door to them: the only ones of Astro that are given cookies and the bodies of forms. A form counts
 * only when a page of this site sent it.
 */
export async function showStaffPage(
  { pages, publicUrl }: Deps,
  lane: PageLane,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const method = req.method === 'HEAD' ? 'GET' : (req.method ?? 'GET')
  if (method !== 'GET' && method !== 'POST')
    return sendProblem(req, res, 405, 'The method must be GET, HEAD, POST.', { headers: { Allow: 'GET, HEAD, POST' } })
  const { cookie = '', accept = '' } = req.headers
  const device = deviceOf(req.headers['user-agent'] ?? '')
  const asked = { method, cookie, accept, device }
  if (method === 'GET') return lane.showAny(req, res, { ...asked, form: null })
  if (isFromElsewhere(req, publicUrl)) return sendFromElsewhere(req, res)
  const type = req.headers['content-type'] ?? ''
  if (!formTypes.test(type)) return sendText(req, res, 415, 'Kirim formulir dari halaman portal ini.')
  const bytes = await readBytes(req, (await pages.isSignedIn(cookie)) ? FILE_LIMIT : BODY_LIMIT)
  if (!bytes) return sendText(req, res, 413, `Berkas terlalu besar: paling banyak ${FILE_LIMIT / 1024 / 1024} MB.`)
  await lane.showAny(req, res, { ...asked, form: { type, bytes } })
}
