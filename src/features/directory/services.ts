/** The services of units: what a citizen comes for. */
import { randomUUIDv7 as newId } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { type Actor, record } from '../audit/audit.ts'
import { inTransaction } from '../inTransaction.ts'
import { markChanged } from './change.ts'
import { type Covered, type Refused, covers, holdDirectory } from './reach.ts'
import * as store from './services.sql.ts'
import { closePointsOf, findUnitRow } from './units.sql.ts'

type Db = Kysely<Database>

export type ServiceRow = {
  serviceId: string
  name: string
  endedAt: Date | null
  unitId: string
  unit: string
  isUnitEnded: boolean
  /** Open points where it is asked about. */
  points: number
}

export type ServiceReason = 'name-taken' | 'beyond-reach' | 'unit-ended' | 'unknown'
type ServiceOutcome<T> = Promise<Outcome<T, Refused<ServiceReason>>>

/** A page of the services in reach, by unit and name, and how many there are in all. */
export function listServiceRows(
  db: Db,
  agencyId: string,
  wanted: Parameters<typeof store.listServiceRows>[2],
): Promise<{ rows: ServiceRow[]; total: number }> {
  return store.listServiceRows(db, agencyId, wanted)
}

export function findServiceRow(db: Db, agencyId: string, serviceId: string): Promise<ServiceRow | null> {
  return store.findServiceRow(db, agencyId, serviceId)
}

/** Adds a service to a unit. */
export function addService(
  db: Db,
  actor: Actor,
  covered: Covered,
  { unitId, name }: { unitId: string; name: string },
): ServiceOutcome<string> {
  return inTransaction(db, async (trx) => {
    const { agencyId } = actor
    await holdDirectory(trx, agencyId)
    const unit = await findUnitRow(trx, agencyId, unitId)
    if (!unit) return no({ field: 'unit', reason: 'unknown' })
    if (!covers(covered, unitId)) return no({ field: 'unit', reason: 'beyond-reach' })
    if (unit.endedAt) return no({ field: 'unit', reason: 'unit-ended', about: unit.name })
    if (await store.hasService(trx, agencyId, { unitId, name }, null))
      return no({ field: 'name', reason: 'name-taken' })
    const serviceId = newId()
    await store.insertService(trx, { agencyId, serviceId, unitId, name })
    await markChanged(trx, [agencyId])
    await record(trx, actor, {
      act: 'added',
      kind: 'service',
      subjectId: serviceId,
      subject: name,
      after: { name, unit: unit.name },
    })
    return ok(serviceId)
  })
}

export function renameService(db: Db, actor: Actor, serviceId: string, name: string): ServiceOutcome<null> {
  return changeService(db, actor, serviceId, async (trx, service) => {
    const { agencyId } = actor
    if (await store.hasService(trx, agencyId, { unitId: service.unitId, name }, serviceId))
      return no({ field: 'name', reason: 'name-taken' })
    if (service.name === name) return ok({ value: null, change: null })
    await store.updateService(trx, agencyId, serviceId, { name })
    return ok({ value: null, change: { act: 'changed', before: { name: service.name }, after: { name } } })
  })
}

/** Takes a service out of the choices and closes its points; its figures stay. The value is how many points were closed. */
export function endService(db: Db, actor: Actor, serviceId: string): ServiceOutcome<number> {
  return changeService(db, actor, serviceId, async (trx, { endedAt }) => {
    if (endedAt) return no({ field: 'name', reason: 'unknown' })
    await store.updateService(trx, actor.agencyId, serviceId, { ended_at: actor.now })
    const value = await closePointsOf(trx, actor.agencyId, 'service_id', serviceId)
    return ok({ value, change: { act: 'ended', after: { closedPoints: value } } })
  })
}

/** Brings a service back into the choices; its points stay closed until somebody opens them. */
export function restoreService(db: Db, actor: Actor, serviceId: string): ServiceOutcome<null> {
  return changeService(db, actor, serviceId, async (trx, { endedAt, isUnitEnded, unit }) => {
    if (!endedAt) return no({ field: 'name', reason: 'unknown' })
    if (isUnitEnded) return no({ field: 'name', reason: 'unit-ended', about: unit })
    await store.updateService(trx, actor.agencyId, serviceId, { ended_at: null })
    return ok({ value: null, change: { act: 'restored' } })
  })
}

type Trx = Parameters<typeof store.updateService>[0]
type Made<T> = { value: T; change: { act: string; before?: object; after?: object } | null }

/** Does something to a service that is there, and notes it. */
function changeService<T>(
  db: Db,
  actor: Actor,
  serviceId: string,
  act: (trx: Trx, service: ServiceRow) => ServiceOutcome<Made<T>>,
): ServiceOutcome<T> {
  return inTransaction(db, async (trx) => {
    await holdDirectory(trx, actor.agencyId)
    const service = await store.findServiceRow(trx, actor.agencyId, serviceId)
    if (!service) return no({ field: 'name', reason: 'unknown' as const })
    const made = await act(trx, service)
    if (!made.ok) return made
    const { value, change } = made.value
    if (change) {
      await markChanged(trx, [actor.agencyId])
      await record(trx, actor, { kind: 'service', subjectId: serviceId, subject: service.name, ...change })
    }
    return ok(value)
  })
}
