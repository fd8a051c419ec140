import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { LaporSteps } from '../../domain/laporClock.ts'
import type { Covered } from '../directory/reach.ts'
import type { SealedComment } from '../response/vault.ts'
import type { Basis, HandOff } from './handOff.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

const columns = sql`
  h.comment_id as "commentId", h.basis, h.category, h.tracking_id as "trackingId", h.handed_on as "handedOn",
  h.verified_on as "verifiedOn", h.handled_on as "handledOn", h.closed_on as "closedOn"`

export async function findHandOff(
  db: Db,
  agencyId: string,
  commentId: string,
): Promise<(HandOff & SealedComment) | null> {
  const { rows } = await sql<HandOff & SealedComment>`
    select ${columns}, h.month, h.sealed from comment_handoff h
    where h.agency_id = ${agencyId}::uuid and h.comment_id = ${commentId}::uuid`.execute(db)
  return rows[0] ?? null
}

/** What was handed on and is not closed, the oldest first; of all units, or of those given. */
export async function listOpenHandOffs(
  db: Db,
  agencyId: string,
  covered: Covered,
): Promise<(HandOff & { unit: string })[]> {
  const within = covered === null ? sql`true` : sql`c.unit_id = any(${[...covered]}::uuid[])`
  const { rows } = await sql<HandOff & { unit: string }>`
    select ${columns}, u.name as unit from comment_handoff h
    join comment c on c.agency_id = h.agency_id and c.comment_id = h.comment_id
    join unit u on u.agency_id = c.agency_id and u.unit_id = c.unit_id
    where h.agency_id = ${agencyId}::uuid and h.closed_on is null and ${within}
    order by h.handed_on, h.comment_id limit 200`.execute(db)
  return rows
}

/** False where it was handed on before. */
export async function insertHandOff(
  trx: Trx,
  agencyId: string,
  handOff: { commentId: string; basis: Basis; trackingId: string } & Pick<LaporSteps, 'category' | 'handedOn'> &
    SealedComment,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('comment_handoff')
    .values({
      agency_id: agencyId,
      comment_id: handOff.commentId,
      basis: handOff.basis,
      category: handOff.category,
      tracking_id: handOff.trackingId,
      month: handOff.month,
      sealed: handOff.sealed,
      handed_on: handOff.handedOn,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

export async function updateSteps(
  trx: Trx,
  agencyId: string,
  commentId: string,
  { category, verifiedOn, handledOn, closedOn }: Omit<LaporSteps, 'handedOn'>,
): Promise<void> {
  await trx
    .updateTable('comment_handoff')
    .set({ category, verified_on: verifiedOn, handled_on: handledOn, closed_on: closedOn })
    .where('agency_id', '=', agencyId)
    .where('comment_id', '=', commentId)
    .execute()
}

export async function updateConsent(
  trx: Trx,
  agencyId: string,
  commentId: string,
  consent: 'asked' | 'given' | 'refused',
  on: string,
): Promise<void> {
  await trx
    .updateTable('comment')
    .set({ consent, consent_on: on })
    .where('agency_id', '=', agencyId)
    .where('comment_id', '=', commentId)
    .execute()
}

export type FoundConsent = {
  agencyId: string
  timeZone: string
  commentId: string
  consent: 'asked' | 'given' | 'refused' | null
  consentOn: string | null
  trackingId: string | null
}

/** What was asked of whoever holds a receipt; the range of a receipt holds one response. */
export async function findConsent(db: Db, from: string, to: string): Promise<FoundConsent | null> {
  const { rows } = await sql<FoundConsent>`
    select a.agency_id as "agencyId", a.time_zone as "timeZone", c.comment_id as "commentId", c.consent,
           c.consent_on as "consentOn", h.tracking_id as "trackingId"
    from agency a
    join comment c on c.agency_id = a.agency_id and c.response_id between ${from}::uuid and ${to}::uuid
    left join comment_handoff h on h.agency_id = c.agency_id and h.comment_id = c.comment_id
    limit 1`.execute(db)
  return rows[0] ?? null
}
