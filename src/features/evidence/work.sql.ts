import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Period } from '../../domain/period.ts'
import type { WorkLine, WorkSums } from './work.ts'

type Db = Kysely<Database>

/** The same states as `workStateOf`, in SQL; a test holds both against each other. */
const sums = (asOf: string) => sql`
  count(*) filter (where finished_on <= due_on)::int as done,
  count(*) filter (where finished_on > due_on)::int as "doneLate",
  count(*) filter (where finished_on is null and due_on < ${asOf}::date)::int as late,
  count(*) filter (where finished_on is null and due_on >= ${asOf}::date)::int as "inProcess",
  count(*) filter (where finished_on is not null and is_rework)::int as rework,
  count(*) filter (where finished_on is not null and has_complaint)::int as complaints,
  count(*) filter (where finished_on is not null and check_passed)::int as passed,
  count(*) filter (where finished_on is not null and check_passed is not null)::int as checked,
  percentile_cont(0.5) within group (order by finished_on - submitted_on) filter (where finished_on is not null) as "medianDays"`

const dueIn = ({ from, to }: Period) => sql`due_on between ${from}::date and ${to}::date`

/** Of each of these officers, or of all; those without a transaction that fell due are left out. */
export async function readSums(
  db: Db,
  agencyId: string,
  period: Period,
  asOf: string,
  officerIds: readonly string[] | null,
): Promise<(WorkSums & { id: string })[]> {
  const those: RawBuilder<unknown> = officerIds === null ? sql`true` : sql`officer_id = any(${[...officerIds]}::uuid[])`
  const { rows } = await sql<WorkSums & { id: string }>`
    select officer_id as id, ${sums(asOf)} from service_transaction
    where agency_id = ${agencyId} and ${dueIn(period)} and ${those} group by 1`.execute(db)
  return rows
}

/** Of each unit in whose own services something fell due. */
export async function readUnitSums(
  db: Db,
  agencyId: string,
  period: Period,
  asOf: string,
): Promise<(WorkSums & { id: string })[]> {
  const { rows } = await sql<WorkSums & { id: string }>`
    select unit_id as id, ${sums(asOf)} from service_transaction
    where agency_id = ${agencyId} and ${dueIn(period)} group by 1`.execute(db)
  return rows
}

export async function listWork(
  db: Db,
  agencyId: string,
  officerId: string,
  period: Period,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ rows: WorkLine[]; total: number }> {
  const { rows } = await sql<WorkLine & { total: number }>`
    select t.number, s.name as service, u.name as unit, t.submitted_on as "submittedOn", t.due_on as "dueOn",
           t.finished_on as "finishedOn", t.is_rework as "isRework", t.has_complaint as "hasComplaint",
           t.check_passed as "checkPassed", count(*) over ()::int as total
    from service_transaction t
    join service s on s.agency_id = t.agency_id and s.service_id = t.service_id
    join unit u on u.agency_id = t.agency_id and u.unit_id = t.unit_id
    where t.agency_id = ${agencyId} and t.officer_id = ${officerId} and ${dueIn(period)}
    order by t.due_on desc, t.number limit ${limit} offset ${offset}`.execute(db)
  return { rows, total: rows[0]?.total ?? 0 }
}
