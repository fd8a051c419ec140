/** Values that no survey gives, written down one by one; files of them come through station exchange. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { type Period } from '../../domain/period.ts'
import { rhythmOf } from '../../domain/rhythm.ts'
import { type Actor, record } from '../audit/audit.ts'
import { type Covered, covers } from '../directory/reach.ts'
import { inTransaction } from '../inTransaction.ts'
import { type FullIndicator, currentOf } from './indicator.ts'
import * as store from './measure.sql.ts'

export type ValueReason = 'beyond-reach' | 'not-recorded' | 'period' | 'future' | 'scale'

/** Records the value of a unit in a period, or writes it anew; both stand in the trail. */
export function recordValue(
  db: Kysely<Database>,
  actor: Actor,
  covered: Covered,
  indicator: FullIndicator,
  { unitId, period, value, origin }: { unitId: string; period: Period; value: number; origin: string },
  today: string,
): Promise<Outcome<null, ValueReason>> {
  return inTransaction(db, async (trx) => {
    const { indicatorId, source } = indicator
    const { rhythm, lowest, highest, name } = currentOf(indicator)
    if (!covers(covered, unitId)) return no('beyond-reach')
    if (source !== 'recorded') return no('not-recorded')
    if (rhythmOf(period) !== rhythm) return no('period')
    if (period.from > today) return no('future')
    if (value < lowest || value > highest) return no('scale')
    const known = await store.listValues(trx, actor.agencyId, indicatorId)
    const before = known.find((one) => one.unitId === unitId && one.period === period.code)
    const after = { unitId, period: period.code, value, origin }
    await store.upsertValue(trx, actor.agencyId, indicatorId, after, actor.now)
    await record(trx, actor, {
      act: before ? 'changed' : 'recorded',
      kind: 'indicator',
      subjectId: indicatorId,
      subject: name,
      before: before ? { unitId, period: before.period, value: before.value, origin: before.origin } : null,
      after,
    })
    return ok(null)
  })
}
