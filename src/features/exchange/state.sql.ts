import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { PointKind } from '../directory/directory.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

export type UnitState = {
  unitId: string
  parentId: string | null
  slug: string
  name: string
  isEnded: boolean
}
export type ServiceState = { serviceId: string; unitId: string; name: string; isEnded: boolean }
export type PointState = {
  pointId: string
  unitId: string
  name: string
  kind: PointKind
  serviceId: string | null
  officerId: string | null
  area: string | null
  isOpen: boolean
  codes: string[]
}
/** `jobSince`: the first day of the job; null for the first one that is known. */
export type OfficerState = {
  officerId: string
  nip: string
  name: string
  job: string
  isEnded: boolean
  jobSince: string | null
}
export type AssignmentState = {
  assignmentId: string
  officerId: string
  unitId: string
  fromOn: string
  untilOn: string | null
}
export type DutyState = { pointId: string; officerId: string; from: number; until: number }

export async function readUnits(db: Db, agencyId: string): Promise<UnitState[]> {
  const { rows } = await sql<UnitState>`
    select unit_id as "unitId", parent_id as "parentId", slug, name, ended_at is not null as "isEnded"
    from unit where agency_id = ${agencyId}`.execute(db)
  return rows
}

export async function readServices(db: Db, agencyId: string): Promise<ServiceState[]> {
  const { rows } = await sql<ServiceState>`
    select service_id as "serviceId", unit_id as "unitId", name, ended_at is not null as "isEnded"
    from service where agency_id = ${agencyId}`.execute(db)
  return rows
}

export async function readPoints(db: Db, agencyId: string): Promise<PointState[]> {
  const { rows } = await sql<PointState>`
    select point_id as "pointId", unit_id as "unitId", name, kind, service_id as "serviceId", officer_id as "officerId", area,
           state = 'open' as "isOpen",
           array(select code from point_code c where c.agency_id = p.agency_id and c.point_id = p.point_id) as codes
    from point p where agency_id = ${agencyId}`.execute(db)
  return rows
}

export async function readOfficers(db: Db, agencyId: string): Promise<OfficerState[]> {
  const { rows } = await sql<OfficerState>`
    select officer_id as "officerId", nip, name, job, ended_at is not null as "isEnded",
           (select max(p.until_on) + 1 from past_job p
            where p.agency_id = o.agency_id and p.officer_id = o.officer_id) as "jobSince"
    from officer o where agency_id = ${agencyId}`.execute(db)
  return rows
}

/** By officer, the latest first. */
export async function readAssignments(db: Db, agencyId: string): Promise<AssignmentState[]> {
  const { rows } = await sql<AssignmentState>`
    select assignment_id as "assignmentId", officer_id as "officerId", unit_id as "unitId", from_on as "fromOn", until_on as "untilOn"
    from assignment where agency_id = ${agencyId} order by officer_id, from_on desc`.execute(db)
  return rows
}

export async function readDuties(
  db: Db,
  agencyId: string,
  { from, until }: { from: Date; until: Date },
): Promise<DutyState[]> {
  const { rows } = await sql<DutyState>`
    select point_id as "pointId", officer_id as "officerId",
           (extract(epoch from from_at) * 1000)::float8 as "from", (extract(epoch from until_at) * 1000)::float8 as "until"
    from duty where agency_id = ${agencyId} and from_at < ${until} and until_at > ${from}`.execute(db)
  return rows
}

/** Which of these points got answers on which days. */
export async function readAnsweredDays(trx: Trx, agencyId: string, pointIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ key: string }>`
    with place as (select origin_id, point_id from origin where agency_id = ${agencyId} and point_id = any(${pointIds}::uuid[]))
    select distinct point_id || ' ' || t.answered_on as key from place o
    join tally t on t.agency_id = ${agencyId} and t.origin_id = o.origin_id
    union
    select point_id || ' ' || k.answered_on from pending p, unnest(p.origin_ids, p.answered_on) k (origin_id, answered_on), place o
    where p.agency_id = ${agencyId} and o.origin_id = k.origin_id`.execute(trx)
  return new Set(rows.map(({ key }) => key))
}
