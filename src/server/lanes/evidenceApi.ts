// The addresses for systems of the agency itself: transactions in, evidence packages and satisfaction per programme out.
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { dayIn } from '../../domain/localTime.ts'
import { readNip } from '../../domain/nip.ts'
import { readPeriod } from '../../domain/period.ts'
import { type AccessKey, type AgencyScope, openAccessKey } from '../../features/access/access.ts'
import { getAgency } from '../../features/directory/directory.ts'
import { findOfficerByNip } from '../../features/evidence/evidence.ts'
import { packageOf } from '../../features/evidence/package.ts'
import { listProgrammes } from '../../features/evidence/programmes.ts'
import { importRows } from '../../features/exchange/import.ts'
import { readTransactions } from '../../features/exchange/transactions.form.ts'
import { sentenceOf } from '../exchangeSentences.ts'
import { readBody, bodyRefusals, parseObject } from '../http/body.ts'
import { sendBadFields, sendJson, sendProblem } from '../http/answers.ts'
import { bearerOf, urlOf } from '../http/requests.ts'
import type { Incoming, Outgoing } from '../http/messages.ts'

export type EvidenceApiDeps = { db: Kysely<Database>; clock: () => Date }

const CHALLENGE = { 'www-authenticate': 'Bearer' }
const PRIVATE = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex' }
/** A thousand transactions with long names. */
const BODY_LIMIT = 1024 * 1024

/** The key that a request shows, if it opens this; else the request is answered with 401. */
async function keyOf(
  { db }: EvidenceApiDeps,
  req: Incoming,
  res: Outgoing,
  scope: AgencyScope,
): Promise<AccessKey | null> {
  const key = await openAccessKey(db, bearerOf(req), scope)
  if (!key) await sendProblem(req, res, 401, `A key for "${scope}" is missing or not in force.`, { headers: CHALLENGE })
  return key
}

/** `POST /api/v1/transactions`: all or nothing; the same again changes nothing. */
export async function postTransactions(deps: EvidenceApiDeps, req: Incoming, res: Outgoing): Promise<void> {
  const key = await keyOf(deps, req, res, 'transaction')
  if (!key) return
  const body = await readBody(req, 'application/json', BODY_LIMIT)
  if (!body.ok) {
    const detail = body.reason === 'too-large' ? 'The body is larger than 1 MiB.' : bodyRefusals[body.reason].detail
    return sendProblem(req, res, bodyRefusals[body.reason].status, detail)
  }
  const json = parseObject(body.value)
  if (!json) return sendProblem(req, res, 400, 'The body is not a JSON object.')
  const read = readTransactions(json)
  if (!read.ok) return sendBadFields(req, res, read.reason)
  const { agencyId, slug, accessKeyId } = key
  const { timeZone } = await getAgency(deps.db, agencyId)
  const actor = { agencyId, userId: null, name: `API ${slug} ${accessKeyId}`, now: deps.clock() }
  const file = { sheet: 'transaksi' as const, name: 'API', isDryRun: false }
  const stored = await importRows(deps.db, actor, { timeZone, reach: 'all' }, file, read.value)
  if (stored.ok) return sendJson(req, res, 200, stored.value, PRIVATE)
  const { problems, count } = stored.reason
  const errors = problems.map((problem) => ({
    field: `transactions.${problem.line - 1}${problem.column ? `.${fieldNames[problem.column] ?? problem.column}` : ''}`,
    message: sentenceOf(problem).replace(/^Line \d+: \S+ /, ''),
  }))
  return sendProblem(req, res, 422, `${count} problems; nothing was stored.`, { errors })
}

/** What a file calls by its Indonesian name is called by the English one here. */
const fieldNames: Readonly<Record<string, string>> = {
  nomor: 'number',
  layanan: 'service',
  masuk: 'submitted',
  tenggat: 'due',
  selesai: 'finished',
  ulang: 'rework',
  pengaduan: 'complaint',
  periksa: 'check',
}

/** `GET /api/v1/evidence/NIP?period=2026-TW3`: the package of an officer, as a superior may see it. */
export async function getEvidence(deps: EvidenceApiDeps, req: Incoming, res: Outgoing, number: string): Promise<void> {
  const key = await keyOf(deps, req, res, 'evidence')
  if (!key) return
  const period = readPeriod(urlOf(req).searchParams.get('period') ?? '')
  if (!period) return sendBadPeriod(req, res)
  const now = deps.clock()
  const agency = await getAgency(deps.db, key.agencyId)
  const read = readNip(decodeURIComponent(number))
  const nip = 'nip' in read ? read.nip : number
  const officer = await findOfficerByNip(deps.db, key.agencyId, nip)
  const moment = { today: dayIn(agency.timeZone, now), now }
  const evidence = officer && (await packageOf(deps.db, agency, officer.officerId, period, moment))
  if (!evidence) return sendProblem(req, res, 404, 'Your agency has no officer with this number.', { headers: PRIVATE })
  return sendJson(req, res, 200, evidence, PRIVATE)
}

/** `GET /api/v1/programmes?period=2026-TW3`: satisfaction per programme and area. */
export async function getProgrammes(deps: EvidenceApiDeps, req: Incoming, res: Outgoing): Promise<void> {
  const key = await keyOf(deps, req, res, 'programme')
  if (!key) return
  const period = readPeriod(urlOf(req).searchParams.get('period') ?? '')
  if (!period) return sendBadPeriod(req, res)
  const programmes = await listProgrammes(deps.db, key.agencyId, period)
  return sendJson(req, res, 200, { agency: key.slug, period, programmes }, PRIVATE)
}

function sendBadPeriod(req: Incoming, res: Outgoing): Promise<void> {
  return sendBadFields(req, res, ['period'], 'must be 2026, 2026-S1, 2026-TW3 or 2026-07')
}
