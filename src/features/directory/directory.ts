/** Station directory: who serves whom, where. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Reach } from '../../domain/access.ts'
import type { PointKind } from '../../domain/pointKind.ts'
import type { Form } from '../../domain/shortForm.ts'
import { inTransaction } from '../inTransaction.ts'
import { markChanged } from './change.ts'
import * as agencies from './agency.sql.ts'
import * as codes from './codes.sql.ts'
import * as store from './directory.sql.ts'

type Db = Kysely<Database>

export type Agency = { agencyId: string; slug: string; name: string; timeZone: string }
export type Unit = { agencyId: string; unitId: string; parentId: string | null; slug: string; name: string }
export type Service = { agencyId: string; serviceId: string; unitId: string; name: string }
export type Officer = { agencyId: string; officerId: string; nip: string; name: string; job: string }
export type { PointKind }
export type Point = {
  agencyId: string
  pointId: string
  unitId: string
  serviceId: string | null
  officerId: string | null
  kind: PointKind
  name: string
  area: string | null
  /** What is printed: 4-16 capital letters and digits. */
  code: string
}
export type Assignment = {
  agencyId: string
  assignmentId: string
  officerId: string
  unitId: string
  fromOn: string
  untilOn: string | null
}
export type Duty = { agencyId: string; pointId: string; officerId: string; fromAt: Date; untilAt: Date }

/** Parts of a directory that are added together or not at all; parents stand before children. */
export type Directory = {
  agencies: Agency[]
  units: Unit[]
  services: Service[]
  officers: Officer[]
  points: Point[]
  assignments: Assignment[]
  duties: Duty[]
}

/** A point as it is listed and printed (contract, `portal points`). */
export type ListedPoint = {
  code: string
  kind: PointKind
  name: string
  agency: string
  unit: string
  service: string | null
  /** Whether all elements are asked here or three in turn. */
  form: Form
}

export const emptyDirectory = (): Directory => ({
  agencies: [],
  units: [],
  services: [],
  officers: [],
  points: [],
  assignments: [],
  duties: [],
})

/** Adds all parts in one transaction, the caller's if there is one. `now` is the agencies' time of creation. */
export async function addDirectory(db: Db, parts: Directory, now: Date): Promise<void> {
  await inTransaction(db, async (trx) => {
    await store.insertDirectory(trx, parts, now)
    await markChanged(trx, agenciesIn(parts))
  })
}

function agenciesIn(parts: Directory): string[] {
  return Object.values(parts).flatMap((rows: readonly { agencyId: string }[]) => rows.map((row) => row.agencyId))
}

/** By name; agencies to practise in are not among them. */
export function listAgencies(db: Db): Promise<Agency[]> {
  return agencies.listAgencies(db)
}

export function findAgency(db: Db, slug: string): Promise<Agency | null> {
  return agencies.findAgency(db, slug)
}

/** Whether an agency is one to practise in, of which nothing is ever published. */
export function isForPractice(db: Db, agencyId: string): Promise<boolean> {
  return agencies.isForPractice(db, agencyId)
}

/** The agency of an id, which must exist. */
export function getAgency(db: Db, agencyId: string): Promise<Agency> {
  return agencies.getAgency(db, agencyId)
}

/** The units of an agency, by name. */
export function listUnits(db: Db, agencyId: string): Promise<Unit[]> {
  return store.listUnits(db, agencyId)
}

/** The units that a person's reach covers, those below its units included, by name. */
export function listUnitsWithin(db: Db, agencyId: string, reach: Reach): Promise<Unit[]> {
  if (reach === 'all') return store.listUnits(db, agencyId)
  return reach ? store.listUnitsBelow(db, agencyId, reach.unitIds) : Promise.resolve([])
}

/** The ids of the same; null stands for all. */
export async function unitIdsWithin(db: Db, agencyId: string, reach: Reach): Promise<string[] | null> {
  return reach === 'all' ? null : (await listUnitsWithin(db, agencyId, reach)).map(({ unitId }) => unitId)
}

export async function findUnit(db: Db, agencyId: string, slug: string): Promise<Unit | null> {
  return store.findUnit(db, agencyId, slug)
}

/** The services of a unit, by name. */
export function listServices(db: Db, agencyId: string, unitId: string): Promise<Service[]> {
  return store.listServices(db, agencyId, unitId)
}

/** The officers of an agency with the unit of an assignment that has no end, by name. */
export function listOfficersOf(db: Db, agencyId: string): Promise<(Officer & { unitId: string })[]> {
  return store.listOfficersOf(db, agencyId)
}

/** The services of all units of an agency, by name. */
export function listAllServices(db: Db, agencyId: string): Promise<Service[]> {
  return store.listAllServices(db, agencyId)
}

/** Points with a code in force, by unit and name; of one agency, or of all real ones when `agencySlug` is null. The first `most`, or all. */
export function listPoints(db: Db, agencySlug: string | null, most: number | null = null): Promise<ListedPoint[]> {
  return store.listPoints(db, agencySlug, most)
}

/** How many points one page lists or prints at most; `portal points` names them all. */
export const MOST_POINTS = 500

/** The points of one unit with a code in force, by name; the first {@link MOST_POINTS}. */
export async function listPointsOfUnit(db: Db, agencyId: string, unitId: string): Promise<ListedPoint[]> {
  return store.listPointsOfUnit(db, agencyId, unitId, MOST_POINTS)
}

/** The point that a code stands for, revoked or not. */
export function findPointIdByCode(db: Db, code: string): Promise<string | null> {
  return codes.findPointIdByCode(db, code)
}
