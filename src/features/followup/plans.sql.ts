import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { PlanState } from '../../domain/followUp.ts'
import type { Plan, PlanFilter, PlanValues } from './plans.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

const plan = sql`
  p.plan_id as "planId", p.unit_id as "unitId", u.name as unit, u.slug as "unitSlug", p.period, p.element, p.programme,
  p.from_quarter as "fromQuarter", p.until_quarter as "untilQuarter", p.due_on::text as "dueOn", p.responsible, p.state, p.reason,
  p.done_on::text as "doneOn", p.is_public as "isPublic", p.approved_at as "approvedAt", p.approved_by as "approvedBy", p.made_at as "madeAt"`
const source = sql`follow_up p left join unit u on u.agency_id = p.agency_id and u.unit_id = p.unit_id`

/** What a plan must be to be listed; a list of units leaves out those of the agency as a whole. */
function within(agencyId: string, { unitIds, period, state, planIds, today }: PlanFilter) {
  const isOpen = sql`p.state in ('planned', 'running')`
  return sql.join(
    [
      sql`p.agency_id = ${agencyId}`,
      ...(unitIds ? [sql`p.unit_id = any(${unitIds}::uuid[])`] : []),
      ...(period ? [sql`p.period = ${period}`] : []),
      ...(planIds ? [sql`p.plan_id = any(${planIds}::uuid[])`] : []),
      ...(state === 'overdue' ? [isOpen, sql`p.due_on < ${today}::date`] : []),
      ...(state && state !== 'overdue' ? [sql`p.state = ${state}`] : []),
    ],
    sql` and `,
  )
}

export async function listPlans(
  db: Db,
  agencyId: string,
  filter: PlanFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ plans: Plan[]; total: number }> {
  const { rows } = await sql<Plan & { total: number }>`
    select ${plan}, count(*) over ()::int as total from ${source} where ${within(agencyId, filter)}
    order by p.state in ('done', 'cancelled'), p.due_on, u.name nulls first, p.plan_id limit ${limit} offset ${offset}`.execute(
    db,
  )
  return { plans: rows, total: rows[0]?.total ?? 0 }
}

export type CourseRow = { period: string; state: PlanState; doneOn: string | null; dueOn: string }

/** Of every plan as much as progress is computed from. */
export async function listCourses(db: Db, agencyId: string, filter: PlanFilter): Promise<CourseRow[]> {
  const { rows } = await sql<CourseRow>`
    select p.period, p.state, p.done_on::text as "doneOn", p.due_on::text as "dueOn"
    from follow_up p where ${within(agencyId, filter)}`.execute(db)
  return rows
}

export async function findPlan(db: Db, agencyId: string, planId: string): Promise<Plan | null> {
  const { rows } = await sql<Plan>`
    select ${plan} from ${source} where p.agency_id = ${agencyId} and p.plan_id::text = ${planId}`.execute(db)
  return rows[0] ?? null
}

/** The same, kept from others until the transaction ends. */
export async function lockPlan(trx: Trx, agencyId: string, planId: string): Promise<Plan | null> {
  const { rows } = await sql<Plan>`
    select ${plan} from ${source} where p.agency_id = ${agencyId} and p.plan_id::text = ${planId} for update of p`.execute(
    trx,
  )
  return rows[0] ?? null
}

const valuesOf = (values: PlanValues & { dueOn: string }) => ({
  unit_id: values.unitId,
  period: values.period,
  element: values.element,
  programme: values.programme,
  from_quarter: values.fromQuarter,
  until_quarter: values.untilQuarter,
  due_on: values.dueOn,
  responsible: values.responsible,
})

export async function insertPlan(
  trx: Trx,
  agencyId: string,
  planId: string,
  values: PlanValues & { dueOn: string },
  now: Date,
): Promise<void> {
  await trx
    .insertInto('follow_up')
    .values({ agency_id: agencyId, plan_id: planId, ...valuesOf(values), state: 'planned', made_at: now })
    .execute()
}

export async function updatePlan(
  trx: Trx,
  agencyId: string,
  planId: string,
  values: PlanValues & { dueOn: string },
): Promise<void> {
  await update(trx, agencyId, planId).set(valuesOf(values)).execute()
}

export async function updateState(
  trx: Trx,
  agencyId: string,
  planId: string,
  { state, reason, doneOn }: Pick<Plan, 'state' | 'reason' | 'doneOn'>,
): Promise<void> {
  await update(trx, agencyId, planId).set({ state, reason, done_on: doneOn }).execute()
}

export async function updateApproval(
  trx: Trx,
  agencyId: string,
  planId: string,
  { approvedAt, approvedBy, isPublic }: Pick<Plan, 'approvedAt' | 'approvedBy' | 'isPublic'>,
): Promise<void> {
  await update(trx, agencyId, planId)
    .set({ approved_at: approvedAt, approved_by: approvedBy, is_public: isPublic })
    .execute()
}

function update(trx: Trx, agencyId: string, planId: string) {
  return trx.updateTable('follow_up').where('agency_id', '=', agencyId).where('plan_id', '=', planId)
}

/** Tells whoever keeps public pages that a public plan changed. */
export async function raiseVersion(trx: Trx, agencyId: string): Promise<void> {
  await sql`
    insert into follow_up_change as c (agency_id, version) values (${agencyId}, 1)
    on conflict (agency_id) do update set version = c.version + 1`.execute(trx)
}
