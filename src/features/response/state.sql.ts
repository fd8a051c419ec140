import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { ResponseId, StateEvent } from './state.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

/** Whether there is such a response; it is held until the transaction ends, so that its events get their numbers one by one. */
export async function lockRow(trx: Trx, { agencyId, responseId }: ResponseId): Promise<boolean> {
  const row = await trx
    .selectFrom('response')
    .select('response_id')
    .where('agency_id', '=', agencyId)
    .where('response_id', '=', responseId)
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined
}

/** The last event of a response, null when there was none. */
export async function findLastEvent(
  db: Db,
  { agencyId, responseId }: ResponseId,
): Promise<{ eventNo: number; state: StateEvent } | null> {
  const row = await db
    .selectFrom('response_state')
    .select(['event_no as eventNo', sql<StateEvent>`state`.as('state')])
    .where('agency_id', '=', agencyId)
    .where('response_id', '=', responseId)
    .orderBy('event_no', 'desc')
    .executeTakeFirst()
  return row ?? null
}

export async function insertEvent(
  trx: Trx,
  { agencyId, responseId }: ResponseId,
  event: { eventNo: number; state: StateEvent; at: Date },
): Promise<void> {
  await trx
    .insertInto('response_state')
    .values({
      agency_id: agencyId,
      response_id: responseId,
      event_no: event.eventNo,
      state: event.state,
      at: event.at,
    })
    .execute()
}
