import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRepresentative, participationOf, servedIn } from '../../src/domain/disclosure/participation.ts'
import { AGENCY } from '../../src/domain/disclosure/scopes.ts'
import { noCounters } from '../../src/domain/disclosure/counters.ts'

describe('how many of those who were served answered', () => {
  test.each([
    ['unknown', 100, null, null],
    ['of nine people', 9, 9, null],
    ['of more answers than people', 30, 20, null],
    ['of everybody', 10, 11, { served: 10, rate: { percent: 100, bound: 'exact' } }],
    [
      'rounded down, so that five in a hundred are five at least',
      50,
      1_010,
      { served: 1_010, rate: { percent: 4, bound: 'exact' } },
    ],
    ['five in a hundred', 50, 1_000, { served: 1_000, rate: { percent: 5, bound: 'exact' } }],
    ['less than one', 10, 5_000, { served: 5_000, rate: { percent: 1, bound: 'below' } }],
  ])('%s', (_, respondents, served, wanted) => {
    expect(participationOf(respondents, served)).toEqual(wanted)
  })

  test('stands for everybody from five in a hundred on, and never when unknown', () => {
    expect(
      [null, participationOf(10, 5_000), participationOf(49, 1_000), participationOf(50, 1_000)].map(isRepresentative),
    ).toEqual([
      false,
      false,
      true, // 49 are published as 50
      true,
    ])
  })

  test('tells nothing that the published counts do not tell: whoever is among the same rounded ones has the same rate', () => {
    const [five, beside] = [fc.integer({ min: 3, max: 1_000 }), fc.integer({ min: -2, max: 2 })]
    fc.assert(
      fc.property(five, five, beside, beside, beside, beside, (n, served, ...by) => {
        const [some, others] = [
          participationOf(5 * n + by[0], 5 * served + by[1]),
          participationOf(5 * n + by[2], 5 * served + by[3]),
        ]
        expect(some).toEqual(others)
      }),
    )
  })
})

describe('who was served in a scope', () => {
  const tree = new Map<string, string | null>([
    ['office', null],
    ['desk', 'office'],
    ['silent', 'office'],
    ['other', null],
  ])
  const answered = (...units: string[]) => [
    { edition: 1, leaves: units.map((unit) => ({ unit, service: null, amount: noCounters })) },
  ]

  test.each([
    [
      'all that were counted, with units in which nobody answered',
      ['office', 'desk'],
      { office: 20, desk: 30, silent: 40 },
      90,
      90,
    ],
    [
      'nobody knows, where a unit with answers was not counted',
      ['office', 'desk'],
      { office: 20, silent: 40 },
      null,
      null,
    ],
    ['known of one unit and not of the agency', ['desk', 'other'], { desk: 30 }, 30, null],
    ['unknown where nobody counted', ['desk'], {}, null, null],
    ['unknown of what was published before it was counted', ['desk'], undefined, null, null],
  ])('%s', (_, units, visits, office, agency) => {
    const source = { index: answered(...units), ...(visits && { visits }) }
    expect([servedIn(tree, source, 'office'), servedIn(tree, source, AGENCY)]).toEqual([office, agency])
  })
})
