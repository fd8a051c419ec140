/** Predikat kinerja pegawai: what the two ratings of a superior give together (PermenPANRB 6/2022). */

/** What is rated: against what was expected. `below`, `meets` and `above` are di bawah, sesuai and di atas ekspektasi. */
export const ratings = ['above', 'meets', 'below'] as const
export type Rating = (typeof ratings)[number]

/** Sangat Baik, Baik, Butuh Perbaikan, Kurang (misconduct), Sangat Kurang; the best first. */
export const predicates = ['very-good', 'good', 'needs-improvement', 'poor', 'very-poor'] as const
export type Predicate = (typeof predicates)[number]

/** Hasil kerja by row, perilaku kerja by column. */
const matrix: Readonly<Record<Rating, Readonly<Record<Rating, Predicate>>>> = {
  above: { below: 'poor', meets: 'good', above: 'very-good' },
  meets: { below: 'poor', meets: 'good', above: 'good' },
  below: { below: 'very-poor', meets: 'needs-improvement', above: 'needs-improvement' },
}

/**
 * The predikat of a rating of hasil kerja and one of perilaku kerja. Both are a person's: no figure of the portal is ever turned
 * into one of them.
 */
export function predicateOf(result: Rating, conduct: Rating): Predicate {
  return matrix[result][conduct]
}
