import { readPeriod } from '../../domain/period.ts'
import { type Rhythm, rhythmOf } from '../../domain/rhythm.ts'
import { type Context, type Plan, byKey, createSeen, createUnitFinder, needText, readEach } from './context.ts'
import type { Row } from './rows.ts'
import * as state from './state.sql.ts'
import { type RecordedIndicator, type ValueState, readRecordedIndicators, readValues, writeValues } from './work.sql.ts'

type Read = { fresh: ValueState; before: ValueState | null; name: string; unit: string }

/** Values that no survey gives: known by indicator, unit and period. */
export async function planValues(context: Context, rows: readonly Row[]): Promise<Plan> {
  const { trx, actor } = context
  const reads = await readAll(context, rows)
  const added = reads.filter(({ before }) => !before)
  const changed = reads.filter(
    ({ before, fresh }) => before && (before.value !== fresh.value || before.origin !== fresh.origin),
  )
  return {
    counts: { added: added.length, changed: changed.length, unchanged: reads.length - added.length - changed.length },
    changes: [...added, ...changed].map(({ fresh, before, name, unit }) => ({
      act: before ? 'changed' : 'recorded',
      kind: 'indicator',
      subjectId: fresh.indicatorId,
      subject: name,
      before: before && { unit, period: before.period, value: before.value, origin: before.origin },
      after: { unit, period: fresh.period, value: fresh.value, origin: fresh.origin },
    })),
    async write() {
      await writeValues(
        trx,
        actor.agencyId,
        [...added, ...changed].map(({ fresh }) => fresh),
        actor.now,
      )
    },
  }
}

async function readAll(context: Context, rows: readonly Row[]): Promise<Read[]> {
  const { trx, actor, problems, today } = context
  const findUnit = createUnitFinder(context, await state.readUnits(trx, actor.agencyId))
  const indicators = byKey(await readRecordedIndicators(trx, actor.agencyId), ({ name }) => name)
  const keyOf = ({ indicatorId, unitId, period }: Omit<ValueState, 'value' | 'origin'>) =>
    `${indicatorId} ${unitId} ${period}`
  const known = new Map((await readValues(trx, actor.agencyId)).map((value) => [keyOf(value), value]))
  const isFirst = createSeen(context)
  return readEach(context, rows, (row): Read | null => {
    const unit = findUnit(row, 'unit', { mustBeThere: false })
    const origin = needText(context, row, 'sumber')
    const text = row.text('indikator')
    const indicator = indicators.get(text.toLowerCase()) ?? null
    if (indicator === 'several') problems.add(row.line, 'indikator', 'several-indicators', text)
    if (!indicator) problems.add(row.line, 'indikator', text === '' ? 'empty-cell' : 'unknown-indicator', text)
    if (!indicator || indicator === 'several') return null
    const period = readPeriod(row.text('periode'))
    if (!period || rhythmOf(period) !== (indicator.rhythm as Rhythm))
      problems.add(row.line, 'periode', 'period', row.text('periode'))
    else if (period.from > today) problems.add(row.line, 'periode', 'future', period.from)
    const value = valueOf(context, row, indicator)
    if (!unit || origin === null || !period || value === null) return null
    const fresh = { indicatorId: indicator.indicatorId, unitId: unit.unitId, period: period.code, value, origin }
    if (!isFirst(row, 'periode', keyOf(fresh))) return null
    return { fresh, before: known.get(keyOf(fresh)) ?? null, name: indicator.name, unit: unit.name }
  })
}

/** A number within the scale of its indicator, with a comma or a point. */
function valueOf({ problems }: Context, row: Row, { lowest, highest }: RecordedIndicator): number | null {
  const text = row.text('nilai')
  const value = /^-?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN
  if (Number.isNaN(value)) problems.add(row.line, 'nilai', 'number', text)
  else if (value < lowest || value > highest) problems.add(row.line, 'nilai', 'out-of-scale', `${lowest}–${highest}`)
  else return value
  return null
}
