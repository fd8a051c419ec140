/** Goals (sasaran): the top of the chain from vision and mission to indicator, unit and officer. */
import { randomUUIDv7 as newId } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { type Actor, record } from '../audit/audit.ts'
import { inTransaction } from '../inTransaction.ts'
import * as store from './indicator.sql.ts'

type Db = Kysely<Database>

/** Sasaran: what is to be reached, below a sentence of the agency's vision and mission. Priority 1 is the highest of three. */
export type Goal = { goalId: string; mission: string; name: string; priority: number; endedAt: Date | null }
export type GoalValues = Pick<Goal, 'mission' | 'name' | 'priority'>

export function listGoals(db: Db, agencyId: string): Promise<Goal[]> {
  return store.listGoals(db, agencyId)
}

export function addGoal(db: Db, actor: Actor, values: GoalValues): Promise<string> {
  return inTransaction(db, async (trx) => {
    const goalId = newId()
    await store.insertGoal(trx, actor.agencyId, { goalId, ...values }, actor.now)
    await record(trx, actor, { act: 'added', kind: 'goal', subjectId: goalId, subject: values.name, after: values })
    return goalId
  })
}

export function changeGoal(
  db: Db,
  actor: Actor,
  goalId: string,
  values: GoalValues,
): Promise<Outcome<null, 'unknown-goal'>> {
  return inTransaction(db, async (trx) => {
    const found = (await store.listGoals(trx, actor.agencyId)).find((goal) => goal.goalId === goalId)
    if (!found) return no('unknown-goal')
    await store.updateGoal(trx, actor.agencyId, goalId, values)
    const { mission, name, priority } = found
    const change = { act: 'changed', kind: 'goal', subjectId: goalId, subject: values.name } as const
    await record(trx, actor, { ...change, before: { mission, name, priority }, after: values })
    return ok(null)
  })
}
