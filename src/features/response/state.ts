/** Whether a response counts: events beside it, of which the last one holds. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { inTransaction } from '../inTransaction.ts'
import * as store from './state.sql.ts'

type Db = Kysely<Database>

export type ResponseId = { agencyId: string; responseId: string }
/** `held` for review, `excluded` after it, or `released` again. A response without an event was never in question. */
export type StateEvent = 'held' | 'excluded' | 'released'

/** Adds an event to those of a response. */
export async function addState(db: Db, id: ResponseId, state: StateEvent, at: Date): Promise<Outcome<null, 'unknown'>> {
  return inTransaction(db, async (trx) => {
    if (!(await store.lockRow(trx, id))) return no('unknown')
    const last = await store.findLastEvent(trx, id)
    await store.insertEvent(trx, id, { eventNo: (last?.eventNo ?? 0) + 1, state, at })
    return ok(null)
  })
}

/** The last event of a response; `released` where there was none, or no such response. */
export async function readState(db: Db, id: ResponseId): Promise<StateEvent> {
  return (await store.findLastEvent(db, id))?.state ?? 'released'
}
