/**
 * Mutu pelayanan: PermenPANRB 14/2017, annex, table of perception values and service quality.
 *
 * The table has gaps (76.60 to 76.61): the index is rounded half up to two decimals once, and the rounded value is compared
 * with the lower limits.
 */
export type Grade = 'A' | 'B' | 'C' | 'D'

/** The year of the rule whose limits apply. */
export type GradeRule = '2017' | '2004'

type Limits = readonly (readonly [Grade, number])[]

/** Lower limits in hundredths. */
const limitsOf2017: Limits = [
  ['A', 8831],
  ['B', 7661],
  ['C', 6500],
]

/** KEP/25/M.PAN/2/2004, for old series of fourteen elements. */
const limitsOf2004: Limits = [
  ['A', 8126],
  ['B', 6251],
  ['C', 4376],
]

/** A grade with its lowest and highest index, two decimals with a point. */
export type GradeBand = { grade: Grade; from: string; to: string }

/** The bands of the rule of 2017, best first. */
export const gradeBands: readonly GradeBand[] = [...limitsOf2017, ['D', 2500] as const].map(
  ([grade, from], place, all) => ({
    grade,
    from: decimal(from),
    to: decimal((all[place - 1]?.[1] ?? 10_001) - 1),
  }),
)

/** The grade of an index that was already rounded: text with two decimals, 25.00 to 100.00. */
export function gradeOf(nik: string, rule: GradeRule = '2017'): Grade {
  const hundredths = Number(nik.replace('.', ''))
  const limits = rule === '2017' ? limitsOf2017 : limitsOf2004
  return limits.find(([, limit]) => hundredths >= limit)?.[0] ?? 'D'
}

function decimal(hundredths: number): string {
  return (hundredths / 100).toFixed(2)
}
