import { describe, expect, test } from 'vitest'
import { roles } from '../../src/domain/access.ts'
import { judgeBeside, judgePlacement } from '../../src/domain/placement.ts'

const [unitId, officerId] = ['unit', 'officer']

describe('a role at a place', () => {
  test.each(roles)('%s: where it may stand', (role) => {
    const faults = [
      judgePlacement({ role, unitId: null, officerId: null }),
      judgePlacement({ role, unitId, officerId: null }),
      judgePlacement({ role, unitId: null, officerId }),
    ]
    const expected = {
      administrator: [null, 'unit-forbidden', 'officer-forbidden'],
      'survey-manager': [null, null, 'officer-forbidden'],
      'unit-head': ['unit-needed', null, 'unit-needed'],
      officer: ['officer-needed', 'officer-needed', null],
      leader: [null, null, 'officer-forbidden'],
      moderator: [null, 'unit-forbidden', 'officer-forbidden'],
      inspector: [null, null, 'officer-forbidden'],
    }[role]
    expect(faults).toEqual(expected)
  })

  test('keeps who reads comments outside the units, whichever role came first', () => {
    const moderator = { role: 'moderator', unitId: null, officerId: null } as const
    const head = { role: 'unit-head', unitId, officerId: null } as const
    const officer = { role: 'officer', unitId: null, officerId } as const
    for (const other of [head, officer]) {
      expect(judgeBeside(moderator, [other])).toBe('moderator-in-unit')
      expect(judgeBeside(other, [moderator])).toBe('moderator-in-unit')
    }
    expect(judgeBeside(moderator, [{ role: 'leader', unitId: null }])).toBeNull()
    expect(judgeBeside(head, [officer])).toBeNull()
  })
})
