/** How many people were served: by day, or by month where nobody counts days; of a unit, or of a service of it. */
import { readDay } from '../../domain/period.ts'
import { type Context, type Plan, byKey, createSeen, createUnitFinder, readEach } from './context.ts'
import type { Row } from './rows.ts'
import { type ServiceState, type UnitState, readServices, readUnits } from './state.sql.ts'
import { type VisitCount, readVisits, saveVisits } from './visits.sql.ts'

/** More people than Indonesia has. */
const MOST = 1_000_000_000

type Read = { row: Row; count: VisitCount; unit: UnitState }

/** A count that is known already is replaced. Of a unit's month there are either days or one number, and either services or the whole. */
export async function planVisits(context: Context, rows: readonly Row[]): Promise<Plan> {
  const { trx, actor, problems } = context
  const findUnit = createUnitFinder(context, await readUnits(trx, actor.agencyId))
  const services = Map.groupBy(await readServices(trx, actor.agencyId), ({ unitId }) => unitId)
  const isFirst = createSeen(context)
  const reads = await readEach(context, rows, (row): Read | null => {
    const unit = findUnit(row, 'unit', { mustBeThere: false })
    if (!unit) return null
    const serviceId = findService(context, row, services.get(unit.unitId) ?? [])
    const time = readTime(context, row)
    const served = readServed(context, row)
    if (serviceId === undefined || !time || served === null) return null
    const count = { unitId: unit.unitId, serviceId, ...time, served }
    return isFirst(row, 'tanggal', keyOf(count)) ? { row, count, unit } : null
  })
  const months = [...new Set(reads.map(({ count }) => monthOf(count)))]
  const known = await readVisits(trx, actor.agencyId, months)
  refuseMixed(context, reads, known)
  const before = new Map(known.map((count) => [keyOf(count), count]))
  const added = reads.filter(({ count }) => !before.has(keyOf(count)))
  const changed = reads.filter(({ count }) => (before.get(keyOf(count))?.served ?? count.served) !== count.served)
  return {
    counts: {
      added: added.length,
      changed: changed.length,
      unchanged: reads.length - added.length - changed.length,
    },
    changes: [],
    async write() {
      if (problems.count === 0)
        await saveVisits(
          trx,
          actor.agencyId,
          [...added, ...changed].map(({ count }) => count),
        )
    },
  }
}

/** Null for the whole unit; undefined with the problem noted. */
function findService({ problems }: Context, row: Row, own: readonly ServiceState[]): string | null | undefined {
  const text = row.text('layanan')
  if (text === '') return null
  const found = byKey(own, ({ name }) => name).get(text.toLowerCase())
  if (found && found !== 'several') return found.serviceId
  problems.add(row.line, 'layanan', 'unknown-service', text)
  return undefined
}

/** A day, or a month written 2026-07 or 07/2026. */
function readTime({ problems, today }: Context, row: Row): Pick<VisitCount, 'on' | 'isMonth'> | null {
  const text = row.text('tanggal')
  const month = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text)
  const local = /^(0?[1-9]|1[0-2])\/(\d{4})$/.exec(text)
  const code = month ? text : local ? `${local[2]}-${local[1]?.padStart(2, '0')}` : null
  const on = code ? `${code}-01` : readDay(text)
  if (on === null) problems.add(row.line, 'tanggal', text === '' ? 'empty-cell' : 'day', text)
  else if (on > today) problems.add(row.line, 'tanggal', 'future', on)
  else return { on, isMonth: code !== null }
  return null
}

/** A whole number, dots between thousands allowed. */
function readServed({ problems }: Context, row: Row): number | null {
  const text = row.text('dilayani')
  const served = /^(\d{1,9}|\d{1,3}(\.\d{3})+)$/.test(text) ? Number(text.replaceAll('.', '')) : Number.NaN
  if (served < MOST) return served
  problems.add(row.line, 'dilayani', text === '' ? 'empty-cell' : 'served', text)
  return null
}

/** What would be counted twice: a month beside its days, a unit beside its services. */
function refuseMixed({ problems }: Context, reads: readonly Read[], known: readonly VisitCount[]): void {
  const kinds = new Map<string, Pick<VisitCount, 'isMonth' | 'serviceId'>>(
    known.map((count) => [`${count.unitId} ${monthOf(count)}`, count]),
  )
  for (const { row, count } of reads) {
    const key = `${count.unitId} ${monthOf(count)}`
    const kind = kinds.get(key)
    kinds.set(key, kind ?? count)
    if (!kind) continue
    if (kind.isMonth !== count.isMonth) problems.add(row.line, 'tanggal', 'visits-month', monthOf(count))
    else if ((kind.serviceId === null) !== (count.serviceId === null))
      problems.add(row.line, 'layanan', 'visits-service', monthOf(count))
  }
}

function keyOf({ unitId, serviceId, on, isMonth }: Omit<VisitCount, 'served'>): string {
  return `${unitId} ${serviceId} ${on} ${isMonth}`
}

function monthOf({ on }: Pick<VisitCount, 'on'>): string {
  return on.slice(0, 7)
}
