import { readFirstTap } from '../../features/response/response.form.ts'
import { readBody } from '../http/body.ts'
import { sendText } from '../http/answers.ts'
import { isCrossSite } from '../http/requests.ts'
import type { Incoming, Outgoing } from '../http/messages.ts'
import type { IntakeDeps } from './intake.ts'

/** `POST /q/CODE/awal`: the first tap, sent by the page's script. Nobody waits for the answer; it is 204 once it was noted. */
export async function postFirstTap(
  { openEntry, clock, writer, firstTaps, publicUrl }: IntakeDeps,
  req: Incoming,
  res: Outgoing,
  code: string,
): Promise<void> {
  const now = clock()
  const body = await readBody(req, 'application/x-www-form-urlencoded')
  const first = body.ok && !isCrossSite(req, publicUrl) ? readFirstTap(new URLSearchParams(body.value)) : null
  if (!first) return sendText(req, res, 422, 'key dan overall harus ada.')
  const entry = await openEntry(code, now)
  if (!entry.ok)
    return sendText(req, res, entry.reason === 'unknown' ? 404 : 410, 'Titik ini tidak menerima penilaian.')
  if (!writer.isOverloaded()) firstTaps.add(entry.value, first, now) // answers come first
  res.writeHead(204)
  res.end()
}
