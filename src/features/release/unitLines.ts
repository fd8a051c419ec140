/** The units of a release as a tree that a reader walks through. Pure. */
import type { UnitLine } from './view.ts'

/** A unit with the number of units below it, at every depth. */
export type Branch = UnitLine & { below: number }

/** The units directly below one, or below the agency itself (null), in the order of the list. */
export function branchesOf(units: readonly UnitLine[], parent: string | null): Branch[] {
  const known = new Set(units.map(({ slug }) => slug))
  const above = (unit: UnitLine) => (unit.parent !== null && known.has(unit.parent) ? unit.parent : null)
  const children = Map.groupBy(units, above)
  const below = (slug: string): number =>
    (children.get(slug) ?? []).reduce((sum, child) => sum + 1 + below(child.slug), 0)
  return (children.get(parent) ?? []).map((unit) => ({ ...unit, below: below(unit.slug) }))
}

/** The units whose names hold every word of a text, in the order of the list. */
export function unitsNamed(units: readonly UnitLine[], text: string): UnitLine[] {
  const words = text.toLowerCase().split(/\s+/)
  return units.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)))
}

/** The units above one, the highest first. */
export function unitsAbove(units: readonly UnitLine[], slug: string): UnitLine[] {
  const bySlug = new Map(units.map((unit) => [unit.slug, unit]))
  const above: UnitLine[] = []
  let at = bySlug.get(slug)?.parent ?? null
  while (at !== null && above.length < units.length) {
    const unit = bySlug.get(at)
    if (unit) above.unshift(unit)
    at = unit?.parent ?? null
  }
  return above
}

/** The units whose answers are shown in the figure of another one, or of the agency (null). */
export function mergedInto(units: readonly UnitLine[], slug: string | null): UnitLine[] {
  return units.filter((unit) => unit.status === 'merged' && unit.mergedInto === slug)
}
