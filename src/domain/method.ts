/**
 * The rules by which figures were computed, by version. A version is never changed: what was published under one can be
 * computed again by it, and beside it by today's.
 */
import type { GradeRule } from './grade.ts'
import { gradeRuleOf } from './instrument.ts'

export type Method = {
  readonly version: number
  /** What is printed beside every figure. */
  readonly says: string
  /** The rule whose limits give the grade. */
  readonly gradeRule: (codes: readonly string[]) => GradeRule
  /** Whether a figure has its interval, and a grade those that the interval reaches. */
  readonly hasInterval: boolean
  /** Whether a published interval is never so narrow that it tells that all said the same. */
  readonly hasLeastScatter: boolean
  /** Whether it is published how many of those who were served answered. */
  readonly tellsRate: boolean
}

export const methods: readonly Method[] = [
  {
    version: 1,
    says: 'PermenPANRB 14/2017; bobot 1/k; pembulatan sekali, dua desimal; ambang 10 dan 30',
    gradeRule: () => '2017',
    hasInterval: false,
    hasLeastScatter: false,
    tellsRate: false,
  },
  {
    version: 2,
    says: 'PermenPANRB 14/2017, seri lama KEP/25/M.PAN/2/2004; bobot 1/k; pembulatan sekali, dua desimal; ambang 10 dan 30; rentang 95 % Beta',
    gradeRule: gradeRuleOf,
    hasInterval: true,
    hasLeastScatter: false,
    tellsRate: false,
  },
  {
    version: 3,
    says: 'PermenPANRB 14/2017, seri lama KEP/25/M.PAN/2/2004; bobot 1/k; pembulatan sekali: tanpa desimal dari 10 responden, satu dari 100, dua dari 1.000; ambang 10 dan 30; rentang 95 % Beta; unit terlalu kecil digabung ke atas',
    gradeRule: gradeRuleOf,
    hasInterval: true,
    hasLeastScatter: false,
    tellsRate: false,
  },
  {
    version: 4,
    says: 'PermenPANRB 14/2017, seri lama KEP/25/M.PAN/2/2004; bobot 1/k; pembulatan sekali: tanpa desimal dari 10 responden, satu dari 100, dua dari 1.000; ambang 10 dan 30; rentang 95 % Beta, tidak lebih sempit daripada bila lima orang berbeda satu nilai; unit terlalu kecil digabung ke atas',
    gradeRule: gradeRuleOf,
    hasInterval: true,
    hasLeastScatter: true,
    tellsRate: false,
  },
  {
    version: 5,
    says: 'PermenPANRB 14/2017, seri lama KEP/25/M.PAN/2/2004; bobot 1/k; pembulatan sekali: tanpa desimal dari 10 responden, satu dari 100, dua dari 1.000; ambang 10 dan 30; rentang 95 % Beta, tidak lebih sempit daripada bila lima orang berbeda satu nilai; unit terlalu kecil digabung ke atas; tingkat pengisian dari angka yang sudah dibulatkan',
    gradeRule: gradeRuleOf,
    hasInterval: true,
    hasLeastScatter: true,
    tellsRate: true,
  },
]

/** The method of today. */
export const METHOD: Method = methodOf(methods.length)

/** @throws RangeError for a version that never was */
export function methodOf(version: number): Method {
  const method = methods[version - 1]
  if (!method) throw new RangeError(`expected a method from 1 to ${methods.length}, given ${version}`)
  return method
}
