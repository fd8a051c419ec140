import { type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Alert } from './alert.ts'

type Trx = Transaction<Database>

const LETTER_LOCK = 5821407232n

/** Whether this transaction is now the one that sends; with it letters of one person leave together. */
export async function tryLockLetters(trx: Trx): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`select pg_try_advisory_xact_lock(${LETTER_LOCK}) as locked`.execute(
    trx,
  )
  return rows[0]?.locked ?? false
}

export type Waiting = {
  agencyId: string
  agency: string
  slug: string
  userId: string
  email: string
  alerts: Alert[]
}

/** What waits to be sent to the person who waits longest; null where nobody does. */
export async function nextLetter(trx: Trx, now: Date): Promise<Waiting | null> {
  const { rows } = await sql<Omit<Waiting, 'alerts'>>`
    select l.agency_id as "agencyId", g.name as agency, g.slug, l.user_id as "userId", p.email
    from alert_letter l join agency g on g.agency_id = l.agency_id join auth_user p on p.id = l.user_id
    where l.sent_at is null and l.next_at <= ${now}
    order by l.next_at, l.agency_id, l.user_id limit 1`.execute(trx)
  const [person] = rows
  if (!person) return null
  const alerts = await sql<Alert>`
    select a.alert_id as "alertId", a.kind, a.raised_at as "raisedAt", a.facts, u.name as unit, u.slug as "unitSlug", t.name as point,
           null as code
    from alert_letter l
    join alert a on a.agency_id = l.agency_id and a.alert_id = l.alert_id
    left join unit u on u.agency_id = a.agency_id and u.unit_id = a.unit_id
    left join point t on t.agency_id = a.agency_id and t.point_id = a.point_id
    where l.agency_id = ${person.agencyId}::uuid and l.user_id = ${person.userId}::uuid and l.sent_at is null and l.next_at <= ${now}
    order by a.raised_at, a.alert_id`.execute(trx)
  return { ...person, alerts: alerts.rows }
}

export async function markSent(trx: Trx, { agencyId, userId, alerts }: Waiting, now: Date): Promise<void> {
  await trx
    .updateTable('alert_letter')
    .set({ sent_at: now })
    .where('agency_id', '=', agencyId)
    .where('user_id', '=', userId)
    .where(
      'alert_id',
      'in',
      alerts.map(({ alertId }) => alertId),
    )
    .execute()
}

/** Tries again later; after `most` tries never. */
export async function postpone(
  trx: Trx,
  { agencyId, userId, alerts }: Waiting,
  { now, minutes, most }: { now: Date; minutes: number; most: number },
): Promise<void> {
  await sql`
    update alert_letter set tries = tries + 1,
      next_at = case when tries + 1 >= ${most} then 'infinity' else ${now}::timestamptz + make_interval(mins => ${minutes}::int) * (tries + 1) end
    where agency_id = ${agencyId}::uuid and user_id = ${userId}::uuid and alert_id = any(${alerts.map(({ alertId }) => alertId)}::uuid[])`.execute(
    trx,
  )
}
