/** What may be asked of the public figures at all: a fixed list of cells, no free filters, no dates of one's own. */
import { type Period, quartersUntil } from '../period.ts'
import type { RespondentField } from '../questionnaire.ts'

/** Months of the periods that are published. A month is none of them: inside a quarter it would be one more window to subtract. */
const monthsOfPeriods = [3, 6, 12]
const MONTHS_OF_QUARTER = 3

/** What a release tells about respondents, one question at a time. */
export const questions = ['gender', 'age', 'education', 'occupation', 'channel'] as const
export type Question = RespondentField | 'channel'

/** One breakdown at a time, never two crossed, and only of these scopes; a service within its unit has its index and no breakdown. */
export const lattice = {
  agency: { hasElements: true, hasSpread: true, questions },
  unit: { hasElements: true, hasSpread: true, questions },
  service: { hasElements: false, hasSpread: false, questions: [] },
} as const satisfies Record<string, { hasElements: boolean; hasSpread: boolean; questions: readonly Question[] }>

/** The quarters whose windows make up a period, oldest first; empty for a month, which is not published. */
export function windowsOf({ from, to }: Period): Period[] {
  const months =
    12 * (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) + Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1
  return monthsOfPeriods.includes(months) ? quartersUntil(to, months / MONTHS_OF_QUARTER) : []
}
