/** What the pages of plans show, of an agency as far as somebody's reach goes, or of a unit with those below it. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type PlanProgress, type PlanState, planStates } from '../../domain/followUp.ts'
import { officialQuestionnaire } from '../../domain/officialQuestionnaire.ts'
import { readPeriod } from '../../domain/period.ts'
import { findQuestionnaires } from '../survey/survey.ts'
import { type Plan, type PlanFilter, listPlans, progressByPeriod } from './plans.ts'

type Db = Kysely<Database>

export type PlanOverview = {
  plans: Plan[]
  total: number
  progress: { period: string; progress: PlanProgress }[]
  overdue: number
  asked: { state: PlanState | 'overdue' | null; period: string | null }
  nameOf: (plan: Pick<Plan, 'unitId' | 'element'>) => string
}

/** Four statements, whatever the number of plans; what is asked for and is no state or period asks for all. */
export async function readOverview(
  db: Db,
  agencyId: string,
  scope: Pick<PlanFilter, 'unitIds' | 'today'>,
  wanted: { state: string | null; period: string | null; limit: number; offset: number },
): Promise<PlanOverview> {
  const state = [...planStates, 'overdue' as const].find((one) => one === wanted.state) ?? null
  const period = readPeriod(wanted.period ?? '')?.code ?? null
  const [{ plans, total }, progress, late, nameOf] = await Promise.all([
    listPlans(db, agencyId, { ...scope, state, period }, wanted),
    progressByPeriod(db, agencyId, scope),
    listPlans(db, agencyId, { ...scope, state: 'overdue' }, { limit: 1, offset: 0 }),
    elementNamer(db, agencyId),
  ])
  return { plans, total, progress, overdue: late.total, asked: { state, period }, nameOf }
}

/** The name of an element as the questionnaire in force for a unit has it; of one that is no longer asked, the official one, or its code. */
export async function elementNamer(
  db: Db,
  agencyId: string,
): Promise<(plan: Pick<Plan, 'unitId' | 'element'>) => string> {
  const versionOf = await findQuestionnaires(db, agencyId)
  return ({ unitId, element }) => {
    const elements = [...(versionOf(unitId)?.questionnaire.elements ?? []), ...officialQuestionnaire.elements]
    return elements.find(({ code }) => code === element)?.name.id ?? element
  }
}
