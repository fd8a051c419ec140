/** What the gate before discipline looks at, gathered for one officer. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { dayIn } from '../../domain/localTime.ts'
import { DISCIPLINE_PERIODS, type GateMissing, disciplineGate } from '../../domain/performance/disciplineGate.ts'
import { lastDayToObject } from '../../domain/performance/objectionClock.ts'
import type { Period } from '../../domain/period.ts'
import { assessPersonally } from '../officer/personal.ts'
import { listCoachings, listReviews } from './coaching.ts'
import { listEvaluations } from './evaluation.ts'
import { listTalks } from './talk.ts'

type Db = Kysely<Database>

/**
 * What is missing before people may consider anything.
 * @param over periods that are over, which follow each other, the newest last
 */
export async function readGate(
  db: Db,
  agencyId: string,
  officerId: string,
  over: readonly Period[],
  { today, timeZone }: { today: string; timeZone: string },
): Promise<GateMissing[]> {
  const last = over.slice(-DISCIPLINE_PERIODS)
  const newest = last.at(-1)?.code ?? ''
  const periods = []
  for (const period of last) {
    const all = await assessPersonally(db, agencyId, period)
    const figure = all.find((one) => one.officerId === officerId)?.figure
    periods.push({ reliability: figure?.reliability ?? null, pBottom: figure?.pBottom ?? null })
  }
  const rated = (await listEvaluations(db, agencyId, officerId)).find(({ period }) => period === newest)
  const talks = await listTalks(db, agencyId, officerId)
  const hasReplied = talks.some(({ kind, period }) => kind === 'reply' && period === newest)
  return disciplineGate({
    periods,
    isCoached: (await listCoachings(db, agencyId, officerId)).some(({ reviewedAt }) => reviewedAt !== null),
    isHeard: rated !== undefined && (hasReplied || lastDayToObject(dayIn(timeZone, rated.at)) < today),
    isReviewed: (await listReviews(db, agencyId, officerId)).some(({ period }) => period === newest),
  })
}
