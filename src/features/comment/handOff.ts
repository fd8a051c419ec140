/**
 * Handing a comment on to SP4N-LAPOR!, the national complaint system. Its text leaves with the citizen's consent, which is asked for and
 * given by receipt, or not at all: then a summary leaves that an official wrote.
 */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type LaporSteps, laporSteps } from '../../domain/laporClock.ts'
import { dayIn } from '../../domain/localTime.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { readReceipt } from '../../domain/receipt.ts'
import { redact } from '../../domain/redaction/redact.ts'
import { type Actor, record } from '../audit/audit.ts'
import type { Agency } from '../directory/directory.ts'
import type { Covered } from '../directory/reach.ts'
import { inTransaction } from '../inTransaction.ts'
import { type Vault, openIfThere, sealText } from '../response/vault.ts'
import { type Comment, subjectOf } from './comment.ts'
import * as store from './handOff.sql.ts'

type Db = Kysely<Database>

/** `consent`: the citizen's own words, without personal data. `summary`: an official's. */
export const bases = ['consent', 'summary'] as const
export type Basis = (typeof bases)[number]

export type HandOff = LaporSteps & { commentId: string; basis: Basis; trackingId: string }

/** A hand-off with the text that left; null where the key of its month was deleted. */
export async function findHandOff(
  db: Db,
  vault: Vault,
  agencyId: string,
  commentId: string,
): Promise<(HandOff & { text: string | null }) | null> {
  const found = await store.findHandOff(db, agencyId, commentId)
  if (!found) return null
  const { month, sealed, ...handOff } = found
  return { ...handOff, text: await openIfThere(vault, { month, sealed }) }
}

export function listOpenHandOffs(db: Db, agencyId: string, covered: Covered) {
  return store.listOpenHandOffs(db, agencyId, covered)
}

type Known = Pick<Comment, 'commentId' | 'unit' | 'week' | 'consent' | 'isHandedOn' | 'text'>

/** Asks the citizen, who sees the question with the receipt. Asked once; a refusal stands. */
export async function askConsent(
  db: Db,
  actor: Actor,
  { timeZone }: Pick<Agency, 'timeZone'>,
  comment: Known,
): Promise<Outcome<null, 'asked'>> {
  if (comment.consent !== null) return no('asked')
  return inTransaction(db, async (trx) => {
    await store.updateConsent(trx, actor.agencyId, comment.commentId, 'asked', dayIn(timeZone, actor.now))
    await record(trx, actor, {
      act: 'asked',
      ...subjectOf(comment),
      before: { consent: null },
      after: { consent: 'asked' },
    })
    return ok(null)
  })
}

export type NewHandOff = Pick<LaporSteps, 'category' | 'handedOn'> & {
  basis: Basis
  /** The number that SP4N-LAPOR! gave. */
  trackingId: string
  /** Of the official; not used where the basis is consent. */
  summary: string
}

/** Notes that a comment was handed on. A summary goes through the same redaction as a comment. */
export async function handOn(
  db: Db,
  vault: Vault,
  actor: Actor,
  comment: Known,
  { basis, category, handedOn, trackingId, summary }: NewHandOff,
): Promise<Outcome<null, 'no-consent' | 'handed-on' | 'gone'>> {
  if (basis === 'consent' && comment.consent !== 'given') return no('no-consent')
  if (basis === 'consent' && comment.text === null) return no('gone')
  const sealed = await sealText(vault, handedOn, basis === 'consent' ? (comment.text ?? '') : redact(summary).text)
  const { commentId } = comment
  return inTransaction(db, async (trx) => {
    const own = { commentId, basis, category, handedOn, trackingId, ...sealed }
    if (!(await store.insertHandOff(trx, actor.agencyId, own))) return no('handed-on')
    const after = { basis, category, handedOn, trackingId }
    await record(trx, actor, { act: 'handed-on', ...subjectOf(comment), after })
    return ok(null)
  })
}

/** `order`: a step lies before the one before it, or is there without it. `future`: it lies after today. */
export type StepRefusal = 'order' | 'future'

/** Notes the steps of a report, as days; null is not there yet. */
export async function noteSteps(
  db: Db,
  actor: Actor,
  comment: Known,
  before: LaporSteps,
  steps: Omit<LaporSteps, 'handedOn'>,
  today: string,
): Promise<Outcome<null, StepRefusal>> {
  const days = [before.handedOn, ...laporSteps.map((name) => steps[name])]
  const isInOrder = days.every((day, place) => day === null || place === 0 || (days[place - 1] ?? '9') <= day)
  if (!isInOrder) return no('order')
  if (days.some((day) => day !== null && day > today)) return no('future')
  return inTransaction(db, async (trx) => {
    await store.updateSteps(trx, actor.agencyId, comment.commentId, steps)
    const old = { category: before.category, ...Object.fromEntries(laporSteps.map((name) => [name, before[name]])) }
    await record(trx, actor, { act: 'changed', ...subjectOf(comment), before: old, after: steps })
    return ok(null)
  })
}

/** What whoever holds a receipt is asked; null where nothing is. */
export type ConsentQuestion = Pick<store.FoundConsent, 'consent' | 'consentOn' | 'trackingId'>

/** @param receipt one that was just checked (`checkReceipt`) */
export async function findConsent(db: Db, receipt: string): Promise<ConsentQuestion | null> {
  const found = await byReceipt(db, receipt)
  return found?.consent ? found : null
}

/**
 * The citizen's answer, which may be changed until the comment was handed on. It needs no name: the receipt is the proof.
 * @param receipt one that was just checked
 */
export async function answerConsent(
  db: Db,
  receipt: string,
  isGiven: boolean,
  now: Date,
): Promise<Outcome<null, 'not-asked' | 'handed-on'>> {
  const found = await byReceipt(db, receipt)
  if (!found?.consent) return no('not-asked')
  if (found.trackingId !== null) return no('handed-on')
  return inTransaction(db, async (trx) => {
    const answer = isGiven ? 'given' : 'refused'
    await store.updateConsent(trx, found.agencyId, found.commentId, answer, dayIn(found.timeZone, now))
    return ok(null)
  })
}

function byReceipt(db: Db, receipt: string): Promise<store.FoundConsent | null> {
  const range = readReceipt(receipt)
  return range ? store.findConsent(db, range.from, range.to) : Promise.resolve(null)
}
