import type { Placed, TreeUnit } from '../../domain/unitTree.ts'

/** Units as the options of a choice, indented like the tree. */
export function unitOptions(units: readonly Placed<TreeUnit>[]): { value: string; text: string }[] {
  return units.map(({ unitId, name, depth }) => ({ value: unitId, text: `${'\u2003'.repeat(depth)}${name}` }))
}
