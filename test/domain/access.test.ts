import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Membership,
  type Role,
  abilities,
  hasAbility,
  may,
  reachOf,
  realOnly,
  roles,
} from '../../src/domain/access.ts'

const [agencyId, foreign, root, child, sibling] = ['agency', 'foreign', 'root', 'child', 'sibling']
const anAbility = fc.constantFrom(...abilities)
const aRole = fc.constantFrom(...roles)
const as = (role: Role, unitId: string | null = null): Membership[] => [{ agencyId, role, unitId }]

describe('what a person may do', () => {
  test('an inspector changes nothing and reads everything that is read', () => {
    const allowed = abilities.filter((ability) => hasAbility('inspector', ability))
    expect(allowed.filter((ability) => !/\.(read|enter)$/.test(ability))).toEqual([])
    const readable = abilities.filter((ability) => ability.endsWith('.read') && ability !== 'own.read')
    expect(readable.filter((ability) => !allowed.includes(ability))).toEqual([])
  })

  test('an officer reads the own figures, says something about them, and nothing else', () => {
    expect(abilities.filter((ability) => hasAbility('officer', ability))).toEqual([
      'agency.enter',
      'own.read',
      'own.change',
    ])
  })

  test('nothing without a membership, and nothing in another agency', () => {
    fc.assert(
      fc.property(anAbility, aRole, (ability, role) => {
        expect(may([], ability, { agencyId, unitPath: null })).toBe(false)
        expect(may(as(role), ability, { agencyId: foreign, unitPath: null })).toBe(false)
        expect(may(as(role, root), ability, { agencyId: foreign, unitPath: [root] })).toBe(false)
        expect(reachOf(as(role), ability, foreign)).toBeNull()
      }),
    )
  })

  test('a membership of a unit reaches it and what is below it, neither a sibling nor the agency', () => {
    fc.assert(
      fc.property(anAbility, aRole, (ability, role) => {
        const at = (unitPath: string[] | null) => may(as(role, root), ability, { agencyId, unitPath })
        const has = hasAbility(role, ability)
        expect([at([root]), at([child, root]), at([sibling]), at([]), at(null)]).toEqual([
          has,
          has,
          false,
          false,
          false,
        ])
        expect(reachOf(as(role, root), ability, agencyId)).toEqual(has ? { unitIds: [root] } : null)
      }),
    )
  })

  test('a membership of the agency reaches all of it, whatever others the person has', () => {
    fc.assert(
      fc.property(anAbility, aRole, (ability, role) => {
        const memberships = [...as(role, sibling), ...as(role)]
        expect(may(memberships, ability, { agencyId, unitPath: [child, root] })).toBe(hasAbility(role, ability))
        expect(reachOf(memberships, ability, agencyId)).toBe(hasAbility(role, ability) ? 'all' : null)
      }),
    )
  })
})

describe('in an agency to practise in', () => {
  const practised = roles.map((role) => ({ agencyId: 'p', role, unitId: null, isPractice: true }))

  test('nobody changes its people or its profile, publishes, or makes another', () => {
    for (const ability of realOnly) {
      expect(may(practised, ability, { agencyId: 'p', unitPath: null })).toBe(false)
      expect(reachOf(practised, ability, 'p')).toBeNull()
    }
  })

  test('everything else is as the role says', () => {
    for (const membership of practised)
      for (const ability of abilities.filter((one) => !realOnly.includes(one)))
        expect(may([membership], ability, { agencyId: 'p', unitPath: null })).toBe(hasAbility(membership.role, ability))
  })
})
