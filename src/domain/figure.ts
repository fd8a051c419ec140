/** An official index with everything that must be known to read it: how many, how sure, by which rule. */
import type { Grade, GradeRule } from './grade.ts'
import { type ElementSum, type Ikm, type Weights, computeIkm, pointsOf } from './ikm.ts'
import { type Interval, gradesWithin, intervalOf } from './interval.ts'
import { METHOD, type Method } from './method.ts'
import { type Moments, meanOf, noMoments, toIndex } from './moments.ts'
import { PUBLIC_FROM } from './publicity.ts'

export type IndexFigure = {
  /** Null when no element was answered. */
  readonly ikm: Ikm | null
  /** The 95 % interval; null below ten respondents, where it would cover too seldom. */
  readonly interval: Interval | null
  /** The grades that the interval reaches. */
  readonly grades: { readonly best: Grade; readonly worst: Grade } | null
  /**
   * The index and the mean of the respondents differ by more than half a point, because not everybody answered everything;
   * the official one is shown.
   */
  readonly isUneven: boolean
  /** What interval and comparisons are made of. */
  readonly moments: Moments
  /** The version of the method and the rule of the grade, so that the figure can be computed again. */
  readonly method: number
  readonly rule: GradeRule
}

const MOST_UNEVEN = 0.5

/**
 * The official index (25-100, PermenPANRB 14/2017) from the sums of the elements (scores 1-4) and their weights, with interval and
 * grades from the moments of the same respondents (0-1). The index is rounded once; the interval is not rounded.
 */
export function figureOf(
  sums: ReadonlyMap<string, ElementSum>,
  weights: Weights,
  moments: Moments,
  method: Method = METHOD,
): IndexFigure {
  const rule = method.gradeRule([...weights.keys()])
  const ikm = computeIkm(sums, weights, rule)
  const { interval, grades } = surenessOf(ikm ? moments : noMoments, rule, method)
  return { ikm, interval, grades, isUneven: isUneven(ikm, moments), moments, method: method.version, rule }
}

/** The interval and the grades that it reaches; both null below ten respondents, and of a method without intervals. */
export function surenessOf(
  moments: Moments,
  rule: GradeRule,
  method: Method,
): Pick<IndexFigure, 'interval' | 'grades'> {
  const interval = method.hasInterval && moments.n >= PUBLIC_FROM ? intervalOf(moments) : null
  return { interval, grades: interval && gradesWithin(interval, rule) }
}

function isUneven(ikm: Ikm | null, moments: Moments): boolean {
  const mean = meanOf(moments)
  return ikm !== null && mean !== null && Math.abs(pointsOf(ikm) - toIndex(mean)) > MOST_UNEVEN
}
