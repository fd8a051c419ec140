/** The standards of services (standar pelayanan): what may be expected of each, component by component. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type StandardParts, type StandardState, stateOfStandard } from '../../domain/serviceStandard.ts'
import { type Actor, record } from '../audit/audit.ts'
import { markChanged } from '../directory/change.ts'
import { serviceSlugs } from '../directory/serviceSlug.ts'
import { inTransaction } from '../inTransaction.ts'
import * as store from './standard.sql.ts'

type Db = Kysely<Database>

export type ServiceStandard = {
  parts: StandardParts
  /** The decision that set it; null where none is named. */
  decree: string | null
}
export type StandardLine = { serviceId: string; parts: StandardParts }
export type UnitService = ServiceStandard & { name: string }

/** A service of a unit as the public finds it: under its name in addresses. */
export type ListedService = UnitService & { slug: string; state: StandardState }

/** What is filled in of a service's standard; nothing where nobody did. */
export async function findStandard(db: Db, agencyId: string, serviceId: string): Promise<ServiceStandard> {
  return (await store.findStandard(db, agencyId, serviceId)) ?? { parts: {}, decree: null }
}

/** How far the standards of some services are filled in, by the id of the service. */
export async function standardStates(
  db: Db,
  agencyId: string,
  serviceIds: readonly string[],
): Promise<ReadonlyMap<string, StandardState>> {
  const lines = await store.listStates(db, agencyId, serviceIds)
  const known = new Map(lines.map(({ serviceId, parts }) => [serviceId, stateOfStandard(parts)]))
  return new Map(serviceIds.map((serviceId) => [serviceId, known.get(serviceId) ?? 'empty']))
}

/** The services of a unit that are in use, by name, with their standards; one statement. */
export async function listUnitServices(db: Db, agencyId: string, unit: string): Promise<ListedService[]> {
  const services = await store.listOfUnit(db, agencyId, unit)
  const slugs = serviceSlugs(services)
  return services.map((service, place) => ({ ...service, slug: slugs[place]!, state: stateOfStandard(service.parts) }))
}

/** Fills a standard in, in the place of what was there. */
export async function stateStandard(
  db: Db,
  actor: Actor,
  service: { serviceId: string; name: string },
  standard: ServiceStandard,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const before = await store.findStandard(trx, actor.agencyId, service.serviceId)
    await store.upsertStandard(trx, actor.agencyId, service.serviceId, standard, actor.now)
    await markChanged(trx, [actor.agencyId])
    await record(trx, actor, {
      act: before ? 'changed' : 'added',
      kind: 'standard',
      subjectId: service.serviceId,
      subject: service.name,
      before: before && { ...before.parts, decree: before.decree },
      after: { ...standard.parts, decree: standard.decree },
    })
  })
}
