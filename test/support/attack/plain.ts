import type { Snapshot } from '../../../src/features/release/release.ts'
import type { World } from './world.ts'

/** The figures without names and trend, the units in the world's order. */
export function plain({ snapshot }: { snapshot: Snapshot }, { units }: World): Snapshot {
  const unitOf = (id: string) => snapshot.units.find(({ slug }) => slug === id)!
  const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1)
  return {
    ...snapshot,
    agency: { slug: '', name: '' },
    total: { ...snapshot.total, history: [] },
    units: units.map(({ unitId }) => {
      const unit = unitOf(unitId)
      return { ...unit, name: '', history: [], services: unit.services.toSorted(byName) }
    }),
  }
}
