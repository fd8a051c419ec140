/** A unit as far as its place in the tree goes. */
export type TreeUnit = { unitId: string; parentId: string | null; name: string }

/** A unit with its depth: 0 for a unit that stands under none of the list. */
export type Placed<T> = T & { depth: number }

/** Units in the order of reading, each directly below its parent, siblings by name. A unit whose parent is not in the list stands on top. */
export function inTreeOrder<T extends TreeUnit>(units: readonly T[]): Placed<T>[] {
  const known = new Set(units.map(({ unitId }) => unitId))
  const children = new Map<string | null, T[]>()
  for (const unit of units.toSorted((one, other) => one.name.localeCompare(other.name, 'id'))) {
    const parent = unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null
    children.set(parent, [...(children.get(parent) ?? []), unit])
  }
  const below = (parent: string | null, depth: number): Placed<T>[] =>
    (children.get(parent) ?? []).flatMap((unit) => [{ ...unit, depth }, ...below(unit.unitId, depth + 1)])
  return below(null, 0)
}

/** The units that stand below others however they are followed upwards, which no tree has; empty where all is well. */
export function inCycle(units: readonly Pick<TreeUnit, 'unitId' | 'parentId'>[]): string[] {
  const parents = new Map(units.map(({ unitId, parentId }) => [unitId, parentId]))
  const isRooted = new Map<string, boolean>()
  for (const { unitId } of units) {
    const way: string[] = []
    let at: string | null = unitId
    while (at !== null && !isRooted.has(at) && !way.includes(at)) {
      way.push(at)
      at = parents.get(at) ?? null
    }
    const ends = at === null || isRooted.get(at) === true
    for (const passed of way) isRooted.set(passed, ends)
  }
  return units.flatMap(({ unitId }) => (isRooted.get(unitId) ? [] : [unitId]))
}

/** A slug as addresses carry it; `otherwise` where a name has neither letters nor digits. */
export function slugOf(name: string, otherwise = 'unit'): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
  return (
    plain
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 60)
      .replace(/^-+|-+$/g, '') || otherwise
  )
}

/** The first of `slug`, `slug-2`, `slug-3` … that is free. */
export function freeSlug(slug: string, isTaken: (slug: string) => boolean): string {
  let found = slug
  for (let number = 2; isTaken(found); number += 1) found = `${slug}-${number}`
  return found
}
