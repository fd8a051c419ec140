/** Station set-up: how far an agency is on its way to the first published result, and what people report of it. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type SetUpTick, type TickStep, setUpOf } from '../../domain/setUp.ts'
import { type Actor, record } from '../audit/audit.ts'
import { inTransaction } from '../inTransaction.ts'
import * as store from './setUp.sql.ts'

type Db = Kysely<Database>

/** The steps of an agency's set-up and the next one to take. */
export async function readSetUp(db: Db, agencyId: string): Promise<ReturnType<typeof setUpOf>> {
  return setUpOf(await store.readFacts(db, agencyId))
}

/** Notes that a step was done, by whom and on which day; a note that was there is replaced. */
export async function tickStep(db: Db, actor: Actor, tick: SetUpTick): Promise<void> {
  await inTransaction(db, async (trx) => {
    const before = await store.upsertTick(trx, actor.agencyId, tick)
    await record(trx, actor, {
      act: 'ticked',
      ...subjectOf(tick.step),
      before: valuesOf(before),
      after: valuesOf(tick),
    })
  })
}

/** Takes such a note back; nothing where there was none. */
export async function untickStep(db: Db, actor: Actor, step: TickStep): Promise<void> {
  await inTransaction(db, async (trx) => {
    const before = await store.deleteTick(trx, actor.agencyId, step)
    if (before) await record(trx, actor, { act: 'unticked', ...subjectOf(step), before: valuesOf(before) })
  })
}

const subjectOf = (step: TickStep) => ({ kind: 'set-up', subjectId: step, subject: step }) as const

function valuesOf(tick: SetUpTick | null): object | null {
  return tick && { on: tick.doneOn, by: tick.byWhom }
}
