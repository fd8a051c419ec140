import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { SealedComment } from '../response/vault.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

const PUBLISH_LOCK = 5821407231n

/** Whether this transaction is now the one that publishes comments; others come again later. */
export async function tryLock(trx: Trx): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`select pg_try_advisory_xact_lock(${PUBLISH_LOCK}) as locked`.execute(
    trx,
  )
  return rows[0]?.locked ?? false
}

/** A comment that was judged since it was last looked at; `isHeld`: its response does not count. */
export type DueComment = SealedComment & {
  agencyId: string
  commentId: string
  unit: string
  answeredOn: string
  isPublishable: boolean
  isHeld: boolean
  isPublished: boolean
}

export async function listDue(trx: Trx): Promise<DueComment[]> {
  const { rows } = await sql<DueComment>`
    select c.agency_id as "agencyId", c.comment_id as "commentId", u.slug as unit, c.answered_on as "answeredOn", c.month, c.sealed,
           c.state = 'publishable' as "isPublishable", p.comment_id is not null as "isPublished",
           coalesce((
             select s.state <> 'released' from response_state s where s.agency_id = c.agency_id and s.response_id = c.response_id
             order by s.event_no desc limit 1), false) as "isHeld"
    from comment c
    join agency a on a.agency_id = c.agency_id and a.practice_of is null
    join unit u on u.agency_id = c.agency_id and u.unit_id = c.unit_id
    left join published_comment p on p.agency_id = c.agency_id and p.comment_id = c.comment_id
    where c.is_due
    order by c.agency_id, u.slug, c.comment_id`.execute(trx)
  return rows
}

/** The periods that agencies have published, by agency. */
export async function listPeriods(
  trx: Trx,
  agencyIds: readonly string[],
): Promise<{ agencyId: string; period: string }[]> {
  return trx
    .selectFrom('release')
    .distinct()
    .select(['agency_id as agencyId', 'period'])
    .where('agency_id', 'in', [...new Set(agencyIds)])
    .execute()
}

export async function setDue(trx: Trx, commentIds: readonly string[], isDue: boolean): Promise<void> {
  await sql`update comment set is_due = ${isDue} where comment_id = any(${[...commentIds]}::uuid[])`.execute(trx)
}

/** Of a unit in the newest edition of a period: whether its figure stands there by itself. */
export async function isShown(trx: Trx, agencyId: string, unit: string, period: string): Promise<boolean> {
  const { rows } = await sql<{ shown: boolean }>`
    select jsonb_path_exists(figures, '$.units[*] ? (@.slug == $unit && (@.status == "shown" || @.status == "provisional"))',
             jsonb_build_object('unit', ${unit}::text)) as shown
    from release where agency_id = ${agencyId}::uuid and period = ${period} order by edition desc limit 1`.execute(trx)
  return rows[0]?.shown ?? false
}

export async function insertPublished(
  trx: Trx,
  rows: readonly { agencyId: string; commentId: string; unit: string; period: string; text: string }[],
): Promise<void> {
  await trx
    .insertInto('published_comment')
    .values(
      rows.map(({ agencyId, commentId, unit, period, text }) => ({
        agency_id: agencyId,
        comment_id: commentId,
        unit,
        period,
        text,
      })),
    )
    .execute()
}

/** Takes comments back, and with them what is left of a group of fewer than `least`; answers all that went. */
export async function withdraw(trx: Trx, commentIds: readonly string[], least: number): Promise<string[]> {
  const { rows } = await sql<{ commentId: string }>`
    with gone as (
      select * from published_comment where comment_id = any(${[...commentIds]}::uuid[])
    ), left_over as (
      select p.comment_id, count(*) over (partition by p.agency_id, p.unit, p.period) as n
      from published_comment p
      where (p.agency_id, p.unit, p.period) in (select agency_id, unit, period from gone)
        and p.comment_id not in (select comment_id from gone)
    )
    delete from published_comment
    where comment_id in (select comment_id from gone union all select comment_id from left_over where n < ${least})
    returning comment_id as "commentId"`.execute(trx)
  return rows.map(({ commentId }) => commentId)
}

export async function updatePublished(trx: Trx, commentId: string, text: string): Promise<void> {
  await trx.updateTable('published_comment').set({ text }).where('comment_id', '=', commentId).execute()
}

/** Makes whoever keeps pages of an agency draw them again. */
export async function bumpVersions(trx: Trx, agencyIds: readonly string[]): Promise<void> {
  await sql`
    insert into published_comment_change as c (agency_id, version)
    select distinct unnest(${agencyIds}::uuid[]), 1
    on conflict (agency_id) do update set version = c.version + 1`.execute(trx)
}

/** What the public reads of units (by slug) in some periods. In the order of the alphabet, which tells nothing of when they came. */
export async function listPublished(
  db: Db,
  agencyId: string,
  units: readonly string[],
  periods: readonly string[],
): Promise<{ period: string; text: string }[]> {
  return db
    .selectFrom('published_comment')
    .select(['period', 'text'])
    .where('agency_id', '=', agencyId)
    .where('unit', 'in', [...units])
    .where('period', 'in', [...periods])
    .where('text', '<>', '')
    .orderBy('period', 'desc')
    .orderBy('text')
    .execute()
}
