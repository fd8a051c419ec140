/**
 * What other habits would print: the same answers under the roundings and weights that are in use. For comparison with old
 * reports, and labelled as such; the index itself is `exact` (PermenPANRB 14/2017, annex; weight exactly 1/k, one rounding).
 */
import { type Fraction, fraction, fromDecimal, multiply, sumOf, toDecimal } from './fraction.ts'
import { type Grade, type GradeRule, gradeOf } from './grade.ts'
import type { ElementIndex, Ikm } from './ikm.ts'
import { toNik } from './ikm.ts'

export type Habit = {
  /** `exact`, or what is rounded on the way and to how many decimals. */
  readonly name: HabitName
  /** The index as that habit prints it, two decimals. */
  readonly nik: string
  readonly grade: Grade
}

type Step = {
  /** Decimals of the weight, of each NRR, of each weighted NRR, of their sum; what is left out is not rounded. */
  weight?: number
  nrr?: number
  weighted?: number
  ni?: number
}

const steps = {
  exact: {},
  'weight-2': { weight: 2 },
  'weight-3': { weight: 3 },
  'weight-4': { weight: 4 },
  'weighted-2': { weighted: 2 },
  'weighted-3': { weighted: 3 },
  'weight-2-weighted-2': { weight: 2, weighted: 2 },
  'weight-3-weighted-3': { weight: 3, weighted: 3 },
  'nrr-2': { nrr: 2 },
  'ni-2': { ni: 2 },
} as const satisfies Record<string, Step>

export type HabitName = keyof typeof steps

/** The index under every habit, the exact one first. */
export function habitsOf({ elements }: Ikm, rule: GradeRule = '2017'): Habit[] {
  return (Object.keys(steps) as HabitName[]).map((name) => {
    const nik = toNik(niBy(elements, steps[name]))
    return { name, nik, grade: gradeOf(nik, rule) }
  })
}

function niBy(elements: readonly ElementIndex[], { weight, nrr, weighted, ni }: Step): Fraction {
  const parts = elements.flatMap((element) => {
    if (!element.nrr || !element.weight) return []
    const product = multiply(rounded(element.nrr, nrr), rounded(element.weight, weight))
    return [rounded(product, weighted)]
  })
  return rounded(parts.length === 0 ? fraction(0) : sumOf(parts), ni)
}

function rounded(value: Fraction, decimals: number | undefined): Fraction {
  return decimals === undefined ? value : fromDecimal(toDecimal(value, decimals))
}
