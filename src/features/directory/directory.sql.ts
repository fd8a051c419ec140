import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Form } from '../../domain/shortForm.ts'
import type { Officer, Directory, ListedPoint, PointKind, Service, Unit } from './directory.ts'

type Db = Kysely<Database>

/** One statement holds at most 65,535 parameters; the widest row here has eight. */
const ROWS_PER_STATEMENT = 5_000

export async function insertDirectory(trx: Transaction<Database>, parts: Directory, now: Date): Promise<void> {
  await inPieces(parts.agencies, (rows) =>
    trx
      .insertInto('agency')
      .values(
        rows.map((a) => ({
          agency_id: a.agencyId,
          slug: a.slug,
          name: a.name,
          time_zone: a.timeZone,
          created_at: now,
        })),
      )
      .execute(),
  )
  await inPieces(parts.units, (rows) =>
    trx
      .insertInto('unit')
      .values(
        rows.map((u) => ({
          agency_id: u.agencyId,
          unit_id: u.unitId,
          parent_id: u.parentId,
          slug: u.slug,
          name: u.name,
        })),
      )
      .execute(),
  )
  await inPieces(parts.services, (rows) =>
    trx
      .insertInto('service')
      .values(rows.map((s) => ({ agency_id: s.agencyId, service_id: s.serviceId, unit_id: s.unitId, name: s.name })))
      .execute(),
  )
  await inPieces(parts.officers, (rows) =>
    trx
      .insertInto('officer')
      .values(
        rows.map((o) => ({ agency_id: o.agencyId, officer_id: o.officerId, nip: o.nip, name: o.name, job: o.job })),
      )
      .execute(),
  )
  await insertPoints(trx, parts)
  await inPieces(parts.assignments, (rows) =>
    trx
      .insertInto('assignment')
      .values(
        rows.map((a) => ({
          agency_id: a.agencyId,
          assignment_id: a.assignmentId,
          officer_id: a.officerId,
          unit_id: a.unitId,
          from_on: a.fromOn,
          until_on: a.untilOn,
        })),
      )
      .execute(),
  )
  await inPieces(parts.duties, (rows) =>
    trx
      .insertInto('duty')
      .values(
        rows.map((d) => ({
          agency_id: d.agencyId,
          point_id: d.pointId,
          officer_id: d.officerId,
          from_at: d.fromAt,
          until_at: d.untilAt,
        })),
      )
      .execute(),
  )
}

async function insertPoints(trx: Transaction<Database>, { points }: Directory): Promise<void> {
  await inPieces(points, (rows) =>
    trx
      .insertInto('point')
      .values(
        rows.map((p) => ({
          agency_id: p.agencyId,
          point_id: p.pointId,
          unit_id: p.unitId,
          service_id: p.serviceId,
          officer_id: p.officerId,
          kind: p.kind,
          name: p.name,
          area: p.area,
        })),
      )
      .execute(),
  )
  await inPieces(points, (rows) =>
    trx
      .insertInto('point_code')
      .values(rows.map((p) => ({ code: p.code, agency_id: p.agencyId, point_id: p.pointId })))
      .execute(),
  )
}

async function inPieces<T>(rows: readonly T[], insert: (rows: readonly T[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT)
    await insert(rows.slice(start, start + ROWS_PER_STATEMENT))
}

const unitColumns = ['agency_id as agencyId', 'unit_id as unitId', 'parent_id as parentId', 'slug', 'name'] as const

export function listUnits(db: Db, agencyId: string): Promise<Unit[]> {
  return db
    .selectFrom('unit')
    .select(unitColumns)
    .where('agency_id', '=', agencyId)
    .orderBy('name')
    .orderBy('unit_id')
    .execute()
}

/** Units and all units below them, by name. */
export function listUnitsBelow(db: Db, agencyId: string, unitIds: readonly string[]): Promise<Unit[]> {
  return db
    .withRecursive('below', (cte) =>
      cte
        .selectFrom('unit')
        .select('unit_id')
        .where('agency_id', '=', agencyId)
        .where('unit_id', 'in', unitIds)
        .union(
          cte
            .selectFrom('unit as child')
            .innerJoin('below', 'below.unit_id', 'child.parent_id')
            .select('child.unit_id')
            .where('child.agency_id', '=', agencyId),
        ),
    )
    .selectFrom('unit')
    .select(unitColumns)
    .where('agency_id', '=', agencyId)
    .where('unit_id', 'in', (eb) => eb.selectFrom('below').select('unit_id'))
    .orderBy('name')
    .execute()
}

export async function findUnit(db: Db, agencyId: string, slug: string): Promise<Unit | null> {
  const row = await db
    .selectFrom('unit')
    .select(unitColumns)
    .where('agency_id', '=', agencyId)
    .where('slug', '=', slug)
    .executeTakeFirst()
  return row ?? null
}

export function listServices(db: Db, agencyId: string, unitId: string): Promise<Service[]> {
  return db
    .selectFrom('service')
    .select(['agency_id as agencyId', 'service_id as serviceId', 'unit_id as unitId', 'name'])
    .where('agency_id', '=', agencyId)
    .where('unit_id', '=', unitId)
    .orderBy('name')
    .execute()
}

export function listOfficersOf(db: Db, agencyId: string): Promise<(Officer & { unitId: string })[]> {
  return db
    .selectFrom('officer as o')
    .innerJoin('assignment as a', (join) =>
      join.onRef('a.agency_id', '=', 'o.agency_id').onRef('a.officer_id', '=', 'o.officer_id'),
    )
    .select(['o.agency_id as agencyId', 'o.officer_id as officerId', 'o.nip', 'o.name', 'o.job', 'a.unit_id as unitId'])
    .where('o.agency_id', '=', agencyId)
    .where('a.until_on', 'is', null)
    .orderBy('o.name')
    .orderBy('o.officer_id')
    .execute()
}

export function listAllServices(db: Db, agencyId: string): Promise<Service[]> {
  return db
    .selectFrom('service')
    .select(['agency_id as agencyId', 'service_id as serviceId', 'unit_id as unitId', 'name'])
    .where('agency_id', '=', agencyId)
    .orderBy('name')
    .orderBy('service_id')
    .execute()
}

function pointsInForce(db: Db) {
  return db
    .selectFrom('point_code')
    .innerJoin('point', (join) =>
      join.onRef('point.agency_id', '=', 'point_code.agency_id').onRef('point.point_id', '=', 'point_code.point_id'),
    )
    .innerJoin('agency', 'agency.agency_id', 'point.agency_id')
    .innerJoin('unit', (join) =>
      join.onRef('unit.agency_id', '=', 'point.agency_id').onRef('unit.unit_id', '=', 'point.unit_id'),
    )
    .leftJoin('service', (join) =>
      join.onRef('service.agency_id', '=', 'point.agency_id').onRef('service.service_id', '=', 'point.service_id'),
    )
    .where('point_code.revoked_at', 'is', null)
    .where('point.state', '=', 'open')
    .select([
      'point_code.code',
      sql<PointKind>`point.kind`.as('kind'),
      'point.name',
      'agency.slug as agency',
      'unit.slug as unit',
      'service.name as service',
      sql<Form>`point.form`.as('form'),
    ])
    .orderBy('agency.slug')
    .orderBy('unit.name')
    .orderBy('point.name')
    .orderBy('point_code.code')
}

export function listPoints(db: Db, agencySlug: string | null, most: number | null): Promise<ListedPoint[]> {
  const points = pointsInForce(db)
  const asked = agencySlug
    ? points.where('agency.slug', '=', agencySlug)
    : points.where('agency.practice_of', 'is', null)
  return (most === null ? asked : asked.limit(most)).execute()
}

export function listPointsOfUnit(db: Db, agencyId: string, unitId: string, most: number): Promise<ListedPoint[]> {
  const points = pointsInForce(db).where('point.agency_id', '=', agencyId).where('point.unit_id', '=', unitId)
  return points.limit(most).execute()
}
