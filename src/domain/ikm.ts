/**
 * Indeks Kepuasan Masyarakat: PermenPANRB 14/2017, annex, chapter on processing the survey.
 *
 *   NRR of an element     = sum of its scores / number of respondents who answered it
 *   weighted NRR          = NRR × weight; the weights sum to one, 1/k each unless the questionnaire says otherwise
 *   NI (index, 1-4)       = sum of the weighted NRR
 *   NIK (converted index) = NI × 25, rounded half up to two decimals: the one rounding there is
 *
 * Scores are pooled over respondents before anything is divided, so a unit's index is that of all its respondents and never
 * a mean of rounded indices.
 */
import { type Fraction, add, compare, divide, fraction, multiply, sumOf, toDecimal, toNumber } from './fraction.ts'
import { type Grade, type GradeRule, gradeOf } from './grade.ts'

/** Weight by element code, in the questionnaire's order. The weights are positive and sum to one. */
export type Weights = ReadonlyMap<string, Fraction>

const ONE = fraction(1)
const HIGHEST = fraction(4)

/** What was answered to one element: how often, and the sum of the scores (1-4 each). */
export type ElementSum = { readonly n: number; readonly sum: Fraction }

export type ElementIndex = {
  readonly code: string
  readonly n: number
  /** Its part of the index, with what it takes over of elements that nobody answered; null when it is one of them. */
  readonly weight: Fraction | null
  /** Nilai rata-rata, 1-4; null when nobody answered. */
  readonly nrr: Fraction | null
  /** NRR × weight; null when nobody answered. */
  readonly weighted: Fraction | null
}

export type Ikm = {
  readonly elements: readonly ElementIndex[]
  /** Nilai indeks, 1-4. */
  readonly ni: Fraction
  /** Nilai interval konversi, 25.00-100.00, two decimals. */
  readonly nik: string
  readonly grade: Grade
}

/** The official weight: exactly 1/k for each of the k elements. */
export function equalWeights(codes: readonly string[]): Weights {
  return new Map(codes.map((code) => [code, fraction(1, codes.length)]))
}

/**
 * The index of pooled answers; null when no element was answered at all.
 *
 * An element that nobody answered does not apply here: the others share its weight in proportion.
 * @throws RangeError when the weights are not those of a questionnaire, or a sum is not one of so many scores
 */
export function computeIkm(
  sums: ReadonlyMap<string, ElementSum>,
  weights: Weights,
  rule: GradeRule = '2017',
): Ikm | null {
  const problem = problemOfWeights(weights) ?? problemOfSums(sums)
  if (problem !== null) throw new RangeError(problem)
  const answered = [...weights].filter(([code]) => (sums.get(code)?.n ?? 0) > 0)
  if (answered.length === 0) return null
  const total = sumOf(answered.map(([, weight]) => weight))
  const elements = [...weights].map(([code, weight]) => elementIndex(code, sums.get(code), divide(weight, total)))
  const ni = elements.reduce((sum, element) => (element.weighted ? add(sum, element.weighted) : sum), fraction(0))
  const nik = toNik(ni)
  return { elements, ni, nik, grade: gradeOf(nik, rule) }
}

/**
 * The answers of several groups (services, units, months) as those of one: what an index of all of them is computed from, and
 * never a mean of their indices.
 */
export function poolSums(groups: Iterable<ReadonlyMap<string, ElementSum>>): Map<string, ElementSum> {
  const pooled = new Map<string, ElementSum>()
  for (const sums of groups)
    for (const [code, { n, sum }] of sums) {
      const before = pooled.get(code)
      pooled.set(code, before ? { n: before.n + n, sum: add(before.sum, sum) } : { n, sum })
    }
  return pooled
}

/**
 * The mean of several indices (25.00-100.00, rounded once), each counting the same: a second, labelled figure beside the pooled
 * index of the same respondents. Null for fewer than two.
 */
export function meanIndex(indices: readonly Ikm[]): string | null {
  if (indices.length < 2) return null
  return toNik(divide(sumOf(indices.map(({ ni }) => ni)), fraction(indices.length)))
}

/** Points of the index (25-100) in a point of the scale from 1 to 4. */
export const POINTS_PER_SCORE = 25

/** NI (1-4) to NIK (25.00-100.00). */
export function toNik(ni: Fraction): string {
  return toDecimal(multiply(ni, fraction(POINTS_PER_SCORE)), 2)
}

/** NI (1-4) as a point of a chart or of a difference: 25-100, not rounded. */
export function pointsOf({ ni }: Pick<Ikm, 'ni'>): number {
  return POINTS_PER_SCORE * toNumber(ni)
}

function elementIndex(code: string, answers: ElementSum | undefined, weight: Fraction): ElementIndex {
  if (!answers || answers.n === 0) return { code, n: 0, weight: null, nrr: null, weighted: null }
  const nrr = divide(answers.sum, fraction(answers.n))
  return { code, n: answers.n, weight, nrr, weighted: multiply(nrr, weight) }
}

/** What is wrong with weights, in one sentence: each must be above zero, and they must sum to exactly one. Null when nothing is. */
export function problemOfWeights(weights: Weights): string | null {
  for (const [code, weight] of weights)
    if (weight.top <= 0n) return `The weight of ${code} is ${textOf(weight)}; it must be above zero.`
  const total = sumOf([...weights.values()])
  return compare(total, ONE) === 0 ? null : `The weights sum to ${textOf(total)}; they must sum to exactly 1.`
}

function problemOfSums(sums: ReadonlyMap<string, ElementSum>): string | null {
  for (const [code, { n, sum }] of sums) {
    if (!Number.isSafeInteger(n) || n < 0) return `${code} has ${n} answers; it must be a whole number from 0.`
    if (sum.top < 0n || compare(sum, multiply(fraction(n), HIGHEST)) > 0)
      return `${code} has a sum of ${textOf(sum)}; ${n} answers give 0 to ${4 * n}.`
  }
  return null
}

function textOf({ top, bottom }: Fraction): string {
  return bottom === 1n ? String(top) : `${top}/${bottom}`
}
