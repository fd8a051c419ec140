/**
 * How many of those who were served answered. Both numbers are rounded before one is divided by the other: a share of the exact
 * counts would tell the count of answers closer than it is published, so the rate is made of nothing that is not public beside it.
 */
import { REPRESENTATIVE_FROM } from '../responseRate.ts'
import { AGENCY } from './scopes.ts'
import { roundCount } from './precision.ts'
import type { Source } from './source.ts'
import type { Share } from './spread.ts'
import type { Tree } from './blocks.ts'

/** `served`: people served, to the nearest 5. `rate`: respondents of them in whole percent, rounded down, so that 5 % is 5 % at least. */
export type Participation = { served: number; rate: Share }

/**
 * Null where it is not known how many were served, where they are fewer than ten, and where there are more answers than people, which
 * cannot be right.
 */
export function participationOf(respondents: number, served: number | null): Participation | null {
  const [n, of] = [roundCount(respondents), served === null ? null : roundCount(served)]
  if (n === null || of === null || n > of) return null
  const percent = Math.floor((100 * n) / of)
  return { served: of, rate: percent < 1 ? { percent: 1, bound: 'below' } : { percent, bound: 'exact' } }
}

/** Whether those who answered may stand for all who were served; of what is not known they may not. */
export function isRepresentative(participation: Participation | null | undefined): boolean {
  return participation?.rate.bound === 'exact' && participation.rate.percent >= 100 * REPRESENTATIVE_FROM
}

/**
 * People served in the agency, or in a unit with those below it; null unless every unit in it that has answers was counted. A unit that was
 * counted and has no answers counts: its people were silent.
 * @param scope a unit, or {@link AGENCY}
 */
export function servedIn(
  tree: Tree,
  { index, visits = {} }: Pick<Source, 'index' | 'visits'>,
  scope: string,
): number | null {
  const answered = new Set(index.flatMap(({ leaves }) => leaves.map(({ unit }) => unit)))
  const inside = [...tree.keys()].filter((unit) => scope === AGENCY || isWithin(tree, unit, scope))
  if (inside.some((unit) => answered.has(unit) && visits[unit] === undefined)) return null
  const counted = inside.flatMap((unit) => visits[unit] ?? [])
  return counted.length > 0 ? counted.reduce((a, b) => a + b, 0) : null
}

function isWithin(tree: Tree, unit: string, scope: string): boolean {
  for (let at: string | null = unit; at !== null; at = tree.get(at) ?? null) if (at === scope) return true
  return false
}
