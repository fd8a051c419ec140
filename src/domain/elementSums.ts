/** What the answers to one element say: its index with limits, whether it is weak, and what changed between two spans. */
import { type Interval, intervalOf } from './interval.ts'
import { type Moments, meanOf, noMoments, addRespondent, fromScore, toIndex } from './moments.ts'

/** Answers 1, 2, 3 and 4. */
export type ScoreCounts = readonly [number, number, number, number]

/** From this many answers on an element is judged; the same as for a grade. */
export const JUDGED_FROM = 30

/** Elements (unsur) about the officers, and the one about rooms and equipment; all others are about how the service is arranged. */
const ofOfficers: readonly string[] = ['kompetensi', 'perilaku']
const ofRooms: readonly string[] = ['sarpras']

export type ElementOwner = 'officers' | 'facilities' | 'service'

/** Who can change what an element asks about: what nobody at the counter controls is never held against a person. */
export function ownerOf(element: string): ElementOwner {
  if (ofOfficers.includes(element)) return 'officers'
  return ofRooms.includes(element) ? 'facilities' : 'service'
}

/** Respondents who answered one element are their scores. */
export function momentsOfScores(counts: ScoreCounts): Moments {
  return counts.reduce((sum, times, place) => addRespondent(sum, fromScore(place + 1), times), noMoments)
}

export type ElementIndex = { n: number; index: number; interval: Interval }

/** On the scale of the index, 25-100; null below ten answers. */
export function elementIndex(counts: ScoreCounts): ElementIndex | null {
  const moments = momentsOfScores(counts)
  const mean = meanOf(moments)
  return moments.n < 10 || mean === null ? null : { n: moments.n, index: toIndex(mean), interval: intervalOf(moments) }
}

/** Whether an element lies below the whole of which it is a part by more than chance; never from fewer than 30 answers. */
export function isWeak({ n, interval }: ElementIndex, whole: number): boolean {
  return n >= JUDGED_FROM && interval.high < whole
}

/** The change from a span to a later one in points of the index, with its 95 % limits. */
export type Change = { change: number; low: number; high: number; verdict: 'up' | 'down' | 'unsure' }

/**
 * The difference of two independent means whose intervals are known, by the method of variance estimates recovery (MOVER; Zou and
 * Donner 2008): L = d - √((m₂ - l₂)² + (u₁ - m₁)²), U = d + √((u₂ - m₂)² + (m₁ - l₁)²). Null where either side is withheld.
 */
export function changeBetween(before: ElementIndex | null, after: ElementIndex | null): Change | null {
  if (!before || !after) return null
  const change = after.index - before.index
  const low = change - Math.hypot(after.index - after.interval.low, before.interval.high - before.index)
  const high = change + Math.hypot(after.interval.high - after.index, before.index - before.interval.low)
  return { change, low, high, verdict: low > 0 ? 'up' : high < 0 ? 'down' : 'unsure' }
}
