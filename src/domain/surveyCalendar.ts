/**
 * The year of a survey: when it is measured, reported, published and followed up. PermenPANRB 14/2017 asks for one at least once a
 * year; agencies measure by quarter or by half year, or all the time.
 */
import { addDays } from './days.ts'
import { type Period, dayOf, readPeriod } from './period.ts'

export const rhythms = ['continuous', 'quarterly', 'half-yearly', 'yearly'] as const
export type Rhythm = (typeof rhythms)[number]

/** A survey period with its plan; days are ISO 8601 and stand in this order. */
export type SurveyPeriod = {
  /** As in period.ts: 2026, 2026-S1, 2026-TW3. */
  readonly period: string
  readonly rhythm: Rhythm
  readonly measureFrom: string
  readonly measureUntil: string
  readonly reportOn: string
  readonly publishOn: string
  /** Rencana tindak lanjut: what follows from the result is decided by this day. */
  readonly followUpOn: string
}

export const milestones = ['measureFrom', 'measureUntil', 'reportOn', 'publishOn', 'followUpOn'] as const
export type Milestone = (typeof milestones)[number]

/** One day of a plan on which something is due. */
export type Due = { period: string; milestone: Milestone; on: string }

/** Days after the last day of measuring, where an agency says nothing else. */
const AFTER: Readonly<Record<'reportOn' | 'publishOn' | 'followUpOn', number>> = {
  reportOn: 14,
  publishOn: 30,
  followUpOn: 60,
}
/** A yearly survey is measured in these months, counted from 0, so that it is published within its year. */
const YEARLY_MONTHS = [8, 9] as const

/** The usual plan of a year: one period for each part of it. Continuous and yearly surveys have one; the first is measured all year. */
export function planYear(year: number, rhythm: Rhythm): SurveyPeriod[] {
  const codes: Readonly<Record<Rhythm, readonly string[]>> = {
    continuous: [`${year}`],
    quarterly: [1, 2, 3, 4].map((quarter) => `${year}-TW${quarter}`),
    'half-yearly': [1, 2].map((half) => `${year}-S${half}`),
    yearly: [`${year}`],
  }
  return codes[rhythm].flatMap((code) => {
    const period = readPeriod(code)
    return period ? [planPeriod(period, rhythm, year)] : []
  })
}

function planPeriod(period: Period, rhythm: Rhythm, year: number): SurveyPeriod {
  const [first, last] = YEARLY_MONTHS
  const isYearly = rhythm === 'yearly'
  const measureFrom = isYearly ? dayOf(year, first, 1) : period.from
  const measureUntil = isYearly ? dayOf(year, last + 1, 0) : period.to
  return {
    period: period.code,
    rhythm,
    measureFrom,
    measureUntil,
    reportOn: addDays(measureUntil, AFTER.reportOn),
    publishOn: addDays(measureUntil, AFTER.publishOn),
    followUpOn: addDays(measureUntil, AFTER.followUpOn),
  }
}

/** The milestones that stand before the one before them; empty where the plan is in order. Equal days are in order. */
export function outOfOrder(plan: Readonly<Record<Milestone, string>>): Milestone[] {
  return milestones.filter((name, place) => {
    const before = milestones[place - 1]
    return before !== undefined && plan[name] < plan[before]
  })
}

/** What is due from a day on, the nearest first. */
export function dueFrom(periods: readonly SurveyPeriod[], today: string): Due[] {
  return allDue(periods).filter(({ on }) => on >= today)
}

/** Every due day of some periods, in order. */
export function allDue(periods: readonly SurveyPeriod[]): Due[] {
  return periods
    .flatMap((plan) => milestones.map((milestone) => ({ period: plan.period, milestone, on: plan[milestone] })))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}
