/**
 * The blocks of a release: groups of answers, each large enough to be public, no answer in two of them. Every published figure is
 * made of whole blocks. So whatever is added to or subtracted from whatever, of one release or of all of them, is made of whole
 * blocks as well, and can never tell of fewer than ten: one rule for small groups, for what an edition adds to the one before, for years
 * against their quarters, and for what is left of a whole when its published parts are taken away.
 */
import { type Measure, type Rules } from './rules.ts'

/** What was answered at one service of a unit, or at the unit and none of its services. */
export type Leaf<T> = { readonly unit: string; readonly service: string | null; readonly amount: T }

/** `edition`: the one of its quarter that brought it. */
export type Block<T> = { readonly edition: number; readonly leaves: readonly Leaf<T>[] }

/** Every unit with the one above it; null is the agency itself. */
export type Tree = ReadonlyMap<string, string | null>

/** A service or a unit with what is below it; without blocks it is too small or too narrow, and merged upward. */
type Part<T> = { key: string; isUnit: boolean; total: T; leaves: Leaf<T>[]; blocks: Leaf<T>[][] }

/**
 * Divides answers into blocks, from the services up. What may not stand alone is merged with the others like it in the unit above;
 * where those together may not stand either, the smallest that could joins them, services before units, until they may. The same
 * whatever the order of the leaves. Fewer than the smallest group in all: no block.
 * @param besides what a unit has beside its answers and is judged with: the officers who served there
 */
export function blocksOf<T>(
  tree: Tree,
  leaves: readonly Leaf<T>[],
  measure: Measure<T>,
  rules: Rules,
  besides: ReadonlyMap<string, T> = new Map(),
): Leaf<T>[][] {
  const unitsBelow = Map.groupBy([...tree.keys()], (unit) => tree.get(unit) ?? null)
  const leavesOf = Map.groupBy(leaves, ({ unit }) => unit)

  const partOf = (unit: string | null): Part<T> => {
    const own = unit === null ? [] : (leavesOf.get(unit) ?? [])
    const parts = [...own.map(leafPart), ...(unitsBelow.get(unit) ?? []).map(partOf)].filter(
      (part) => part.leaves.length > 0,
    )
    const beside = unit !== null && parts.length > 0 ? besides.get(unit) : undefined
    const total = measure.sum([...parts.map((part) => part.total), ...(beside === undefined ? [] : [beside])])
    const isPublic = unit === null ? measure.isEnough(total) : measure.stands(total)
    const inside = parts.flatMap((part) => part.leaves)
    return { key: unit ?? '', isUnit: true, total, leaves: inside, blocks: isPublic ? settle(parts) : [] }
  }

  const leafPart = (leaf: Leaf<T>): Part<T> => {
    const isAlone = leaf.service !== null && measure.stands(leaf.amount)
    return {
      key: leaf.service ?? '',
      isUnit: false,
      total: leaf.amount,
      leaves: [leaf],
      blocks: isAlone ? [[leaf]] : [],
    }
  }

  const settle = (parts: readonly Part<T>[]): Leaf<T>[][] => {
    const merged = parts.filter(({ blocks }) => blocks.length === 0)
    const standing = parts.filter(({ blocks }) => blocks.length > 0).sort(smallestFirst(measure))
    const isSettled = () => merged.length === 0 || measure.stands(measure.sum(merged.map(({ total }) => total)))
    while (rules.isComplementary && standing.length > 0 && !isSettled()) merged.push(standing.shift()!)
    const rest = merged.flatMap((part) => part.leaves)
    return [...(rest.length > 0 ? [rest] : []), ...standing.flatMap(({ blocks }) => blocks)]
  }

  return partOf(null).blocks
}

function smallestFirst<T>({ size }: Measure<T>): (a: Part<T>, b: Part<T>) => number {
  return (a, b) =>
    Number(a.isUnit) - Number(b.isUnit) || size(a.total) - size(b.total) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
}
