import { randomUUIDv7 as newId } from 'node:crypto'
import { endService, restoreService } from '../directory/services.ts'
import { type Context, type Plan, createSeen, createUnitFinder, needText, readEach, wantedStatus } from './context.ts'
import type { Row } from './rows.ts'
import { type ServiceState, readServices, readUnits } from './state.sql.ts'
import { insertServices } from './write.sql.ts'

type Read = { row: Row; service: ServiceState; isNew: boolean; unit: string; status: 'active' | 'ended' | null }

/** Services: known by their unit and name. */
export async function planServices(context: Context, rows: readonly Row[]): Promise<Plan> {
  const { trx, actor } = context
  const findUnit = createUnitFinder(context, await readUnits(trx, actor.agencyId))
  const keyOf = (unitId: string, name: string) => `${unitId} ${name.toLowerCase()}`
  const known = new Map(
    (await readServices(trx, actor.agencyId)).map((service) => [keyOf(service.unitId, service.name), service]),
  )
  const isFirst = createSeen(context)
  const reads = await readEach(context, rows, (row): Read | null => {
    const [name, status] = [needText(context, row, 'nama'), wantedStatus(context, row)]
    const unit = findUnit(row, 'unit', { mustBeThere: false })
    if (name === null || !unit || !isFirst(row, 'nama', keyOf(unit.unitId, name))) return null
    const found = known.get(keyOf(unit.unitId, name))
    if (!found && unit.isEnded) {
      context.problems.add(row.line, 'unit', 'unit-ended', unit.name)
      return null
    }
    const service = found ?? { serviceId: newId(), unitId: unit.unitId, name, isEnded: false }
    return { row, service, isNew: !found, unit: unit.name, status }
  })
  const added = reads.filter(({ isNew }) => isNew)
  const turned = reads.filter(({ service, status }) => status && (status === 'ended') !== service.isEnded)
  const changed = turned.filter(({ isNew }) => !isNew).length
  return {
    counts: { added: added.length, changed, unchanged: reads.length - added.length - changed },
    changes: added.map(({ service, unit }) => ({
      act: 'added',
      kind: 'service',
      subjectId: service.serviceId,
      subject: service.name,
      after: { name: service.name, unit },
    })),
    async write() {
      await insertServices(
        trx,
        actor.agencyId,
        added.map(({ service }) => service),
      )
      for (const { row, service, status } of turned) {
        const turn = status === 'ended' ? endService : restoreService
        const done = await turn(trx, actor, service.serviceId)
        if (!done.ok) context.problems.add(row.line, 'status', done.reason.reason, done.reason.about)
      }
    },
  }
}
