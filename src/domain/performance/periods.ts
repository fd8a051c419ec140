/** The periods of a year in which kinerja is evaluated: months or quarters (periodik), and the year itself (tahunan). */
import { type Period, readPeriod } from '../period.ts'

export const evaluationRhythms = ['monthly', 'quarterly'] as const
export type EvaluationRhythm = (typeof evaluationRhythms)[number]

/** In the order of the calendar, the year last. */
export function evaluationPeriods(year: number, rhythm: EvaluationRhythm): Period[] {
  const count = rhythm === 'monthly' ? 12 : 4
  const codes = Array.from({ length: count }, (_, place) =>
    rhythm === 'monthly' ? `${year}-${String(place + 1).padStart(2, '0')}` : `${year}-TW${place + 1}`,
  )
  return [...codes, `${year}`].flatMap((code) => readPeriod(code) ?? [])
}

/** The period of a year with this code; null where its rhythm has none. */
export function evaluationPeriod(year: number, rhythm: EvaluationRhythm, code: string): Period | null {
  return evaluationPeriods(year, rhythm).find((period) => period.code === code) ?? null
}
