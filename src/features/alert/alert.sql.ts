import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { AlertKind } from '../../domain/alerts/kinds.ts'
import type { Agency } from '../directory/directory.ts'
import type { Covered } from '../directory/reach.ts'
import type { Alert, Found } from './alert.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

/**
 * Stores what is new and answers it. `quietDays`: the same subject was told of in so many days before. Whoever finds the same at the same
 * time waits for the other and stores nothing.
 */
export async function insertAlert(
  trx: Trx,
  agencyId: string,
  found: Found & { alertId: string; at: Date; quietDays: number },
): Promise<boolean> {
  const { alertId, kind, subject, episode, unitId, pointId, at, facts, quietDays } = found
  const { numAffectedRows } = await sql`
    insert into alert (agency_id, alert_id, kind, subject, episode, unit_id, point_id, raised_at, facts)
    select ${agencyId}::uuid, ${alertId}::uuid, ${kind}, ${subject}, ${episode}, ${unitId}::uuid, ${pointId}::uuid, ${at}, ${JSON.stringify(facts)}::jsonb
    where not exists (
      select from alert a where a.agency_id = ${agencyId}::uuid and a.kind = ${kind} and a.subject = ${subject}
        and a.raised_at > ${at}::timestamptz - make_interval(days => ${quietDays}::int))
    on conflict (agency_id, kind, subject, episode) do nothing`.execute(trx)
  return numAffectedRows === 1n
}

export async function insertLetters(
  trx: Trx,
  agencyId: string,
  alertId: string,
  userIds: readonly string[],
  at: Date,
): Promise<void> {
  if (userIds.length === 0) return
  await trx
    .insertInto('alert_letter')
    .values(userIds.map((userId) => ({ agency_id: agencyId, alert_id: alertId, user_id: userId, next_at: at })))
    .execute()
}

/** Newest first; of units that are covered, and of the agency as a whole where all is. */
export async function listAlerts(
  db: Db,
  agencyId: string,
  covered: Covered,
  kind: AlertKind | null,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ alerts: Alert[]; total: number }> {
  const within = covered === null ? sql`true` : sql`a.unit_id = any(${[...covered]}::uuid[])`
  const where = sql`a.agency_id = ${agencyId}::uuid and ${within} and (${kind}::text is null or a.kind = ${kind})`
  const { rows } = await sql<Alert & { total: number }>`
    select a.alert_id as "alertId", a.kind, a.raised_at as "raisedAt", a.facts, u.name as unit, u.slug as "unitSlug", p.name as point,
           (select min(c.code) from point_code c where c.agency_id = a.agency_id and c.point_id = a.point_id and c.revoked_at is null) as code,
           count(*) over ()::int as total
    from alert a
    left join unit u on u.agency_id = a.agency_id and u.unit_id = a.unit_id
    left join point p on p.agency_id = a.agency_id and p.point_id = a.point_id
    where ${where}
    order by a.raised_at desc, a.alert_id limit ${limit} offset ${offset}`.execute(db)
  return { alerts: rows, total: rows[0]?.total ?? 0 }
}

/** What is off: for the agency, and of the letters of one person. */
export async function readSwitches(
  db: Db,
  agencyId: string,
  userId: string | null,
): Promise<{ agency: string[]; own: string[] }> {
  const { rows } = await sql<{ kind: string; isOwn: boolean }>`
    select kind, false as "isOwn" from alert_off where agency_id = ${agencyId}::uuid
    union all
    select kind, true from alert_letter_off where agency_id = ${agencyId}::uuid and user_id = ${userId}::uuid`.execute(
    db,
  )
  const of = (isOwn: boolean) => rows.filter((row) => row.isOwn === isOwn).map(({ kind }) => kind)
  return { agency: of(false), own: of(true) }
}

/** One after another: what was chosen last holds, and not a mixture of two forms that were sent at once. */
async function inTurn(trx: Trx, agencyId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`alert settings ${agencyId}`}, 0))`.execute(trx)
}

export async function writeAgencyOff(trx: Trx, agencyId: string, kinds: readonly AlertKind[]): Promise<void> {
  await inTurn(trx, agencyId)
  await trx.deleteFrom('alert_off').where('agency_id', '=', agencyId).execute()
  if (kinds.length > 0)
    await trx
      .insertInto('alert_off')
      .values(kinds.map((kind) => ({ agency_id: agencyId, kind })))
      .execute()
}

export async function writeOwnOff(
  trx: Trx,
  agencyId: string,
  userId: string,
  kinds: readonly AlertKind[],
): Promise<void> {
  await inTurn(trx, agencyId)
  await trx.deleteFrom('alert_letter_off').where('agency_id', '=', agencyId).where('user_id', '=', userId).execute()
  if (kinds.length > 0)
    await trx
      .insertInto('alert_letter_off')
      .values(kinds.map((kind) => ({ agency_id: agencyId, user_id: userId, kind })))
      .execute()
}

export type Reader = { userId: string; role: string; unitId: string | null }

/** The members of an agency whose accounts are in use. */
export async function listReaders(db: Db, agencyId: string): Promise<Reader[]> {
  return db
    .selectFrom('membership')
    .select(['user_id as userId', 'role', 'unit_id as unitId'])
    .where('agency_id', '=', agencyId)
    .where('ended_at', 'is', null)
    .execute()
}

export async function listLettersOff(db: Db, agencyId: string): Promise<{ userId: string; kind: string }[]> {
  return db
    .selectFrom('alert_letter_off')
    .select(['user_id as userId', 'kind'])
    .where('agency_id', '=', agencyId)
    .execute()
}

/** Whether this transaction is the one that looks at an agency on a day; with it older notes go. */
export async function claimRound(trx: Trx, agencyId: string, day: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('alert_round')
    .values({ agency_id: agencyId, on_day: day })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return false
  await trx.deleteFrom('alert_round').where('agency_id', '=', agencyId).where('on_day', '<', day).execute()
  return true
}

export async function wasRound(db: Db, agencyId: string, day: string): Promise<boolean> {
  const row = await db
    .selectFrom('alert_round')
    .select('on_day')
    .where('agency_id', '=', agencyId)
    .where('on_day', '>=', day)
    .executeTakeFirst()
  return row !== undefined
}

/** Agencies that are none to practise in: those are told of nothing. */
export async function listRealAgencies(db: Db): Promise<Agency[]> {
  return db
    .selectFrom('agency')
    .select(['agency_id as agencyId', 'slug', 'name', 'time_zone as timeZone'])
    .where('practice_of', 'is', null)
    .orderBy('slug')
    .execute()
}
