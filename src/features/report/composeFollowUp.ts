/** The part of a report about what follows from it: its plans, those of the survey before, the forums, and the items of PEKPPP. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type PlanCourse, type PlanProgress, progressOf } from '../../domain/followUp.ts'
import { fraction, multiply, toDecimal } from '../../domain/fraction.ts'
import { type PublicationMedium, completionItem, mediaItem, speedItem, surveyItem } from '../../domain/pekppp.ts'
import { type Period, readPeriod } from '../../domain/period.ts'
import { listConsultations } from '../followup/consultations.ts'
import { elementNamer } from '../followup/overview.ts'
import { type Plan, listPlans } from '../followup/plans.ts'
import type { Pekppp, ReportContent, ReportForum, ReportPlan } from './content.ts'

/** More plans and forums than this are listed on their pages. */
const [MOST_PLANS, MOST_FORUMS] = [500, 20]

type Wanted = { agencyId: string; unitIds: readonly string[] | null; period: Period; isMade: boolean }

export async function composeFollowUp(
  db: Kysely<Database>,
  { agencyId, unitIds, period, isMade }: Wanted,
  { madeOn, media }: { madeOn: string; media: readonly PublicationMedium[] },
): Promise<Pick<ReportContent, 'plans' | 'before' | 'forums' | 'pekppp'>> {
  const filter = { unitIds, today: madeOn }
  const { plans } = await listPlans(db, agencyId, filter, { limit: MOST_PLANS, offset: 0 })
  const nameOf = await elementNamer(db, agencyId)
  const asLine = (plan: Plan) => planLine(plan, nameOf(plan))
  const own = plans.filter((plan) => plan.period === period.code)
  const earlier = newestBefore(plans, period)
  const forums = (await listConsultations(db, agencyId, { unitIds }, MOST_FORUMS)).filter(
    ({ heldOn, planIds }) => heldOn >= period.from && (heldOn <= period.to || isAbout(planIds, own)),
  )
  return {
    plans: own.map(asLine),
    before: earlier && beforeOf(earlier, asLine),
    forums: forums.map(forumLine),
    pekppp: pekpppOf(progressOf(own.map(courseOf)), media, isMade),
  }
}

function isAbout(planIds: readonly string[], plans: readonly Plan[]): boolean {
  return plans.some(({ planId }) => planIds.includes(planId))
}

/** The plans of the last survey that ended before a period began to end. */
function newestBefore(plans: readonly Plan[], { to }: Period): Plan[] | null {
  const ended = plans.flatMap((plan) => {
    const period = readPeriod(plan.period)
    return period && period.to < to ? [{ plan, until: period.to, code: period.code }] : []
  })
  const newest = ended.reduce<(typeof ended)[number] | null>(
    (best, one) => (best && best.until >= one.until ? best : one),
    null,
  )
  return newest && ended.filter(({ code }) => code === newest.code).map(({ plan }) => plan)
}

function beforeOf(plans: readonly Plan[], asLine: (plan: Plan) => ReportPlan): ReportContent['before'] {
  const progress = progressOf(plans.map(courseOf))
  return {
    period: plans[0]?.period ?? '',
    plans: plans.map(asLine),
    share: percentOf(progress),
    days: progress.days,
  }
}

function pekpppOf(progress: PlanProgress, media: readonly PublicationMedium[], isMade: boolean): Pekppp {
  return {
    media: [...media],
    survey: surveyItem({ isMade, media, plans: progress.all }),
    mediaCount: mediaItem(media),
    completion: completionItem(progress),
    speed: speedItem(progress),
    byState: progress.byState,
    share: percentOf(progress),
    days: progress.days,
  }
}

function percentOf({ share }: PlanProgress): string | null {
  return share && toDecimal(multiply(share, fraction(100)), 0)
}

function courseOf({ state, period, doneOn }: Plan): PlanCourse {
  return { state, measuredUntil: readPeriod(period)?.to ?? '', doneOn }
}

function planLine(plan: Plan, element: string): ReportPlan {
  const { programme, unit, fromQuarter, untilQuarter, responsible, state, reason, doneOn } = plan
  return { element, programme, unit, fromQuarter, untilQuarter, responsible, state, reason, doneOn }
}

function forumLine({ heldOn, place, participants, topics, agreements }: ReportForum): ReportForum {
  return { heldOn, place, participants, topics, agreements }
}
