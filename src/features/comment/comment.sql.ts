import { type Kysely, type RawBuilder, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Covered } from '../directory/reach.ts'
import type { SealedComment } from '../response/vault.ts'
import type { CommentFilter, CommentHead, Decision } from './comment.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

export type StoredComment = CommentHead & SealedComment

const columns = sql`
  c.comment_id as "commentId", c.week, c.unit_id as "unitId", u.slug as "unitSlug", u.name as unit, s.name as service, c.kind, c.elements,
  c.is_sorted as "isSorted", c.state, c.reason, c.hidden, c.wants_reply as "wantsReply", y.response_id is not null as "isReplied",
  h.comment_id is not null as "isHandedOn", c.consent, p.period as "publishedIn", c.month, c.sealed`
const tables = sql`
  comment c
  join unit u on u.agency_id = c.agency_id and u.unit_id = c.unit_id
  left join service s on s.agency_id = c.agency_id and s.service_id = c.service_id
  left join response_reply y on y.agency_id = c.agency_id and y.response_id = c.response_id
  left join comment_handoff h on h.agency_id = c.agency_id and h.comment_id = c.comment_id
  left join published_comment p on p.agency_id = c.agency_id and p.comment_id = c.comment_id`

/** Newest weeks first; within a week in the order of ids, which are random. */
export async function listComments(
  db: Db,
  agencyId: string,
  filter: CommentFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<StoredComment[]> {
  const { rows } = await sql<StoredComment>`
    select ${columns} from ${tables} where ${whereOf(agencyId, filter)}
    order by c.week desc, c.comment_id limit ${limit} offset ${offset}`.execute(db)
  return rows
}

export async function countComments(db: Db, agencyId: string, filter: CommentFilter): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from comment c
    left join response_reply y on y.agency_id = c.agency_id and y.response_id = c.response_id
    where ${whereOf(agencyId, filter)}`.execute(db)
  return rows[0]?.n ?? 0
}

export type OpenWork = { unread: number; waiting: number; praises: number }

/** What waits to be done: comments that nobody judged, wishes without a reply; and praises, which are to be shared. */
export async function countOpen(db: Db, agencyId: string, covered: Covered): Promise<OpenWork> {
  const { rows } = await sql<OpenWork>`
    select count(*) filter (where c.state = 'new')::int as unread,
           count(*) filter (where c.wants_reply and y.response_id is null and c.state not in ('spam', 'abuse'))::int as waiting,
           count(*) filter (where c.kind = 'praise' and c.state = 'publishable')::int as praises
    from comment c
    left join response_reply y on y.agency_id = c.agency_id and y.response_id = c.response_id
    where c.agency_id = ${agencyId}::uuid and ${isWithin(covered)}`.execute(db)
  return rows[0]!
}

function isWithin(covered: Covered): RawBuilder<unknown> {
  return covered === null ? sql`true` : sql`c.unit_id = any(${[...covered]}::uuid[])`
}

function whereOf(agencyId: string, filter: CommentFilter): RawBuilder<unknown> {
  const { covered, serviceId, element, kind, state, reply, days } = filter
  const parts = [sql`c.agency_id = ${agencyId}::uuid`, isWithin(covered)]
  if (serviceId) parts.push(sql`c.service_id = ${serviceId}::uuid`)
  if (element) parts.push(sql`${element} = any(c.elements)`)
  if (kind) parts.push(sql`c.kind = ${kind}`)
  parts.push(state ? sql`c.state = ${state}` : sql`c.state not in ('spam', 'abuse')`)
  if (reply) parts.push(sql`c.wants_reply and (y.response_id is not null) = ${reply === 'replied'}`)
  if (days) parts.push(sql`c.answered_on between ${days.from}::date and ${days.to}::date`)
  return sql.join(parts, sql` and `)
}

export async function findComment(
  db: Db,
  agencyId: string,
  commentId: string,
): Promise<(StoredComment & { responseId: string }) | null> {
  const { rows } = await sql<StoredComment & { responseId: string }>`
    select ${columns}, c.response_id as "responseId" from ${tables}
    where c.agency_id = ${agencyId}::uuid and c.comment_id = ${commentId}::uuid`.execute(db)
  return rows[0] ?? null
}

/** Keeps a comment from being decided on by two at once. */
export async function lockComment(trx: Trx, agencyId: string, commentId: string): Promise<void> {
  await sql`select from comment where agency_id = ${agencyId}::uuid and comment_id = ${commentId}::uuid for update`.execute(
    trx,
  )
}

export async function updateDecision(
  trx: Trx,
  agencyId: string,
  commentId: string,
  { state, reason, kind, elements }: Omit<Decision, 'blackOut'>,
  text: SealedComment,
): Promise<void> {
  await trx
    .updateTable('comment')
    .set({ state, reason, kind, elements: [...elements], is_sorted: true, is_due: true, sealed: text.sealed })
    .where('agency_id', '=', agencyId)
    .where('comment_id', '=', commentId)
    .execute()
}

export type WishRow = SealedComment & { responseId: string; unit: string; answeredOn: string; isReplied: boolean }

/** The comments of an agency whose writers would like a reply, those without one first, then by day. */
export async function listWishes(db: Db, agencyId: string): Promise<WishRow[]> {
  const { rows } = await sql<WishRow>`
    select c.response_id as "responseId", u.name as unit, c.answered_on as "answeredOn", c.month, c.sealed,
           y.response_id is not null as "isReplied"
    from comment c
    join unit u on u.agency_id = c.agency_id and u.unit_id = c.unit_id
    left join response_reply y on y.agency_id = c.agency_id and y.response_id = c.response_id
    where c.agency_id = ${agencyId}::uuid and c.wants_reply
    order by "isReplied", c.answered_on, c.response_id`.execute(db)
  return rows
}
