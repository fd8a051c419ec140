/**
 * How exactly a figure may be written. Blocks keep any difference of published figures at ten answers or more; rounding
 * keeps whoever knows nine of the ten from reading the tenth.
 *
 * Ten times as many respondents allow one decimal more: none from 10, one from 100, two from 1,000. At each of these numbers one
 * added answer can be recovered within ±10 points of 75 and no closer: (10 + 11) × 0.5, (100 + 101) × 0.05, (1,000 + 1,001) × 0.005.
 * So the two decimals of the official index are public where they tell no more of anybody than an index without decimals tells
 * of one in ten.
 *
 * And no figure is finer than twice what one answer moves it by, so that "all of them said 4" and "all but one" read the same.
 */
import { type Fraction, compare, divide, fraction, multiply, toDecimal, toNumber } from '../fraction.ts'
import { PUBLIC_FROM } from '../publicity.ts'

/** What a figure is a multiple of. */
export type Step = Fraction

const [LOWEST, HIGHEST] = [25, 100]
const indexSteps = [10, 5, 1, 0.1, 0.01].map(stepOf)
const meanSteps = [1, 0.5, 0.1, 0.01, 0.001].map(stepOf)
/** The number of respondents from which each step may be used, coarsest first. */
const from = [10, 10, 10, 100, 1_000]

/** @param effect points of the index that one answer, changed by one score, moves it by at most */
export function indexStep(respondents: number, effect: Fraction): Step {
  return finestStep(indexSteps, respondents, effect)
}

/** Of the mean score of an element, 1-4. */
export function meanStep(answers: number): Step {
  return finestStep(meanSteps, answers, fraction(1, answers))
}

/** A value as a multiple of a step, rounded half up once, as text with the decimals that the step has. */
export function roundTo(value: Fraction, step: Step): string {
  const multiple = multiply(fraction(BigInt(toDecimal(divide(value, step), 0))), step)
  return toDecimal(multiple, decimalsOf(step))
}

/** A limit of an interval, 25-100, rounded to a step downward or upward. */
export function roundDown(limit: number, step: Step): string {
  return atStep(Math.max(LOWEST, Math.floor(limit / toNumber(step)) * toNumber(step)), step)
}

export function roundUp(limit: number, step: Step): string {
  return atStep(Math.min(HIGHEST, Math.ceil(limit / toNumber(step)) * toNumber(step)), step)
}

function atStep(limit: number, step: Step): string {
  return limit.toFixed(decimalsOf(step))
}

/** A count to the nearest 5, half up; null below ten, none included. */
export function roundCount(n: number): number | null {
  return n < PUBLIC_FROM ? null : 5 * Math.floor((n + 2.5) / 5)
}

function finestStep(steps: readonly Step[], n: number, effect: Fraction): Step {
  const allowed = steps.filter((step, place) => n >= from[place]! && compare(step, multiply(effect, fraction(2))) > 0)
  return allowed.at(-1) ?? steps[0]!
}

function stepOf(step: number): Step {
  return fraction(Math.round(step * 1_000), 1_000)
}

function decimalsOf({ bottom }: Step): number {
  return bottom === 1n ? 0 : bottom <= 10n ? 1 : bottom <= 100n ? 2 : 3
}
