import type { Membership, Role } from './access.ts'

/** Where in an agency a role stands: in the whole of it or in one unit, and for an officer, whose figures it opens. */
export type Placement = { role: Role; unitId: string | null; officerId: string | null }

export type PlacementFault =
  'unit-needed' | 'unit-forbidden' | 'officer-needed' | 'officer-forbidden' | 'moderator-in-unit'

const needsUnit: readonly Role[] = ['unit-head']
const forbidsUnit: readonly Role[] = ['administrator', 'moderator']

/** What is wrong with a role at a place, whoever holds it; null when nothing is. */
export function judgePlacement({ role, unitId, officerId }: Placement): PlacementFault | null {
  if (unitId === null && needsUnit.includes(role)) return 'unit-needed'
  if (unitId !== null && forbidsUnit.includes(role)) return 'unit-forbidden'
  if (role === 'officer' && officerId === null) return 'officer-needed'
  if (role !== 'officer' && officerId !== null) return 'officer-forbidden'
  return null
}

/**
 * The same beside the other roles that the person holds in the agency. Who reads comments stands outside the units: a moderator
 * holds no role in one, and does not serve citizens.
 */
export function judgeBeside(
  placement: Placement,
  others: readonly Pick<Membership, 'role' | 'unitId'>[],
): PlacementFault | null {
  const isInUnit = ({ role, unitId }: Pick<Membership, 'role' | 'unitId'>) => unitId !== null || role === 'officer'
  const clashes =
    placement.role === 'moderator' ? others.some(isInUnit) : isInUnit(placement) && others.some(isModerator)
  return judgePlacement(placement) ?? (clashes ? 'moderator-in-unit' : null)
}

function isModerator({ role }: Pick<Membership, 'role'>): boolean {
  return role === 'moderator'
}
