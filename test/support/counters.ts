import type { Counters } from '../../src/domain/disclosure/counters.ts'
import type { ScoreCounts } from '../../src/domain/scoreCounts.ts'
import { officialQuestionnaire } from '../../src/domain/officialQuestionnaire.ts'
import { MEAN_SCALE } from '../../src/domain/tally.ts'

/** n respondents who gave one score throughout, and how many of their answers are one score beside it. */
export function alike(n: number, score: number, others: number): Counters {
  const { elements } = officialQuestionnaire
  const beside = score === 4 ? 3 : score + 1
  const k = elements.length
  const counts = elements.map(({ code }, place) => {
    const c = [0, 0, 0, 0]
    c[score - 1] = n - (place === 0 ? others : 0)
    c[beside - 1]! += place === 0 ? others : 0
    return [code, c as unknown as ScoreCounts] as const
  })
  const [usual, other] = [MEAN_SCALE * score, MEAN_SCALE * score + (MEAN_SCALE / k) * (beside - score)]
  return {
    respondents: n,
    sumMean: usual * (n - others) + other * others,
    sumSquaredMean: usual ** 2 * (n - others) + other ** 2 * others,
    elements: Object.fromEntries(counts),
    officers: {},
  }
}
