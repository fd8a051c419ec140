/** Threads between an officer and the superior: dialog kinerja, continuous feedback, and what the officer replies to a rating. */
import { randomUUIDv7 as newId } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { type Actor, record } from '../audit/audit.ts'
import { inTransaction } from '../inTransaction.ts'
import type { Side, Subject } from './plan.ts'
import * as store from './talk.sql.ts'

type Db = Kysely<Database>

/** `reply` is hak jawab: what the officer says to a rating. */
export const talkKinds = ['dialogue', 'feedback', 'reply'] as const
export type TalkKind = (typeof talkKinds)[number]

export type TalkRow = {
  talkId: string
  kind: TalkKind
  period: string | null
  subject: string
  posts: number
  lastAt: Date
  unreadByOfficer: number
  unreadBySuperior: number
}
export type Post = {
  postId: string
  side: Side
  author: string
  body: string
  at: Date
  /** When the other side said that it had read it. */
  acknowledgedAt: Date | null
}
export type Talk = { talkId: string; kind: TalkKind; period: string | null; subject: string; posts: Post[] }
export type NewTalk = { kind: TalkKind; period: string | null; subject: string; body: string }

/** The threads of an officer, the liveliest first. */
export function listTalks(db: Db, agencyId: string, officerId: string): Promise<TalkRow[]> {
  return store.listTalks(db, agencyId, officerId)
}

/** Null where this officer has no such thread. */
export async function readTalk(db: Db, agencyId: string, officerId: string, talkId: string): Promise<Talk | null> {
  const talk = await store.findTalk(db, agencyId, officerId, talkId)
  return talk && { talkId, ...talk, posts: await store.listPosts(db, agencyId, talkId) }
}

/** How many posts of the superior an officer has not acknowledged yet. */
export function countUnread(db: Db, agencyId: string, officerId: string): Promise<number> {
  return store.countUnread(db, agencyId, officerId)
}

export function openTalk(db: Db, actor: Actor, officer: Subject, side: Side, talk: NewTalk): Promise<string> {
  return inTransaction(db, async (trx) => {
    const { agencyId, now } = actor
    const talkId = newId()
    const { kind, period, subject, body } = talk
    await store.insertTalk(trx, { agencyId, talkId, officerId: officer.officerId, kind, period, subject, now })
    await store.insertPost(trx, actor, { talkId, postId: newId(), side, body })
    await record(trx, actor, { act: 'added', kind: 'talk', subjectId: officer.officerId, subject: officer.name })
    return talkId
  })
}

/** Adds a post; whoever answers has read what was said before. */
export function reply(
  db: Db,
  actor: Actor,
  officer: Subject,
  side: Side,
  { talkId, body }: { talkId: string; body: string },
): Promise<Outcome<null, 'unknown'>> {
  return inTransaction(db, async (trx) => {
    const { agencyId, now } = actor
    if (!(await store.findTalk(trx, agencyId, officer.officerId, talkId))) return no('unknown')
    await store.acknowledge(trx, agencyId, talkId, side, now)
    await store.insertPost(trx, actor, { talkId, postId: newId(), side, body })
    await record(trx, actor, { act: 'changed', kind: 'talk', subjectId: officer.officerId, subject: officer.name })
    return ok(null)
  })
}

/** Says that one side has read all that the other wrote. */
export function acknowledge(
  db: Db,
  actor: Actor,
  officer: Subject,
  side: Side,
  talkId: string,
): Promise<Outcome<number, 'unknown'>> {
  return inTransaction(db, async (trx) => {
    const { agencyId, now } = actor
    if (!(await store.findTalk(trx, agencyId, officer.officerId, talkId))) return no('unknown')
    const read = await store.acknowledge(trx, agencyId, talkId, side, now)
    if (read > 0)
      await record(trx, actor, { act: 'checked', kind: 'talk', subjectId: officer.officerId, subject: officer.name })
    return ok(read)
  })
}
