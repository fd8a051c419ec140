import { type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { AssignmentState, DutyState, OfficerState, PointState, ServiceState, UnitState } from './state.sql.ts'

type Trx = Transaction<Database>

/** A million cells at once are too many for one statement's text; this many rows are not. */
const PIECE = 10_000

export async function inPieces<T>(
  rows: readonly T[],
  write: (rows: readonly T[]) => Promise<unknown>,
  onWritten: (count: number) => void = () => undefined,
): Promise<void> {
  for (let start = 0; start < rows.length; start += PIECE) {
    const piece = rows.slice(start, start + PIECE)
    await write(piece)
    onWritten(piece.length)
  }
}

const column = <T, Key extends keyof T>(rows: readonly T[], key: Key) => rows.map((row) => row[key])

/** All in one statement: a unit may stand before its parent. */
export function insertUnits(trx: Trx, agencyId: string, rows: readonly UnitState[]) {
  return sql`
    insert into unit (agency_id, unit_id, parent_id, slug, name)
    select ${agencyId}, * from unnest(${column(rows, 'unitId')}::uuid[], ${column(rows, 'parentId')}::uuid[],
      ${column(rows, 'slug')}::text[], ${column(rows, 'name')}::text[])`.execute(trx)
}

export function updateUnits(trx: Trx, agencyId: string, rows: readonly UnitState[]) {
  return sql`
    update unit u set parent_id = k.parent_id, name = k.name
    from unnest(${column(rows, 'unitId')}::uuid[], ${column(rows, 'parentId')}::uuid[], ${column(rows, 'name')}::text[])
      k (unit_id, parent_id, name)
    where u.agency_id = ${agencyId} and u.unit_id = k.unit_id`.execute(trx)
}

export function insertServices(trx: Trx, agencyId: string, rows: readonly ServiceState[]) {
  return inPieces(rows, (piece) =>
    sql`
      insert into service (agency_id, service_id, unit_id, name)
      select ${agencyId}, * from unnest(${column(piece, 'serviceId')}::uuid[], ${column(piece, 'unitId')}::uuid[],
        ${column(piece, 'name')}::text[])`.execute(trx),
  )
}

export function updatePoints(trx: Trx, agencyId: string, rows: readonly PointState[]) {
  return inPieces(rows, (piece) =>
    sql`
      update point p set name = k.name, service_id = k.service_id, officer_id = k.officer_id, area = k.area,
        state = case when k.is_open then 'open' when p.state = 'open' then 'closed' else p.state end
      from unnest(${column(piece, 'pointId')}::uuid[], ${column(piece, 'name')}::text[],
        ${column(piece, 'serviceId')}::uuid[], ${column(piece, 'officerId')}::uuid[], ${column(piece, 'area')}::text[],
        ${column(piece, 'isOpen')}::boolean[]) k (point_id, name, service_id, officer_id, area, is_open)
      where p.agency_id = ${agencyId} and p.point_id = k.point_id`.execute(trx),
  )
}

export function insertOfficers(
  trx: Trx,
  agencyId: string,
  rows: readonly OfficerState[],
  onWritten: (n: number) => void,
) {
  return inPieces(
    rows,
    (piece) =>
      sql`
        insert into officer (agency_id, officer_id, nip, name, job)
        select ${agencyId}, * from unnest(${column(piece, 'officerId')}::uuid[], ${column(piece, 'nip')}::text[],
          ${column(piece, 'name')}::text[], ${column(piece, 'job')}::text[])`.execute(trx),
    onWritten,
  )
}

export function updateOfficers(trx: Trx, agencyId: string, rows: readonly OfficerState[]) {
  return inPieces(rows, (piece) =>
    sql`
      update officer o set name = k.name, job = k.job
      from unnest(${column(piece, 'officerId')}::uuid[], ${column(piece, 'name')}::text[], ${column(piece, 'job')}::text[])
        k (officer_id, name, job)
      where o.agency_id = ${agencyId} and o.officer_id = k.officer_id`.execute(trx),
  )
}

/** The jobs that officers held until a day. */
export function insertPastJobs(
  trx: Trx,
  agencyId: string,
  rows: readonly { officerId: string; job: string; untilOn: string }[],
) {
  return inPieces(rows, (piece) =>
    sql`
      insert into past_job (agency_id, officer_id, job, until_on)
      select ${agencyId}, * from unnest(${column(piece, 'officerId')}::uuid[], ${column(piece, 'job')}::text[],
        ${column(piece, 'untilOn')}::date[])`.execute(trx),
  )
}

export function insertAssignments(trx: Trx, agencyId: string, rows: readonly AssignmentState[]) {
  return inPieces(rows, (piece) =>
    sql`
      insert into assignment (agency_id, assignment_id, officer_id, unit_id, from_on, until_on)
      select ${agencyId}, * from unnest(${column(piece, 'assignmentId')}::uuid[], ${column(piece, 'officerId')}::uuid[],
        ${column(piece, 'unitId')}::uuid[], ${column(piece, 'fromOn')}::date[], ${column(piece, 'untilOn')}::date[])`.execute(
      trx,
    ),
  )
}

export function updateAssignments(trx: Trx, agencyId: string, rows: readonly AssignmentState[]) {
  return inPieces(rows, (piece) =>
    sql`
      update assignment a set until_on = k.until_on
      from unnest(${column(piece, 'assignmentId')}::uuid[], ${column(piece, 'untilOn')}::date[]) k (assignment_id, until_on)
      where a.agency_id = ${agencyId} and a.assignment_id = k.assignment_id`.execute(trx),
  )
}

/** Takes out what officers were to do from `now` on in units that they are not assigned to on that day. */
export async function deleteStrayDuties(
  trx: Trx,
  agencyId: string,
  officerIds: readonly string[],
  { now, timeZone }: { now: Date; timeZone: string },
): Promise<void> {
  await sql`
    delete from duty d using point p
    where d.agency_id = ${agencyId} and d.officer_id = any(${officerIds}::uuid[]) and d.from_at >= ${now}
      and p.agency_id = d.agency_id and p.point_id = d.point_id and not exists (
        select from assignment a where a.agency_id = d.agency_id and a.officer_id = d.officer_id and a.unit_id = p.unit_id
          and a.from_on <= (d.from_at at time zone ${timeZone})::date
          and (a.until_on is null or a.until_on >= (d.from_at at time zone ${timeZone})::date))`.execute(trx)
}

export function insertDuties(trx: Trx, agencyId: string, rows: readonly DutyState[], onWritten: (n: number) => void) {
  return inPieces(
    rows,
    (piece) =>
      sql`
        insert into duty (agency_id, point_id, officer_id, from_at, until_at)
        select ${agencyId}, * from unnest(${column(piece, 'pointId')}::uuid[], ${column(piece, 'officerId')}::uuid[],
          ${piece.map(({ from }) => new Date(from))}::timestamptz[], ${piece.map(({ until }) => new Date(until))}::timestamptz[])`.execute(
        trx,
      ),
    onWritten,
  )
}

export function updateDuties(trx: Trx, agencyId: string, rows: readonly DutyState[]) {
  return inPieces(rows, (piece) =>
    sql`
      update duty d set until_at = k.until_at
      from unnest(${column(piece, 'pointId')}::uuid[], ${column(piece, 'officerId')}::uuid[],
        ${piece.map(({ from }) => new Date(from))}::timestamptz[], ${piece.map(({ until }) => new Date(until))}::timestamptz[])
        k (point_id, officer_id, from_at, until_at)
      where d.agency_id = ${agencyId} and d.point_id = k.point_id and d.officer_id = k.officer_id and d.from_at = k.from_at`.execute(
      trx,
    ),
  )
}
