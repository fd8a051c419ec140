/** Which elements moved an index, and by how much: the answer to "why". */
import { type Change, changeBetween } from './difference.ts'
import { toNumber } from './fraction.ts'
import type { IndexFigure } from './figure.ts'
import { POINTS_PER_SCORE } from './ikm.ts'
import { type ScoreCounts, momentsOfCounts } from './scoreCounts.ts'

export type ElementChange = {
  code: string
  /** Of the NRR, 1-4, with its 95 % limits; null where either period has fewer than ten answers to it. */
  change: Change | null
  /** What it adds to the change of the index, in points of the index. */
  share: number
}

type Counted = IndexFigure & { counts: ReadonlyMap<string, ScoreCounts> }

/**
 * Every element that both periods have, what pulled down first.
 * @param direction only those that went up (1) or down (-1)
 */
export function elementChanges(before: Counted, after: Counted, direction?: number): ElementChange[] {
  const earlier = new Map(before.ikm?.elements.map((element) => [element.code, element]))
  const found = (after.ikm?.elements ?? []).flatMap(({ code, nrr, weight }) => {
    const was = earlier.get(code)?.nrr
    const [old, young] = [before.counts.get(code), after.counts.get(code)]
    if (!nrr || !was || !weight || !old || !young) return []
    const by = toNumber(nrr) - toNumber(was)
    if (direction !== undefined && Math.sign(by) !== direction) return []
    const points = changeBetween(momentsOfCounts(old), momentsOfCounts(young), POINTS_PER_SCORE * by)
    return [{ code, change: points && scaled(points), share: POINTS_PER_SCORE * toNumber(weight) * by }]
  })
  return found.sort((one, other) => one.share - other.share)
}

/** Those that moved for certain in the direction of a change, what moved it most first. */
export function reasonsOf({ by }: Change, elements: readonly ElementChange[]): ElementChange[] {
  return elements
    .filter(({ change }) => change && change.certainty !== 'none' && Math.sign(change.by) === Math.sign(by))
    .sort((one, other) => Math.abs(other.share) - Math.abs(one.share))
}

function scaled({ by, low, high, certainty }: Change): Change {
  const [a, b, c] = [by, low, high].map((value) => value / POINTS_PER_SCORE)
  return { by: a ?? 0, low: b ?? 0, high: c ?? 0, certainty }
}

/** What moved a place, where it moved: the element with the largest part first. Computed for the places that are shown alone. */
export function reasonsFor({
  change,
  before,
  now,
}: {
  change: Change | null
  before: Counted
  now: Counted
}): ElementChange[] {
  if (change === null || change.certainty === 'none') return []
  return reasonsOf(change, elementChanges(before, now, Math.sign(change.by)))
}
