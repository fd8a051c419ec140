/** The public figure of exact counters: every number rounded once, to what may be seen. Pure. */
import { type Counters, answersTo } from '../../domain/disclosure/counters.ts'
import {
  type Step,
  indexStep,
  meanStep,
  roundCount,
  roundDown,
  roundTo,
  roundUp,
} from '../../domain/disclosure/precision.ts'
import { spreadOf } from '../../domain/disclosure/spread.ts'
import { withLeastScatter } from '../../domain/disclosure/leastScatter.ts'
import { type IndexFigure, figureOf, surenessOf } from '../../domain/figure.ts'
import { type Fraction, compare, divide, fraction, multiply, sumOf, toNumber } from '../../domain/fraction.ts'
import { type ElementSum, type Ikm, POINTS_PER_SCORE } from '../../domain/ikm.ts'
import type { Method } from '../../domain/method.ts'
import { momentsOf, toPoints } from '../../domain/moments.ts'
import { publicityOf } from '../../domain/publicity.ts'
import { type Questionnaire, weightsOf } from '../../domain/questionnaire.ts'
import { sumOfCounts } from '../../domain/scoreCounts.ts'
import type { IndexLine, PublicElement, PublicEvidence } from './snapshot.ts'

const SCALE = fraction(POINTS_PER_SCORE)

/** An index as it may be shown, and what it is exactly. */
export type ShownIndex = { line: IndexLine; ikm: Ikm; respondents: number; effect: Fraction }

/** Null where none of the questionnaire's elements was answered. The counters are those of whole blocks. */
export function shownIndex(counters: Counters, questionnaire: Questionnaire, method: Method): ShownIndex | null {
  const { ikm, moments, rule } = figureOf(sumsOf(counters), weightsOf(questionnaire), momentsOf(counters), method)
  const { respondents } = counters
  const n = roundCount(respondents)
  const status = publicityOf(respondents)
  if (!ikm || n === null || status === 'withheld') return null
  const effect = effectOf(ikm)
  const step = indexStep(respondents, effect)
  const told = method.hasLeastScatter ? withLeastScatter(moments, toNumber(effect) / toPoints(1)) : moments
  const line = {
    status,
    n,
    nik: roundTo(multiply(ikm.ni, SCALE), step),
    grade: status === 'shown' ? ikm.grade : null,
    evidence: evidenceOf({ ...surenessOf(told, rule, method), rule }, step),
  }
  return { line, ikm, respondents, effect }
}

/** The elements of a shown figure, in the questionnaire's order. */
export function shownElements(counters: Counters, { elements }: Questionnaire, ikm: Ikm): PublicElement[] {
  return elements.map(({ code }) => {
    const nrr = ikm.elements.find((element) => element.code === code)?.nrr ?? null
    const spread = spreadOf(counters.elements[code] ?? [0, 0, 0, 0])
    return nrr && spread
      ? { code, nrr: roundTo(nrr, meanStep(answersTo(counters, code))), spread }
      : { code, nrr: null, spread: null }
  })
}

/** The mean of indices that are shown, each counting the same; null for fewer than two. Not finer than the coarsest of them allows. */
export function meanOfShown(shown: readonly ShownIndex[]): string | null {
  if (shown.length < 2) return null
  const count = fraction(shown.length)
  const fewest = Math.min(...shown.map(({ respondents }) => respondents))
  const effect = divide(largest(shown.map((index) => index.effect)), count)
  const mean = divide(sumOf(shown.map(({ ikm }) => ikm.ni)), count)
  return roundTo(multiply(mean, SCALE), indexStep(fewest, effect))
}

/** By how many points one answer, changed by one score, moves the index at most. */
function effectOf({ elements }: Ikm): Fraction {
  return largest(elements.flatMap(({ weight, n }) => (weight ? [multiply(SCALE, divide(weight, fraction(n)))] : [])))
}

function largest(values: readonly Fraction[]): Fraction {
  return values.reduce((a, b) => (compare(a, b) < 0 ? b : a), fraction(0))
}

/** The limits are rounded outward, so that they hold as often as the exact ones. */
function evidenceOf(
  { interval, grades, rule }: Pick<IndexFigure, 'interval' | 'grades' | 'rule'>,
  step: Step,
): PublicEvidence | null {
  return (
    interval && grades && { low: roundDown(interval.low, step), high: roundUp(interval.high, step), ...grades, rule }
  )
}

function sumsOf({ elements }: Counters): Map<string, ElementSum> {
  return new Map(Object.entries(elements).map(([code, counts]) => [code, sumOfCounts(counts)]))
}
