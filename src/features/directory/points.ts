/** The points of units: what a printed code stands for. A code is made with its point and is never changed here. */
import { randomUUIDv7 as newId } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { type Actor, record, recordAll } from '../audit/audit.ts'
import { inTransaction } from '../inTransaction.ts'
import { markChanged } from './change.ts'
import type { PointKind } from './directory.ts'
import { type Covered, type Refused, covers, holdDirectory } from './reach.ts'
import * as store from './points.sql.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

export type PointRow = PointValues & {
  pointId: string
  state: 'open' | 'closed' | 'revoked'
  unit: string
  isUnitEnded: boolean
  service: string | null
  isServiceEnded: boolean
  officer: string | null
  /** The code in force, or where all are revoked the last one. */
  code: string
  isCodeRevoked: boolean
}

export type PointValues = {
  name: string
  kind: PointKind
  unitId: string
  serviceId: string | null
  /** Whose desk it is; for points of kind `officer` alone, and there always. */
  officerId: string | null
  /** For points of kind `area`: which part of the town. */
  area: string | null
}

export type PointReason =
  | 'name-taken'
  | 'beyond-reach'
  | 'unit-ended'
  | 'service-elsewhere'
  | 'service-ended'
  | 'officer-missing'
  | 'officer-elsewhere'
  | 'unknown'
type PointOutcome<T> = Promise<Outcome<T, Refused<PointReason>>>

/** A page of the points in reach, by unit and name, and how many there are in all; the text is a part of the name, or a code. */
export function listPointRows(db: Db, agencyId: string, wanted: Parameters<typeof store.listPointRows>[2]) {
  return store.listPointRows(db, agencyId, wanted)
}

export function findPointRow(db: Db, agencyId: string, pointId: string): Promise<PointRow | null> {
  return store.findPointRow(db, agencyId, pointId)
}

/**
 * Adds points that differ in nothing but their names, each with a code; the answers' order is that of the names.
 * @param today the agency's day: an officer's desk stands where the officer is or will be assigned
 */
export function addPoints(
  db: Db,
  actor: Actor,
  covered: Covered,
  { names, ...values }: Omit<PointValues, 'name'> & { names: readonly string[] },
  today: string,
): PointOutcome<string[]> {
  return inTransaction(db, async (trx) => {
    const { agencyId } = actor
    await holdDirectory(trx, agencyId)
    if (!covers(covered, values.unitId)) return no({ field: 'unit', reason: 'beyond-reach' })
    const refused = await refusalOf(trx, agencyId, { ...values, name: '' }, today)
    if (refused) return no(refused)
    const [taken] = await store.takenNames(trx, agencyId, values.unitId, names, null)
    if (taken !== undefined) return no({ field: 'name', reason: 'name-taken', about: taken })
    const points = names.map((name) => ({ ...values, name, pointId: newId() }))
    await store.insertPoints(trx, agencyId, points)
    const codes = await store.insertCodes(
      trx,
      agencyId,
      points.map(({ pointId }) => pointId),
    )
    await markChanged(trx, [agencyId])
    await recordAll(
      trx,
      actor,
      points.map(({ pointId, ...point }) => ({
        act: 'added',
        kind: 'point' as const,
        subjectId: pointId,
        subject: point.name,
        after: { ...point, code: codes.get(pointId) },
      })),
    )
    return ok(points.map(({ pointId }) => codes.get(pointId) ?? ''))
  })
}

/** Adds points that somebody has checked already, without a code. */
export function addPointRows(
  trx: Trx,
  agencyId: string,
  points: Parameters<typeof store.insertPoints>[2],
): Promise<void> {
  return store.insertPoints(trx, agencyId, points)
}

/** Gives each point a code; the answer is the codes by point. */
export function addCodes(trx: Trx, agencyId: string, pointIds: readonly string[]): Promise<Map<string, string>> {
  return store.insertCodes(trx, agencyId, pointIds)
}

export type PointChange = Pick<PointValues, 'name' | 'serviceId' | 'officerId' | 'area'>

/** Changes what a point is called and what it is for; its unit, kind and code stay. */
export function changePoint(
  db: Db,
  actor: Actor,
  pointId: string,
  values: PointChange,
  today: string,
): PointOutcome<null> {
  return withPoint(db, actor, pointId, async (trx, point) => {
    const { agencyId } = actor
    const refused = await refusalOf(trx, agencyId, { ...point, ...values }, today)
    if (refused) return no(refused)
    const [taken] = await store.takenNames(trx, agencyId, point.unitId, [values.name], pointId)
    if (taken !== undefined) return no({ field: 'name', reason: 'name-taken', about: taken })
    const before = { name: point.name, serviceId: point.serviceId, officerId: point.officerId, area: point.area }
    if (JSON.stringify(before) === JSON.stringify(values)) return ok(null)
    const { name, serviceId, officerId, area } = values
    await store.updatePoint(trx, agencyId, pointId, { name, area, service_id: serviceId, officer_id: officerId })
    await note(trx, actor, point, { act: 'changed', before, after: values })
    return ok(null)
  })
}

/** Lets a point take answers, or tells who scans it that it takes none now. */
export function setPointOpen(
  db: Db,
  actor: Actor,
  pointId: string,
  isOpen: boolean,
  today: string,
): PointOutcome<null> {
  return withPoint(db, actor, pointId, async (trx, point) => {
    const refused = isOpen ? await refusalOf(trx, actor.agencyId, point, today) : null
    if (refused) return no(refused)
    const state = isOpen ? 'open' : 'closed'
    if (point.state === state) return ok(null)
    await store.updatePoint(trx, actor.agencyId, pointId, { state })
    await note(trx, actor, point, { act: isOpen ? 'opened' : 'closed' })
    return ok(null)
  })
}

function withPoint<T>(
  db: Db,
  actor: Actor,
  pointId: string,
  act: (trx: Trx, point: PointRow) => PointOutcome<T>,
): PointOutcome<T> {
  return inTransaction(db, async (trx) => {
    await holdDirectory(trx, actor.agencyId)
    const point = await store.findPointRow(trx, actor.agencyId, pointId)
    return point ? act(trx, point) : no({ field: 'name', reason: 'unknown' as const })
  })
}

async function refusalOf(
  trx: Trx,
  agencyId: string,
  values: PointValues,
  today: string,
): Promise<Refused<PointReason> | null> {
  const found = await store.findFitting(trx, agencyId, values, today)
  if (!found) return { field: 'unit', reason: 'unknown' }
  if (found.isUnitEnded) return { field: 'unit', reason: 'unit-ended', about: found.unit ?? '' }
  if (values.serviceId !== null && !found.isServiceHere) return { field: 'service', reason: 'service-elsewhere' }
  if (values.serviceId !== null && found.isServiceEnded) return { field: 'service', reason: 'service-ended' }
  if (values.kind !== 'officer') return null
  if (values.officerId === null) return { field: 'officer', reason: 'officer-missing' }
  return found.isOfficerHere ? null : { field: 'officer', reason: 'officer-elsewhere' }
}

async function note(
  trx: Trx,
  actor: Actor,
  { pointId, name }: PointRow,
  change: { act: string; before?: object; after?: object },
): Promise<void> {
  await markChanged(trx, [actor.agencyId])
  await record(trx, actor, { kind: 'point', subjectId: pointId, subject: name, ...change })
}
