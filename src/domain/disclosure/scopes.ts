/** Which scopes whole blocks add up to, and what they add up to. */
import type { Block, Leaf, Tree } from './blocks.ts'

/** The key of the agency as a whole. */
export const AGENCY = ''

/** A unit's is its id. */
export function serviceKey(unit: string, service: string): string {
  return `${unit}/${service}`
}

/**
 * The amounts of every scope that may be shown: the agency, units with what is below them, services. A scope is missing where
 * nothing was answered, and where a block reaches beyond it. Of late answers it holds those that made a block inside it.
 */
export function amountsByScope<T>(
  tree: Tree,
  blocks: readonly Block<T>[],
  sum: (parts: readonly T[]) => T,
): Map<string, T> {
  const inside = new Map<string, T[]>()
  const crossed = new Set<string>()
  for (const { edition, leaves } of blocks)
    for (const [scope, own] of byScope(tree, leaves))
      if (own.length === leaves.length)
        addTo(
          inside,
          scope,
          own.map(({ amount }) => amount),
        )
      else if (edition === 1) crossed.add(scope)
  return new Map([...inside].filter(([scope]) => !crossed.has(scope)).map(([scope, parts]) => [scope, sum(parts)]))
}

function byScope<T>(tree: Tree, leaves: readonly Leaf<T>[]): Map<string, Leaf<T>[]> {
  const scopes = new Map<string, Leaf<T>[]>()
  for (const leaf of leaves) for (const scope of scopesOf(tree, leaf)) addTo(scopes, scope, [leaf])
  return scopes
}

function addTo<T>(lists: Map<string, T[]>, key: string, items: readonly T[]): void {
  const list = lists.get(key)
  if (list) list.push(...items)
  else lists.set(key, [...items])
}

function scopesOf(tree: Tree, { unit, service }: Leaf<unknown>): string[] {
  const scopes = service === null ? [AGENCY] : [AGENCY, serviceKey(unit, service)]
  for (let at: string | null = unit; at !== null; at = tree.get(at) ?? null) scopes.push(at)
  return scopes
}

/** The nearest unit above that is shown; null where only the agency is. */
export function shownAbove(tree: Tree, shown: ReadonlyMap<string, unknown>, unit: string): string | null {
  for (let at = tree.get(unit) ?? null; at !== null; at = tree.get(at) ?? null) if (shown.has(at)) return at
  return null
}
