/** Who may stand alone in public, and which rules keep the figures apart. */
import { PUBLIC_FROM } from '../publicity.ts'
import { type Counters, sumCounters } from './counters.ts'
import { countAll } from '../scoreCounts.ts'
import { type Groups, sumGroups } from './groups.ts'

/** The rules as a value: the tests switch each of them off to see that its lack is found. */
export type Rules = {
  /** The smallest group that is public. */
  smallest: number
  /** Whether what is left of a published whole is kept as large. */
  isComplementary: boolean
  /** Whether an edition only adds groups to the one before, and never counts anew. */
  isBatched: boolean
  /** Whether half years and years are made of the published quarters, and not counted anew. */
  isNested: boolean
}

export const RULES: Rules = { smallest: PUBLIC_FROM, isComplementary: true, isBatched: true, isNested: true }

/** A unit with fewer officers, or with one of whom more than this share of the answers tell, says how a person works. */
export const FEWEST_OFFICERS = 3
export const MOST_OF_ONE = 0.85

/** How parts of some amount are added up and judged. */
export type Measure<T> = {
  sum(parts: readonly T[]): T
  size(amount: T): number
  /** May be published as a whole that nothing stands above. */
  isEnough(amount: T): boolean
  /** May be published beside others. */
  stands(amount: T): boolean
}

/**
 * Of the index: enough respondents, and of every element enough answers or none, so that no mean of few can be taken from a
 * mean of more. The officers decide only below the agency: above it there is nothing to be merged into.
 */
export function indexMeasure({ smallest }: Rules): Measure<Counters> {
  const isEnough = ({ respondents, elements }: Counters) =>
    respondents >= smallest && Object.values(elements).every((c) => isNoneOrEnough(countAll(c), smallest))
  return {
    sum: sumCounters,
    size: ({ respondents }) => respondents,
    isEnough,
    stands: (amount) => isEnough(amount) && isOfSeveral(amount),
  }
}

/** Of a question about respondents: nobody in a group, or enough. */
export function groupMeasure({ smallest }: Rules): Measure<Groups> {
  const isEnough = (groups: Groups) => {
    const counts = Object.values(groups)
    return counts.some((n) => n > 0) && counts.every((n) => isNoneOrEnough(n, smallest))
  }
  return {
    sum: sumGroups,
    size: (groups) => Object.values(groups).reduce((a, b) => a + b, 0),
    isEnough,
    stands: isEnough,
  }
}

/** Where no officer is known there is nobody to speak of: a truck that collects waste, or answers from before the portal. */
function isOfSeveral({ respondents, officers }: Counters): boolean {
  const counts = Object.values(officers)
  if (counts.length === 0) return true
  return counts.length >= FEWEST_OFFICERS && Math.max(...counts) <= MOST_OF_ONE * respondents
}

function isNoneOrEnough(n: number, smallest: number): boolean {
  return n === 0 || n >= smallest
}
