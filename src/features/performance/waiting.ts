/** What is an officer's to do now, the most pressing first: each is a line on their first pages. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { evaluationPeriods } from '../../domain/performance/periods.ts'
import { currentOf, openVersionOf } from '../indicator/indicator.ts'
import { listAsked } from '../indicator/voice.ts'
import { listCoachings } from './coaching.ts'
import { currentCycle } from './cycle.ts'
import { listEvaluations } from './evaluation.ts'
import { readPlan } from './plan.ts'
import { findSelf } from './selfCheck.ts'
import { countUnread } from './talk.ts'

type Db = Kysely<Database>

export type Waiting =
  | { kind: 'unread'; count: number }
  | { kind: 'indicator'; indicatorId: string; name: string; until: string }
  | { kind: 'coaching' }
  | { kind: 'plan'; isWritten: boolean }
  | { kind: 'self'; period: string }

/** @param today the agency's day */
export async function waitingFor(db: Db, agencyId: string, officerId: string, today: string): Promise<Waiting[]> {
  const unread = await countUnread(db, agencyId, officerId)
  const asked = await listAsked(db, agencyId, officerId, today)
  const coachings = await listCoachings(db, agencyId, officerId)
  const isCoachingOpen = coachings.some(({ agreedAt, reviewedAt }) => !agreedAt && !reviewedAt)
  return [
    ...(unread > 0 ? [{ kind: 'unread', count: unread } as const] : []),
    ...(isCoachingOpen ? [{ kind: 'coaching' } as const] : []),
    ...(await waitingInCycle(db, agencyId, officerId, today)),
    ...asked.map((indicator) => {
      const { name, consultUntil } = openVersionOf(indicator) ?? currentOf(indicator)
      return { kind: 'indicator', indicatorId: indicator.indicatorId, name, until: consultUntil ?? '' } as const
    }),
  ]
}

async function waitingInCycle(db: Db, agencyId: string, officerId: string, today: string): Promise<Waiting[]> {
  const cycle = await currentCycle(db, agencyId, today)
  if (!cycle) return []
  const plan = await readPlan(db, agencyId, cycle.year, officerId)
  const found: Waiting[] = plan.officerAgreedAt ? [] : [{ kind: 'plan', isWritten: plan.items.length > 0 }]
  const last = evaluationPeriods(cycle.year, cycle.rhythm).findLast(({ to }) => to < today)
  if (!last) return found
  const isRated = (await listEvaluations(db, agencyId, officerId)).some(({ period }) => period === last.code)
  if (isRated || (await findSelf(db, agencyId, officerId, last.code))) return found
  return [...found, { kind: 'self', period: last.code }]
}
