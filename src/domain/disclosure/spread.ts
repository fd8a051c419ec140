/** How answers spread, as far as it may be seen: shares of people, never so that a share near all or none tells of everybody. */
import { PUBLIC_FROM } from '../publicity.ts'
import { type ScoreCounts, countAll } from '../scoreCounts.ts'
import { type Groups, groupsOf } from './groups.ts'
import type { Question } from './lattice.ts'

/** A whole percentage; `above` and `below` are "> 95 %" and "< 5 %", of few people wider. */
export type Share = { percent: number; bound: 'exact' | 'above' | 'below' }

/** `scores`: shares of 1, 2, 3 and 4. `favourable`: the share of 3 and 4 together, where single ones would tell of few. */
export type Spread =
  { kind: 'scores'; shares: readonly [Share, Share, Share, Share] } | { kind: 'favourable'; share: Share }

/** Shares of those who said it; groups of `groups.ts`. */
export type ProfilePart = { question: Question; groups: { group: string; share: Share }[] }

/** From so many answers on single shares may be shown, where each is of so many people or nobody. */
const [SHARES_FROM, FEWEST_OF_A_SHARE] = [50, 5]
/** Shares above 95 % and below 5 % are not told closer. */
const OUTERMOST = 5

/** The spread of answers over the four scores; null below ten. */
export function spreadOf(c: ScoreCounts): Spread | null {
  const n = countAll(c)
  if (n < PUBLIC_FROM) return null
  if (maySplit(c, n))
    return { kind: 'scores', shares: c.map((count) => shareOf(count, n)) as [Share, Share, Share, Share] }
  return { kind: 'favourable', share: shareOf(c[2] + c[3], n) }
}

/** Who answered a question about themselves; null where too few did, or all alike. The groups must be nobody or ten and more. */
export function profileOf(question: Question, groups: Groups): ProfilePart | null {
  const counts = groupsOf(question).map((group) => groups[group] ?? 0)
  const n = counts.reduce((a, b) => a + b, 0)
  if (!maySplit(counts, n)) return null
  return { question, groups: groupsOf(question).map((group, place) => ({ group, share: shareOf(counts[place]!, n) })) }
}

/** Where all fall into one, its share would say so: the others may not be of one to four. */
function maySplit(counts: readonly number[], n: number): boolean {
  const given = counts.filter((count) => count > 0)
  return n >= SHARES_FROM && given.length > 1 && given.every((count) => count >= FEWEST_OF_A_SHARE)
}

function shareOf(count: number, n: number): Share {
  const edge = edgeOf(n)
  const percent = (100 * count) / n
  if (percent > 100 - edge) return { percent: 100 - edge, bound: 'above' }
  if (percent < edge) return { percent: edge, bound: 'below' }
  return { percent: Math.floor(percent + 0.5), bound: 'exact' }
}

/** Of fewer than fifty people 5 % would be one or two: the edge is then wide enough for five, in steps of 5 that tell no exact n. */
function edgeOf(n: number): number {
  if (n >= SHARES_FROM) return OUTERMOST
  return 5 * Math.ceil((100 * FEWEST_OF_A_SHARE) / (5 * Math.floor(n / 5)) / 5)
}
