/**
 * What a release says: everything that is public about an agency in one period, in one value. Pages, open data, pictures and feeds
 * print it and compute nothing from it: every number is rounded once, from the exact counters, to what may be seen.
 */
import type { Participation } from '../../domain/disclosure/participation.ts'
import type { ProfilePart, Spread } from '../../domain/disclosure/spread.ts'
import type { Grade, GradeRule } from '../../domain/grade.ts'
import type { Period } from '../../domain/period.ts'
import type { Words } from '../../domain/questionnaire.ts'

export type Snapshot = {
  agency: { slug: string; name: string }
  /** A quarter, a half year or a year. */
  period: Period
  /** 1, or how often the period was published with late answers added; every edition stays readable. */
  edition: number
  /** The rules by which it was computed, in words, and their version. */
  method: string
  methodVersion: number
  /** The published quarters it is made of, oldest first: of a quarter itself, of a year up to four. */
  quarters: { period: string; edition: number }[]
  /** The names of the elements by code, in the order in which they are shown. */
  elements: { code: string; name: Words }[]
  /** The agency with all its units. */
  total: PublicFigure
  /** All units of the agency by name, each with the units below it; also those that may show nothing. */
  units: UnitFigure[]
  /** The mean of the indices of the units that show one, beside the pooled total; null when fewer than two do. */
  meanOfUnits: string | null
  /** Answers that are under review, and that were excluded after it. */
  held: RoundedCount
  excluded: RoundedCount
}

/** To the nearest 5, from 10; null is "fewer than 10", which covers none. */
export type RoundedCount = number | null

/**
 * `shown`: with a grade. `provisional`: fewer than 30 answered, no grade. `merged`: too few answers or officers of its own, counted
 * in a unit above. `withheld`: fewer than 10 in the whole agency.
 */
export type FigureStatus = 'shown' | 'provisional' | 'merged' | 'withheld'

/** An index with what makes it readable. All of it is empty where nothing may be shown: `n` 0, `nik` null, lists without entries. */
export type IndexLine = {
  status: FigureStatus
  /** Respondents to the nearest 5; 0 where nothing is shown. */
  n: number
  /** The index, 25-100, as text with as many decimals as may be seen: none from 10 respondents, one from 100, two from 1,000. */
  nik: string | null
  grade: Grade | null
  evidence: PublicEvidence | null
}

export type PublicEvidence = {
  /** The 95 % limits, with the decimals of the index. */
  low: string
  high: string
  /** The grades between them. */
  best: Grade
  worst: Grade
  /** The rule of the grades. */
  rule: GradeRule
}

export type PublicFigure = IndexLine & {
  /** In the order of the questionnaire; empty where nothing is shown. */
  elements: PublicElement[]
  /** Who answered, a part per question; a question is left out where a group would be too small. */
  profile: ProfilePart[]
  /** How many of those who were served answered; null where that is not known. Since version 5 of the method. */
  participation?: Participation | null
  /** The quarters up to the period that were published with a figure of this scope, oldest first, as they were published. */
  history: HistoryEntry[]
}

export type UnitFigure = PublicFigure & {
  slug: string
  name: string
  /** The unit directly above; null below the agency itself. */
  parent: string | null
  /** Of a merged unit: the unit in whose figure its answers are shown; null is the agency's total. */
  mergedInto: string | null
  /** Its services that may be shown, by name. */
  services: (IndexLine & { name: string })[]
}

export type PublicElement = {
  code: string
  /** Nilai rata-rata, 1-4, as text with as many decimals as may be seen; null where nobody answered. */
  nrr: string | null
  /** How the answers spread; null where the element has no mean. */
  spread: Spread | null
}

export type HistoryEntry = { period: string; n: number; nik: string; low: string | null; high: string | null }
