/**
 * Mutu pelayanan: PermenPANRB 14/2017, annex, table of perception values and service quality.
 *
 * The table has gaps (76.60 to 76.61): the index is rounded half up to two decimals once, and the rounded value is compared
 * with the lower limits.
 */
export type Grade = 'A' | 'B' | 'C' | 'D'

const lowerLimits: readonly (readonly [Grade, number])[] = [
  ['A', 8831],
  ['B', 7661],
  ['C', 6500],
]

/** The grade of an index that was already rounded: text with two decimals, 25.00 to 100.00. */
export function gradeOf(nik: string): Grade {
  const hundredths = Number(nik.replace('.', ''))
  return lowerLimits.find(([, limit]) => hundredths >= limit)?.[0] ?? 'D'
}
