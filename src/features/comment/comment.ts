/** Reading comments and deciding about them. Everything here is redacted text; the originals are not opened for anybody. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { CommentKind } from '../../domain/commentTopics.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { type Actor, type AuditEntry, listChanges, record } from '../audit/audit.ts'
import type { Covered } from '../directory/reach.ts'
import { inTransaction } from '../inTransaction.ts'
import { type Vault, openIfThere, sealText } from '../response/vault.ts'
import * as store from './comment.sql.ts'
import { redactWaiting } from './redaction.ts'

type Db = Kysely<Database>

export const commentStates = ['new', 'publishable', 'unpublishable', 'spam', 'abuse'] as const
export type CommentState = (typeof commentStates)[number]
/** Why a comment that is neither spam nor abuse is not published. */
export const reasons = ['personal', 'identifiable', 'unrelated', 'accusation', 'unclear'] as const
export type Reason = (typeof reasons)[number]

/** All that staff may know of a comment beside its text; its time is a week, told by its Monday. */
export type CommentHead = {
  commentId: string
  week: string
  unitId: string
  unitSlug: string
  unit: string
  service: string | null
  kind: CommentKind
  /** By code. */
  elements: string[]
  /** Whether a person set kind and elements; else they are suggested by words. */
  isSorted: boolean
  state: CommentState
  reason: Reason | null
  /** Kinds of personal data that were taken out. */
  hidden: string[]
  wantsReply: boolean
  isReplied: boolean
  isHandedOn: boolean
  consent: 'asked' | 'given' | 'refused' | null
  /** The release period under which the public reads it; null while it does not. */
  publishedIn: string | null
}

/** Null where the key of its month was deleted. */
export type Comment = CommentHead & { text: string | null }

/** What to show of the comments of an agency; null shows all, and without a state all but spam and abuse. */
export type CommentFilter = {
  covered: Covered
  serviceId: string | null
  element: string | null
  kind: CommentKind | null
  state: CommentState | null
  reply: 'waiting' | 'replied' | null
  days: { from: string; to: string } | null
}

export type CommentPage = {
  comments: Comment[]
  total: number
  /** Set where a search looked through the newest so many comments only. */
  searched: number | null
}

/**
 * A page of comments. Words are looked for in the process, since the database knows none: in the newest that the rest of the filter
 * leaves, {@link MOST_SEARCHED} of them at most.
 */
export async function listComments(
  db: Db,
  vault: Vault,
  agencyId: string,
  filter: CommentFilter,
  { text, limit, offset }: { text: string; limit: number; offset: number },
): Promise<CommentPage> {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) {
    const total = await store.countComments(db, agencyId, filter)
    const found = total > offset ? await store.listComments(db, agencyId, filter, { limit, offset }) : []
    return { comments: await Promise.all(found.map((comment) => opened(vault, comment))), total, searched: null }
  }
  const all = await store.listComments(db, agencyId, filter, { limit: MOST_SEARCHED + 1, offset: 0 })
  const looked = await Promise.all(all.slice(0, MOST_SEARCHED).map((comment) => opened(vault, comment)))
  const found = looked.filter((comment) => words.every((word) => comment.text?.toLowerCase().includes(word)))
  const searched = all.length > MOST_SEARCHED ? MOST_SEARCHED : null
  return { comments: found.slice(offset, offset + limit), total: found.length, searched }
}

/** A tenth of a second's decryption. */
export const MOST_SEARCHED = 10_000

async function opened<Head extends store.StoredComment>(vault: Vault, { month, sealed, ...head }: Head) {
  return { ...head, text: await openIfThere(vault, { month, sealed }) }
}

/** One comment; `responseId` is for the verbs alone. */
export async function findComment(
  db: Db,
  vault: Vault,
  agencyId: string,
  commentId: string,
): Promise<(Comment & { responseId: string }) | null> {
  const found = await store.findComment(db, agencyId, commentId)
  return found && opened(vault, found)
}

export function countOpen(db: Db, agencyId: string, covered: Covered): Promise<store.OpenWork> {
  return store.countOpen(db, agencyId, covered)
}

/** What was decided about a comment, newest first. */
export function listDecisions(db: Db, agencyId: string, commentId: string): Promise<AuditEntry[]> {
  return listChanges(db, agencyId, { kind: 'comment', subjectId: commentId }, 50)
}

export type Decision = {
  state: CommentState
  /** Set where the state is `unpublishable`, and only there. */
  reason: Reason | null
  kind: CommentKind
  elements: readonly string[]
  /** Words that may lead to a person and that no rule found: they are taken out of the text for ever. */
  blackOut: readonly string[]
}

/** `gone`: no such comment, or none that can be read. `not-in-text`: a text to be taken out does not stand in it. */
export type DecisionRefusal = { reason: 'gone' } | { reason: 'not-in-text'; text: string }

export const BLACKED_OUT = '[disamarkan]'

/** Decides whether a comment may be published, and what it is about. The trail keeps the decision, never a word of the text. */
export async function decide(
  db: Db,
  vault: Vault,
  actor: Actor,
  commentId: string,
  { blackOut, ...decision }: Decision,
): Promise<Outcome<null, DecisionRefusal>> {
  return inTransaction(db, async (trx) => {
    await store.lockComment(trx, actor.agencyId, commentId)
    const found = await store.findComment(trx, actor.agencyId, commentId)
    const before = found && (await opened(vault, found))
    if (!before || before.text === null) return no({ reason: 'gone' })
    let text = before.text
    for (const words of blackOut) {
      const without = withoutWords(text, words)
      if (without === text) return no({ reason: 'not-in-text', text: words })
      text = without
    }
    const sealed = await sealText(vault, found.month, text)
    await store.updateDecision(trx, actor.agencyId, commentId, decision, sealed)
    const { state, reason, kind, elements } = before
    await record(trx, actor, {
      act: 'moderated',
      ...subjectOf(before),
      before: { state, reason, commentKind: kind, elements },
      after: {
        state: decision.state,
        reason: decision.reason,
        commentKind: decision.kind,
        elements: decision.elements,
        ...(blackOut.length > 0 && { blackedOut: blackOut.length }),
      },
    })
    return ok(null)
  })
}

function withoutWords(text: string, words: string): string {
  const escaped = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')
  return text.replace(new RegExp(escaped, 'giu'), BLACKED_OUT)
}

/** What the trail calls a comment: by unit and week, which tell nothing of what it says. */
export function subjectOf({ commentId, unit, week }: Pick<CommentHead, 'commentId' | 'unit' | 'week'>) {
  return { kind: 'comment', subjectId: commentId, subject: `${unit}, ${week}` } as const
}

/** A comment whose writer would like a reply, for the command line; null where its key was deleted. */
export type ReplyWish = Omit<store.WishRow, 'month' | 'sealed'> & { comment: string | null }

/** The wishes of an agency, those without a reply first, oldest first; also of comments that came just now. */
export async function listReplyWishes(db: Db, vault: Vault, agencyId: string): Promise<ReplyWish[]> {
  await redactWaiting(db, vault)
  const found = await store.listWishes(db, agencyId)
  return Promise.all(
    found.map(async ({ month, sealed, ...wish }) => ({
      ...wish,
      comment: await openIfThere(vault, { month, sealed }),
    })),
  )
}
