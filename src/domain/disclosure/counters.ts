/** Exact counters of answers, as a release keeps them: plain values that can be stored, added and subtracted. */
import { type ScoreCounts, countAll } from '../scoreCounts.ts'

export type Counters = {
  readonly respondents: number
  /** Sum of 2520 × mean score of a respondent, and of its square (`src/domain/tally.ts`). */
  readonly sumMean: number
  readonly sumSquaredMean: number
  /** How many 1s, 2s, 3s and 4s, by element code. */
  readonly elements: Readonly<Record<string, ScoreCounts>>
  /** Respondents by officer; officers who served and have no answer count as 0. */
  readonly officers: Readonly<Record<string, number>>
}

export const noCounters: Counters = { respondents: 0, sumMean: 0, sumSquaredMean: 0, elements: {}, officers: {} }

/** The counters of several groups as those of one, added place by place; of none all is 0. Parts may be negative, as in {@link growthOf}. */
export function sumCounters(parts: readonly Counters[]): Counters {
  const total = { respondents: 0, sumMean: 0, sumSquaredMean: 0 }
  const elements: Record<string, [number, number, number, number]> = {}
  const officers: Record<string, number> = {}
  for (const part of parts) {
    total.respondents += part.respondents
    total.sumMean += part.sumMean
    total.sumSquaredMean += part.sumSquaredMean
    for (const [code, c] of Object.entries(part.elements)) {
      const sum = (elements[code] ??= [0, 0, 0, 0])
      for (let score = 0; score < 4; score += 1) sum[score]! += c[score]!
    }
    for (const [officer, n] of Object.entries(part.officers)) officers[officer] = (officers[officer] ?? 0) + n
  }
  return { ...total, elements, officers }
}

/** What `now` has beyond `before`; null where it has less of anything, so that it is no growth. */
export function growthOf(now: Counters, before: Counters): Counters | null {
  const growth = sumCounters([now, negative(before)])
  const numbers = [growth.respondents, ...Object.values(growth.elements).flat(), ...Object.values(growth.officers)]
  return numbers.some((n) => n < 0) ? null : growth
}

export function answersTo({ elements }: Counters, code: string): number {
  return countAll(elements[code] ?? [0, 0, 0, 0])
}

function negative({ respondents, sumMean, sumSquaredMean, elements, officers }: Counters): Counters {
  return {
    respondents: -respondents,
    sumMean: -sumMean,
    sumSquaredMean: -sumSquaredMean,
    elements: Object.fromEntries(
      Object.entries(elements).map(([code, [a, b, c, d]]) => [code, [-a, -b, -c, -d] as const]),
    ),
    officers: Object.fromEntries(Object.entries(officers).map(([officer, n]) => [officer, -n])),
  }
}
