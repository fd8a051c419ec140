import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { PastJob } from '../../domain/jobHistory.ts'
import type { AssignmentRow, OfficerRow } from './officers.ts'
import type { Covered } from './reach.ts'
import { holdsText, isCovered } from './reach.sql.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

/** The assignment of an officer on a day, if there is one: of several the one that began last. */
const assignedOn = (today: string) => sql`
  left join lateral (
    select a.unit_id, a.from_on, u.name as unit from assignment a
    join unit u on u.agency_id = a.agency_id and u.unit_id = a.unit_id
    where a.agency_id = o.agency_id and a.officer_id = o.officer_id
      and a.from_on <= ${today}::date and (a.until_on is null or a.until_on >= ${today}::date)
    order by a.from_on desc limit 1
  ) a on true`

const columns = sql`
  o.officer_id as "officerId", o.nip, o.name, o.job, o.ended_at as "endedAt", a.unit_id as "unitId", a.unit, a.from_on as "fromOn"`

export async function listOfficerRows(
  db: Db,
  agencyId: string,
  wanted: {
    covered: Covered
    text: string
    isEnded: boolean
    unitId: string | null
    today: string
    limit: number
    offset: number
  },
): Promise<{ rows: OfficerRow[]; total: number }> {
  const { covered, text, isEnded, unitId, today, limit, offset } = wanted
  const digits = text.replace(/\s/g, '')
  const { rows } = await sql<OfficerRow & { total: number }>`
    select ${columns}, count(*) over ()::int as total
    from officer o ${assignedOn(today)}
    where o.agency_id = ${agencyId} and (o.ended_at is not null) = ${isEnded} and ${isCovered(sql`a.unit_id`, covered)}
      and (${unitId}::uuid is null or a.unit_id = ${unitId})
      and (${holdsText(sql`o.name`, text)} or ${holdsText(sql`o.nip`, digits)})
    order by o.name, o.officer_id limit ${limit} offset ${offset}`.execute(db)
  return { rows, total: rows[0]?.total ?? 0 }
}

export async function findOfficerRow(
  db: Db,
  agencyId: string,
  officerId: string,
  today: string,
): Promise<OfficerRow | null> {
  const { rows } = await sql<OfficerRow>`
    select ${columns} from officer o ${assignedOn(today)}
    where o.agency_id = ${agencyId} and o.officer_id = ${officerId}`.execute(db)
  return rows[0] ?? null
}

export async function listAssignments(db: Db, agencyId: string, officerId: string): Promise<AssignmentRow[]> {
  return db
    .selectFrom('assignment as a')
    .innerJoin('unit as u', (join) =>
      join.onRef('u.agency_id', '=', 'a.agency_id').onRef('u.unit_id', '=', 'a.unit_id'),
    )
    .select(['a.assignment_id as assignmentId', 'a.unit_id as unitId', 'u.name as unit'])
    .select(['a.from_on as fromOn', 'a.until_on as untilOn'])
    .where('a.agency_id', '=', agencyId)
    .where('a.officer_id', '=', officerId)
    .orderBy('a.from_on', 'desc')
    .execute()
}

/** The officers of a unit on a day or later, for choices. */
export async function listOfficersAt(
  db: Db,
  agencyId: string,
  unitIds: readonly string[],
  { from, until }: { from: string; until: string },
): Promise<{ officerId: string; name: string; unitId: string; fromOn: string; untilOn: string | null }[]> {
  const { rows } = await sql<{
    officerId: string
    name: string
    unitId: string
    fromOn: string
    untilOn: string | null
  }>`
    select o.officer_id as "officerId", o.name, a.unit_id as "unitId", a.from_on as "fromOn", a.until_on as "untilOn"
    from assignment a join officer o on o.agency_id = a.agency_id and o.officer_id = a.officer_id
    where a.agency_id = ${agencyId} and a.unit_id = any(${unitIds}::uuid[]) and o.ended_at is null
      and a.from_on <= ${until}::date and (a.until_on is null or a.until_on >= ${from}::date)
    order by o.name, o.officer_id`.execute(db)
  return rows
}

export async function findNip(
  trx: Trx,
  agencyId: string,
  nip: string,
): Promise<{ officerId: string; name: string } | null> {
  const row = await trx
    .selectFrom('officer')
    .select(['officer_id as officerId', 'name'])
    .where('agency_id', '=', agencyId)
    .where('nip', '=', nip)
    .executeTakeFirst()
  return row ?? null
}

export async function insertOfficer(
  trx: Trx,
  {
    agencyId,
    officerId,
    nip,
    name,
    job,
  }: { agencyId: string; officerId: string; nip: string; name: string; job: string },
): Promise<void> {
  await trx.insertInto('officer').values({ agency_id: agencyId, officer_id: officerId, nip, name, job }).execute()
}

export async function updateOfficer(
  trx: Trx,
  agencyId: string,
  officerId: string,
  values: { nip?: string; name?: string; job?: string; ended_at?: Date | null },
): Promise<void> {
  await trx
    .updateTable('officer')
    .set(values)
    .where('agency_id', '=', agencyId)
    .where('officer_id', '=', officerId)
    .execute()
}

export async function insertAssignment(
  trx: Trx,
  agencyId: string,
  officerId: string,
  { assignmentId, unitId, fromOn }: { assignmentId: string; unitId: string; fromOn: string },
): Promise<void> {
  const row = { agency_id: agencyId, assignment_id: assignmentId, officer_id: officerId, unit_id: unitId }
  await trx
    .insertInto('assignment')
    .values({ ...row, from_on: fromOn, until_on: null })
    .execute()
}

export async function endAssignment(trx: Trx, agencyId: string, assignmentId: string, untilOn: string): Promise<void> {
  await trx
    .updateTable('assignment')
    .set({ until_on: untilOn })
    .where('agency_id', '=', agencyId)
    .where('assignment_id', '=', assignmentId)
    .execute()
}

export async function deleteAssignment(trx: Trx, agencyId: string, assignmentId: string): Promise<void> {
  await trx
    .deleteFrom('assignment')
    .where('agency_id', '=', agencyId)
    .where('assignment_id', '=', assignmentId)
    .execute()
}

/** From `from` on, but not before `now`, an officer has no duty any more at the points of other units than `staysAt`. */
export async function endDuties(
  trx: Trx,
  agencyId: string,
  officerId: string,
  { now, from, staysAt }: { now: Date; from: Date; staysAt: string | null },
): Promise<number> {
  const later = from > now ? from : now
  const elsewhere = sql`d.agency_id = ${agencyId} and d.officer_id = ${officerId} and p.agency_id = d.agency_id
    and p.point_id = d.point_id and p.unit_id is distinct from ${staysAt}::uuid`
  const gone = await sql`
    delete from duty d using point p where ${elsewhere} and d.from_at >= ${later}`.execute(trx)
  const cut = await sql`
    update duty d set until_at = ${later} from point p
    where ${elsewhere} and d.from_at < ${later} and d.until_at > ${later}`.execute(trx)
  return Number(gone.numAffectedRows ?? 0n) + Number(cut.numAffectedRows ?? 0n)
}

/** Closes the officer's desks in other units than `staysAt`; answers how many were open. */
export async function closeDesks(
  trx: Trx,
  agencyId: string,
  officerId: string,
  staysAt: string | null,
): Promise<number> {
  const closed = await sql`
    update point set state = 'closed' where agency_id = ${agencyId} and officer_id = ${officerId} and state = 'open'
      and unit_id is distinct from ${staysAt}::uuid`.execute(trx)
  return Number(closed.numAffectedRows ?? 0n)
}

/** What an officer's job was before the newest, the latest first. */
export async function listPastJobs(db: Db, agencyId: string, officerId: string): Promise<PastJob[]> {
  return db
    .selectFrom('past_job')
    .select(['job', 'until_on as untilOn'])
    .where('agency_id', '=', agencyId)
    .where('officer_id', '=', officerId)
    .orderBy('until_on', 'desc')
    .execute()
}

export async function insertPastJob(
  trx: Trx,
  agencyId: string,
  officerId: string,
  { job, untilOn }: PastJob,
): Promise<void> {
  await trx
    .insertInto('past_job')
    .values({ agency_id: agencyId, officer_id: officerId, until_on: untilOn, job })
    .execute()
}
