import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { readReceipt } from '../../domain/receipt.ts'
import * as store from './receipt.sql.ts'
import { responseIdOf } from './response.ts'
import type { Vault } from './vault.ts'

/** What became of a response, and of its comment where a reply was wished for. */
export type CheckedReceipt = {
  agencyName: string
  isPractice: boolean
  answeredOn: string
  state: 'received' | 'counted' | 'held' | 'excluded'
  /** Null where none was wished for; `text` is null while none was written, and where its key was deleted. */
  reply: { text: string | null; repliedOn: string | null } | null
}

/** `unreadable`: mistyped, the check character does not fit. `too-many`: too many that do not exist came before. */
export type ReceiptRefusal = 'unreadable' | 'unknown' | 'too-many'

/**
 * Counts who asks for receipts that do not exist. The receipt is the only key to a reply: at 55 bits, a billion responses and 30
 * wrong guesses in ten minutes, one right guess takes an address over twenty years.
 */
export type GuessGuard = {
  /** Notes a question about receipts that begin like this one; false when there were too many in vain. */
  mayAsk(beginning: string): boolean
  /** The question was about one that exists, and is not held against anybody. */
  found(beginning: string): void
}

const BEGINNING = 4

/** Whether an answer was stored under a key. */
export function isReceived(db: Kysely<Database>, agencyId: string, key: string): Promise<boolean> {
  return store.isStored(db, agencyId, responseIdOf(agencyId, key.toLowerCase()))
}

/** Looks a receipt up. Too many wrong guesses are refused before anything is looked up, so that the answer tells nothing. */
export async function checkReceipt(
  db: Kysely<Database>,
  vault: Vault,
  guard: GuessGuard,
  text: string,
): Promise<Outcome<CheckedReceipt, ReceiptRefusal>> {
  const range = readReceipt(text)
  if (!range) return no('unreadable')
  const beginning = range.from.slice(0, BEGINNING)
  if (!guard.mayAsk(beginning)) return no('too-many')
  const [found] = await store.findByIdRange(db, range.from, range.to)
  if (!found) return no('unknown')
  guard.found(beginning)
  const { agencyName, isPractice, answeredOn } = found
  return ok({ agencyName, isPractice, answeredOn, state: stateOf(found), reply: await replyOf(vault, found) })
}

function stateOf({ lastEvent, isCounted }: store.FoundResponse): CheckedReceipt['state'] {
  if (lastEvent === 'held' || lastEvent === 'excluded') return lastEvent
  return isCounted ? 'counted' : 'received'
}

async function replyOf(vault: Vault, found: store.FoundResponse): Promise<CheckedReceipt['reply']> {
  const { wantsReply, repliedOn, month, sealed } = found
  if (!wantsReply) return null
  if (!month || !sealed) return { text: null, repliedOn: null }
  return { text: await vault.open({ month, sealed }).catch(() => null), repliedOn }
}
