/** Station followup: what an office plans for its lowest elements (RTL), how far it is, and what of it the public reads. */
import { randomUUIDv7 as newId } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type PlanProgress, type PlanState, progressOf, statesAfter } from '../../domain/followUp.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { readPeriod } from '../../domain/period.ts'
import { type Actor, record } from '../audit/audit.ts'
import { type Covered, covers } from '../directory/reach.ts'
import { inTransaction } from '../inTransaction.ts'
import * as store from './plans.sql.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

export type PlanValues = {
  /** Null for the agency as a whole. */
  unitId: string | null
  /** The code of the survey period that it follows from. */
  period: string
  /** An element's code. */
  element: string
  programme: string
  fromQuarter: string
  untilQuarter: string
  /** A position of the office. */
  responsible: string
}

export type Plan = PlanValues & {
  planId: string
  unit: string | null
  unitSlug: string | null
  /** The last day of the last quarter. */
  dueOn: string
  state: PlanState
  /** Why it was cancelled. */
  reason: string | null
  doneOn: string | null
  isPublic: boolean
  /** Null while nobody approved it as it is. */
  approvedAt: Date | null
  approvedBy: string | null
  madeAt: Date
}

export type PlanFilter = {
  /** Plans of these units alone; null: of all, and of the agency as a whole. */
  unitIds: readonly string[] | null
  period?: string | null
  state?: PlanState | 'overdue' | null
  planIds?: readonly string[] | null
  /** The agency's day, for what is overdue. */
  today: string
}

/** A page of plans, those that wait first and the soonest due on top, and how many there are. */
export function listPlans(
  db: Db,
  agencyId: string,
  filter: PlanFilter,
  page: { limit: number; offset: number },
): Promise<{ plans: Plan[]; total: number }> {
  return store.listPlans(db, agencyId, filter, page)
}

export function findPlan(db: Db, agencyId: string, planId: string): Promise<Plan | null> {
  return store.findPlan(db, agencyId, planId)
}

/** How far the plans of each survey period are, the newest period first. */
export async function progressByPeriod(
  db: Db,
  agencyId: string,
  filter: PlanFilter,
): Promise<{ period: string; progress: PlanProgress }[]> {
  const byPeriod = Map.groupBy(await store.listCourses(db, agencyId, filter), ({ period }) => period)
  return [...byPeriod]
    .map(([period, plans]) => ({ period, measuredUntil: readPeriod(period)?.to ?? '', plans }))
    .sort((one, other) => (one.measuredUntil < other.measuredUntil ? 1 : -1))
    .map(({ period, measuredUntil, plans }) => ({
      period,
      progress: progressOf(plans.map((plan) => ({ ...plan, measuredUntil }))),
    }))
}

/** Adds a plan within somebody's reach; the value is its id. */
export function addPlan(
  db: Db,
  actor: Actor,
  covered: Covered,
  values: PlanValues,
): Promise<Outcome<string, 'beyond-reach'>> {
  return inTransaction(db, async (trx) => {
    if (!covers(covered, values.unitId)) return no('beyond-reach')
    const planId = newId()
    await store.insertPlan(trx, actor.agencyId, planId, withDue(values), actor.now)
    await note(trx, actor, { planId, programme: values.programme }, { act: 'added', after: values })
    return ok(planId)
  })
}

type PlanOutcome = Promise<Outcome<null, 'unknown' | 'beyond-reach' | 'no-way' | 'not-approved'>>

/** Changes what is planned. What was approved is not what it is now: it must be approved again, and the public does not see it until then. */
export function changePlan(db: Db, actor: Actor, covered: Covered, planId: string, values: PlanValues): PlanOutcome {
  return act(db, actor, planId, async (trx, before) => {
    if (!covers(covered, values.unitId)) return no('beyond-reach')
    await store.updatePlan(trx, actor.agencyId, planId, withDue(values))
    const withdrawn = { approvedAt: null, approvedBy: null, isPublic: false }
    await store.updateApproval(trx, actor.agencyId, planId, withdrawn)
    const old = Object.fromEntries(Object.keys(values).map((name) => [name, before[name as keyof PlanValues]]))
    return ok({ act: 'changed', before: { ...old, isPublic: before.isPublic }, after: { ...values, isPublic: false } })
  })
}

/** Moves a plan on, or back. `reason` is why it is cancelled, `doneOn` the day it was done; both belong to their states alone. */
export function movePlan(
  db: Db,
  actor: Actor,
  planId: string,
  { state, reason, doneOn }: Pick<Plan, 'state' | 'reason' | 'doneOn'>,
): PlanOutcome {
  return act(db, actor, planId, async (trx, before) => {
    if (!statesAfter(before.state).includes(state)) return no('no-way')
    const after = {
      state,
      reason: state === 'cancelled' ? reason : null,
      doneOn: state === 'done' ? doneOn : null,
    }
    await store.updateState(trx, actor.agencyId, planId, after)
    const { state: old, reason: why, doneOn: on } = before
    return ok({ act: 'changed', before: { state: old, reason: why, doneOn: on }, after })
  })
}

/** Makes a plan as it is the office's own. */
export function approvePlan(db: Db, actor: Actor, planId: string): PlanOutcome {
  return act(db, actor, planId, async (trx, { isPublic }) => {
    const approval = { approvedAt: actor.now, approvedBy: actor.name, isPublic }
    await store.updateApproval(trx, actor.agencyId, planId, approval)
    return ok({ act: 'approved' })
  })
}

/** Lets the public read an approved plan, or takes it back. */
export function showPlan(db: Db, actor: Actor, planId: string, isPublic: boolean): PlanOutcome {
  return act(db, actor, planId, async (trx, before) => {
    if (!before.approvedAt) return no('not-approved')
    const { approvedAt, approvedBy } = before
    await store.updateApproval(trx, actor.agencyId, planId, { approvedAt, approvedBy, isPublic })
    return ok({ act: isPublic ? 'published' : 'changed', before: { isPublic: before.isPublic }, after: { isPublic } })
  })
}

type Noted = { act: string; before?: object; after?: object }

/** Does something to a plan that is there, notes it, and tells whoever keeps public pages where the public saw it before or does now. */
function act<Reason>(
  db: Db,
  actor: Actor,
  planId: string,
  change: (trx: Trx, before: Plan) => Promise<Outcome<Noted, Reason>>,
): Promise<Outcome<null, Reason | 'unknown'>> {
  return inTransaction(db, async (trx) => {
    const before = await store.lockPlan(trx, actor.agencyId, planId)
    if (!before) return no('unknown')
    const made = await change(trx, before)
    if (!made.ok) return made
    const after = await store.findPlan(trx, actor.agencyId, planId)
    if (before.isPublic || after?.isPublic) await store.raiseVersion(trx, actor.agencyId)
    await note(trx, actor, before, made.value)
    return ok(null)
  })
}

const SUBJECT_MOST = 100

function note(trx: Trx, actor: Actor, { planId, programme }: Pick<Plan, 'planId' | 'programme'>, change: Noted) {
  const subject = programme.length > SUBJECT_MOST ? `${programme.slice(0, SUBJECT_MOST - 1)}…` : programme
  return record(trx, actor, { kind: 'follow-up', subjectId: planId, subject, ...change })
}

function withDue(values: PlanValues): PlanValues & { dueOn: string } {
  const until = readPeriod(values.untilQuarter)
  if (!until) throw new RangeError(`"${values.untilQuarter}" is no quarter.`)
  return { ...values, dueOn: until.to }
}
