import { openAccessKey } from '../../features/access/access.ts'
import { readTokenRequest } from '../../features/token/token.form.ts'
import { issueTokens } from '../../features/token/token.ts'
import { visitAddress } from '../../domain/visitToken.ts'
import { readBody, bodyRefusals, parseObject } from '../http/body.ts'
import { bearerOf } from '../http/requests.ts'
import { sendBadFields, sendJson, sendProblem } from '../http/answers.ts'
import type { Incoming, Outgoing } from '../http/messages.ts'
import { type IntakeDeps } from './intake.ts'

const CHALLENGE = { 'www-authenticate': 'Bearer' }

/** `POST /api/v1/tokens`: visit tokens for a queue system, which shows the key of its agency. */
export async function postTokens(deps: IntakeDeps, req: Incoming, res: Outgoing): Promise<void> {
  const key = await openAccessKey(deps.db, bearerOf(req), 'api')
  if (!key) return sendProblem(req, res, 401, 'The key is missing or not in force.', { headers: CHALLENGE })
  const body = await readBody(req, 'application/json')
  if (!body.ok) return sendProblem(req, res, bodyRefusals[body.reason].status, bodyRefusals[body.reason].detail)
  const read = readTokenRequest(parseObject(body.value))
  if (!read.ok) return sendBadFields(req, res, read.fields)
  const { point, count, officer = null } = read.value
  const now = deps.clock()
  const entry = await deps.openEntry(point, now)
  if (!entry.ok || entry.value.agencyId !== key.agencyId)
    return sendProblem(req, res, 404, 'Your agency has no open point with this code.')
  const issued = await issueTokens(deps.db, deps.keyring, entry.value, { count, officer }, now)
  if (!issued.ok) return sendBadFields(req, res, ['officer'])
  const tokens = issued.value.tokens.map((token) => ({ token, url: visitAddress(deps.publicUrl, token) }))
  const headers = { 'cache-control': 'no-store' }
  await sendJson(req, res, 201, { tokens, validUntil: issued.value.validUntil.toISOString() }, headers)
}
