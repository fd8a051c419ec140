import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { answerConsent } from '../../features/comment/handOff.ts'
import { checkReceipt } from '../../features/response/receipt.ts'
import type { Vault } from '../../features/response/vault.ts'
import { readBody, bodyRefusals } from '../http/body.ts'
import type { GuessGuards } from '../access/guesses.ts'
import { flatten, sendFromElsewhere, sendText, write } from '../http/answers.ts'
import { isFromElsewhere, senderOf } from '../http/requests.ts'
import type { Incoming, Outgoing } from '../http/messages.ts'

export type ConsentDeps = {
  db: Kysely<Database>
  vault: Vault
  guards: GuessGuards
  publicUrl: string
  clock: () => Date
}

/**
 * `POST /cek/izin`: whoever holds a receipt lets a comment be handed on, or does not. Leads back to the receipt, whatever was answered;
 * a wrong receipt counts as a guess, as on that page.
 */
export async function postConsent(deps: ConsentDeps, req: Incoming, res: Outgoing): Promise<void> {
  const { db, vault, guards, publicUrl, clock } = deps
  if (isFromElsewhere(req, publicUrl)) return sendFromElsewhere(req, res)
  const body = await readBody(req, 'application/x-www-form-urlencoded')
  if (!body.ok) return sendText(req, res, bodyRefusals[body.reason].status, bodyRefusals[body.reason].words)
  const values = new URLSearchParams(body.value)
  const [receipt, answer] = [values.get('kode') ?? '', values.get('izin')]
  const checked = await checkReceipt(db, vault, guards(senderOf(req)), receipt)
  if (checked.ok && (answer === 'ya' || answer === 'tidak')) await answerConsent(db, receipt, answer === 'ya', clock())
  const query = new URLSearchParams({ kode: receipt, ...(values.get('lang') === 'en' && { lang: 'en' }) })
  write(req, res, 303, flatten({ location: `/cek?${query}`, 'cache-control': 'no-store' }))
}
