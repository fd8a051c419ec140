/** Places of an index and its range on a line, in percent for SVG attributes. */
import { gradeBands } from '../domain/grade.ts'
import { share } from './share.ts'

/** An index as it was published, 25-100, with its limits where it has any. */
export type Ranged = { nik: string; low: string | null; high: string | null }

const [LOWEST, HIGHEST, USUAL_BASE] = [25, 100, 60]

/** Where the lines of several indices begin: at 60 when all of them lie above, else at the lowest index there is. */
export function baseOf(all: readonly Ranged[]): number {
  return all.some(({ nik, low }) => Number(low ?? nik) < USUAL_BASE) ? LOWEST : USUAL_BASE
}

export function drawRange({ nik, low, high }: Ranged, base: number) {
  const at = (value: string) => share(Number(value), base, HIGHEST)
  return { dot: at(nik), from: at(low ?? nik), to: at(high ?? nik) }
}

/** The grades on a line from `base`: where each begins and where its letter stands. */
export function drawGrades(base: number) {
  return gradeBands
    .filter(({ to }) => Number(to) > base)
    .toReversed()
    .map(({ grade, from, to }) => {
      const start = Math.max(Number(from), base)
      return { grade, from: share(start, base, HIGHEST), middle: share((start + Number(to)) / 2, base, HIGHEST) }
    })
}
