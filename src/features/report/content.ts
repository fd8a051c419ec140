/**
 * What a report says, in one value: made once, kept, and drawn as document, table and page, so that each number is the same everywhere.
 * Numbers that are rounded are text with a point (`88.31`), rounded once from exact fractions.
 */
import type { Standing } from '../../domain/deviation.ts'
import type { PlanProgress, PlanState } from '../../domain/followUp.ts'
import type { Grade } from '../../domain/grade.ts'
import type { ParticipantGroup } from '../../domain/participants.ts'
import type { ItemScore, PublicationMedium } from '../../domain/pekppp.ts'
import type { Period } from '../../domain/period.ts'
import type { RespondentField } from '../../domain/questionnaire.ts'
import type { ScoreCounts } from '../../domain/scoreCounts.ts'
import type { SurveyPeriod } from '../../domain/surveyCalendar.ts'

export type ReportContent = {
  agency: { slug: string; name: string }
  /** Null: the report of the agency as a whole. */
  unit: { slug: string; name: string } | null
  period: Period
  /** Which version of this report it is, from 1, and the agency's day on which it was made. */
  number: number
  madeOn: string
  methodVersion: number
  standing: Standing
  /** Null where nobody answered. */
  index: ReportIndex | null
  /** With at least one element answered: the n of the index. */
  respondents: number
  /** Everything that was sent, also without an element answered. */
  responses: number
  shortForms: number
  elements: ReportElement[]
  /** Codes of the answered elements, the lowest first. */
  ranked: string[]
  /** Services of a unit, or units of the agency, by name. */
  groups: { kind: 'service' | 'unit'; lines: GroupLine[] }
  profile: { question: RespondentField; groups: { value: string; n: number }[] }[]
  /** Users of the period before, and the answers that Krejcie and Morgan ask for; null where nobody typed them in. */
  sample: { population: number; needed: number } | null
  calendar: SurveyPeriod | null
  /** Periods of the same length from the first with an index on, oldest first, this one last. */
  trend: TrendLine[]
  extras: { question: string; answered: number; options: { text: string; n: number }[] }[]
  /**
   * What the public reads of citizens' comments in the period: moderated and published in groups, since a report is handed around. At most
   * {@link MOST_COMMENTS} of `all`, in the order of the alphabet; absent in reports that were made before they told any.
   */
  comments?: { all: number; shown: string[] }
  plans: ReportPlan[]
  /** The plans of the survey before that had any, as they stand now. */
  before: { period: string; plans: ReportPlan[]; share: string | null; days: number | null } | null
  forums: ReportForum[]
  pekppp: Pekppp
  /** How many rows of single answers are kept with the report: none above {@link MOST_ROWS}. */
  rows: number
}

export type ReportIndex = {
  /** Three decimals. */
  ni: string
  /** Two decimals, 25.00 to 100.00. */
  nik: string
  grade: Grade
  /** The 95 % limits, two decimals, and the grades within; null below ten respondents. */
  interval: { low: string; high: string; best: Grade; worst: Grade } | null
}

export type ReportElement = {
  code: string
  name: string
  question: string
  /** The words of the scores 1 to 4. */
  options: string[]
  /** Top and bottom of the exact weight, with what it takes over of elements that nobody answered; null when it is one of them. */
  weight: [string, string] | null
  counts: ScoreCounts
  n: number
  sum: number
  /** Three decimals; null where nobody answered. */
  nrr: string | null
  weighted: string | null
  /** NRR × 25 with two decimals, and its grade. */
  nik: string | null
  grade: Grade | null
}

export type GroupLine = { name: string; n: number; nik: string | null; grade: Grade | null }
/** Without an index where nobody answered. */
export type TrendLine = { period: string; n: number; nik: string | null; grade: Grade | null }

export type ReportPlan = {
  element: string
  programme: string
  unit: string | null
  fromQuarter: string
  untilQuarter: string
  responsible: string
  state: PlanState
  reason: string | null
  doneOn: string | null
}

export type ReportForum = {
  heldOn: string
  place: string
  participants: Partial<Record<ParticipantGroup, number>>
  topics: string
  agreements: string
}

export type Pekppp = {
  media: PublicationMedium[]
  survey: ItemScore
  mediaCount: ItemScore
  completion: ItemScore
  speed: ItemScore
  /** Of the plans of this survey: how many in which state, the share done in per cent without decimals, and the days it took. */
  byState: PlanProgress['byState']
  share: string | null
  days: number | null
}

/** More answers than this are no annex for people: the counts by score stay, from which the index is computed all the same. */
export const MOST_ROWS = 50_000
/** More comments than this nobody reads in a report; those that are shown are taken from all of the list. */
export const MOST_COMMENTS = 50
