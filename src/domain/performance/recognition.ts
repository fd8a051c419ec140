/** Who may be proposed for recognition: by evidence, with the interval, and in no order but that of the names. */
import type { OfficerFigure } from '../fairness.ts'

type Known<T> = T & { figure: OfficerFigure }

/**
 * The officers whose whole 95 % range lies above the mean of those whose figures may be used for scoring. Whoever lies within the
 * range of chance is not called worse: the list has no places, and those on it are not compared with each other.
 * @returns in the order given, which is to be that of the names
 */
export function recognisable<T>(officers: readonly Known<T>[]): { mean: number | null; found: Known<T>[] } {
  const usable = officers.filter(({ figure }) => figure.gate === 'scoring' && figure.adjusted !== null)
  const n = usable.reduce((sum, { figure }) => sum + figure.n, 0)
  if (n === 0) return { mean: null, found: [] }
  const mean = usable.reduce((sum, { figure }) => sum + figure.n * (figure.adjusted ?? 0), 0) / n
  return { mean, found: usable.filter(({ figure }) => figure.low !== null && figure.low > mean) }
}
