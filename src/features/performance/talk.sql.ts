import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Side } from './plan.ts'
import type { Post, TalkKind, TalkRow } from './talk.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

/** The newest post first. */
export async function listTalks(db: Db, agencyId: string, officerId: string): Promise<TalkRow[]> {
  const { rows } = await sql<TalkRow>`
    select t.talk_id as "talkId", t.kind, t.period, t.subject, count(p.post_id)::int as posts, max(p.at) as "lastAt",
           count(*) filter (where p.side = 'superior' and p.acknowledged_at is null)::int as "unreadByOfficer",
           count(*) filter (where p.side = 'officer' and p.acknowledged_at is null)::int as "unreadBySuperior"
    from talk t join talk_post p on p.agency_id = t.agency_id and p.talk_id = t.talk_id
    where t.agency_id = ${agencyId} and t.officer_id = ${officerId}
    group by t.agency_id, t.talk_id order by max(p.at) desc, t.talk_id`.execute(db)
  return rows
}

export async function findTalk(
  db: Db,
  agencyId: string,
  officerId: string,
  talkId: string,
): Promise<{ kind: TalkKind; period: string | null; subject: string } | null> {
  const row = await db
    .selectFrom('talk')
    .select(['kind', 'period', 'subject'])
    .where('agency_id', '=', agencyId)
    .where('officer_id', '=', officerId)
    .where(sql<string>`talk_id::text`, '=', talkId)
    .executeTakeFirst()
  return row ? { ...row, kind: row.kind as TalkKind } : null
}

export async function listPosts(db: Db, agencyId: string, talkId: string): Promise<Post[]> {
  const rows = await db
    .selectFrom('talk_post')
    .select(['post_id as postId', 'side', 'author', 'body', 'at', 'acknowledged_at as acknowledgedAt'])
    .where('agency_id', '=', agencyId)
    .where('talk_id', '=', talkId)
    .orderBy('at')
    .orderBy('post_id')
    .execute()
  return rows.map((row) => ({ ...row, side: row.side as Side }))
}

export async function insertTalk(
  trx: Trx,
  {
    agencyId,
    talkId,
    officerId,
    kind,
    period,
    subject,
    now,
  }: {
    agencyId: string
    talkId: string
    officerId: string
    kind: TalkKind
    period: string | null
    subject: string
    now: Date
  },
): Promise<void> {
  await trx
    .insertInto('talk')
    .values({ agency_id: agencyId, talk_id: talkId, officer_id: officerId, kind, period, subject, opened_at: now })
    .execute()
}

export async function insertPost(
  trx: Trx,
  { agencyId, userId, name, now }: { agencyId: string; userId: string | null; name: string; now: Date },
  { talkId, postId, side, body }: { talkId: string; postId: string; side: Side; body: string },
): Promise<void> {
  const ids = { agency_id: agencyId, post_id: postId, talk_id: talkId }
  await trx
    .insertInto('talk_post')
    .values({ ...ids, side, user_id: userId, author: name, body, at: now, acknowledged_at: null })
    .execute()
}

export async function acknowledge(trx: Trx, agencyId: string, talkId: string, side: Side, now: Date): Promise<number> {
  const done = await trx
    .updateTable('talk_post')
    .set({ acknowledged_at: now })
    .where('agency_id', '=', agencyId)
    .where('talk_id', '=', talkId)
    .where('side', '!=', side)
    .where('acknowledged_at', 'is', null)
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}

export async function countUnread(db: Db, agencyId: string, officerId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from talk t join talk_post p on p.agency_id = t.agency_id and p.talk_id = t.talk_id
    where t.agency_id = ${agencyId} and t.officer_id = ${officerId} and p.side = 'superior' and p.acknowledged_at is null`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}
