import { type Grade, gradeOf } from '../domain/grade.ts'

/** A grade with its lowest and highest index, two decimals with a point. */
export type GradeBand = { grade: Grade; from: string; to: string }

/** The bands of the grades, best first: asked of the law itself, value by value, so that no page has limits of its own. */
export const gradeBands: readonly GradeBand[] = findBands()

function findBands(): GradeBand[] {
  const bands: GradeBand[] = []
  for (let hundredths = 10_000; hundredths >= 2_500; hundredths -= 1) {
    const nik = (hundredths / 100).toFixed(2)
    const grade = gradeOf(nik)
    const last = bands.at(-1)
    if (last?.grade === grade) last.from = nik
    else bands.push({ grade, from: nik, to: nik })
  }
  return bands
}
