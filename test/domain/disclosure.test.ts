import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blocksOf } from '../../src/domain/disclosure/blocks.ts'
import { type Counters, type Four, sumCounters } from '../../src/domain/disclosure/counters.ts'
import { lattice, windowsOf } from '../../src/domain/disclosure/lattice.ts'
import { indexStep, meanStep, roundCount, roundDown, roundTo, roundUp } from '../../src/domain/disclosure/precision.ts'
import { RULES, indexMeasure } from '../../src/domain/disclosure/rules.ts'
import { amountsByScope } from '../../src/domain/disclosure/scopes.ts'
import { sourceOf } from '../../src/domain/disclosure/source.ts'
import { profileOf, spreadOf } from '../../src/domain/disclosure/spread.ts'
import { fraction, fromDecimal } from '../../src/domain/fraction.ts'
import { METHOD } from '../../src/domain/method.ts'
import { officialQuestionnaire, questionnaireOf } from '../../src/domain/officialQuestionnaire.ts'
import { readPeriod } from '../../src/domain/period.ts'
import { MEAN_SCALE } from '../../src/domain/tally.ts'
import { shownElements, shownIndex } from '../../src/features/release/figure.ts'
import { countQuarter } from '../support/attack/publishing.ts'
import { randomOf, randomWorld } from '../support/attack/world.ts'

const exactly = (percent: number) => ({ percent, bound: 'exact' })
const above = (percent: number) => ({ percent, bound: 'above' })
const below = (percent: number) => ({ percent, bound: 'below' })

describe('what is published', () => {
  test.each([
    ['2026-TW3', ['2026-TW3']],
    ['2026-S1', ['2026-TW1', '2026-TW2']],
    ['2026', ['2026-TW1', '2026-TW2', '2026-TW3', '2026-TW4']],
    ['2026-07', []],
  ])('%s is made of %j', (code, quarters) => {
    expect(windowsOf(readPeriod(code)!).map((period) => period.code)).toEqual(quarters)
  })

  test('is one breakdown at a time of an agency or a unit, and the index of a service', () => {
    const questions = ['gender', 'age', 'education', 'occupation', 'channel']
    const all = { hasElements: true, hasSpread: true, questions }
    expect(lattice).toEqual({
      agency: all,
      unit: all,
      service: { hasElements: false, hasSpread: false, questions: [] },
    })
  })
})

describe('a count', () => {
  test.each([
    [0, null],
    [9, null],
    [10, 10],
    [12, 10],
    [13, 15],
    [2_498, 2_500],
  ])('of %i reads %s', (n, read) => expect(roundCount(n)).toBe(read))
})

describe('a figure', () => {
  const small = fraction(1, 10_000)
  test.each([
    [10, '88'],
    [99, '88'],
    [100, '88.3'],
    [999, '88.3'],
    [1_000, '88.31'],
    [1_000_000, '88.31'],
  ])('of %i respondents who answered nine elements has the decimals of %s', (n, read) => {
    expect(roundTo(fromDecimal('88.314'), indexStep(n, fraction(25, 9 * n)))).toBe(read)
  })

  test.each([
    ['87.5', '88'],
    ['87.499', '87'],
  ])('of %s is rounded half up once, to %s', (value, read) => {
    expect(roundTo(fromDecimal(value), indexStep(10, small))).toBe(read)
  })

  test.each([
    [10, '3.5'], // one answer moves a mean of ten by 0.1: a tenth would show it
    [20, '3.5'],
    [21, '3.3'],
    [201, '3.33'],
    [2_001, '3.333'],
  ])('of an element with %i answers reads %s', (n, read) => {
    expect(roundTo(fraction(10, 3), meanStep(n))).toBe(read)
  })

  test('has limits that are rounded outward and stay on the scale', () => {
    const step = indexStep(50, small)
    expect([roundDown(84.9, step), roundUp(90.1, step)]).toEqual(['84', '91'])
    const coarse = indexStep(10, fraction(2))
    expect([roundDown(25.2, coarse), roundUp(99.9, coarse)]).toEqual(['25', '100'])
  })
})

describe('a spread', () => {
  test.each<[string, Four, unknown]>([
    ['of nine is not shown', [3, 3, 2, 1], null],
    ['of fewer than fifty has the favourable share alone', [5, 5, 20, 19], { kind: 'favourable', share: exactly(80) }],
    ['of four at a score has the favourable share alone', [4, 0, 30, 26], { kind: 'favourable', share: exactly(93) }],
    [
      'of five and more at each score shows all',
      [5, 0, 20, 25],
      { kind: 'scores', shares: [exactly(10), below(5), exactly(40), exactly(50)] },
    ],
    ['of all alike does not say so', [0, 0, 0, 100], { kind: 'favourable', share: above(95) }],
    ['of few alike is wider still', [0, 0, 0, 12], { kind: 'favourable', share: above(50) }],
  ])('%s', (_, counts, spread) => expect(spreadOf(counts)).toEqual(spread))

  test('of respondents is shown where there are two groups and fifty people', () => {
    const groups = [
      { group: 'L', share: exactly(20) },
      { group: 'P', share: exactly(80) },
    ]
    expect(profileOf('gender', { L: 10, P: 40 })).toEqual({ question: 'gender', groups })
    expect(profileOf('gender', { L: 10, P: 39 })).toBeNull()
    expect(profileOf('gender', { P: 80 })).toBeNull()
  })
})

/** n respondents who gave one score throughout, and how many of their answers are one score beside it. */
function alike(n: number, score: number, others: number): Counters {
  const { elements } = officialQuestionnaire
  const beside = score === 4 ? 3 : score + 1
  const k = elements.length
  const counts = elements.map(({ code }, place) => {
    const c = [0, 0, 0, 0]
    c[score - 1] = n - (place === 0 ? others : 0)
    c[beside - 1]! += place === 0 ? others : 0
    return [code, c as unknown as Four] as const
  })
  const [usual, other] = [MEAN_SCALE * score, MEAN_SCALE * score + (MEAN_SCALE / k) * (beside - score)]
  return {
    respondents: n,
    sumMean: usual * (n - others) + other * others,
    sumSquaredMean: usual ** 2 * (n - others) + other ** 2 * others,
    elements: Object.fromEntries(counts),
    officers: {},
  }
}

/** Index, grade, elements and spreads; the limits have edges of their own, and tell of the scatter rather than of a score. */
function printed(counters: Counters): string {
  const { line, ikm } = shownIndex(counters, officialQuestionnaire, METHOD)!
  return JSON.stringify([
    line.n,
    line.status,
    line.nik,
    line.grade,
    shownElements(counters, officialQuestionnaire, ikm),
  ])
}

describe('“all of them said the same” cannot be read from a figure', () => {
  test('of any number of people: some like it, where one said otherwise, prints the same', () => {
    const lone: string[] = []
    for (const score of [1, 2, 3, 4])
      for (const n of [
        ...Array.from({ length: 300 }, (_, place) => 10 + place),
        997,
        998,
        1_000,
        1_003,
        2_600,
        20_000,
      ]) {
        const all = printed(alike(n, score, 0))
        const sizes = [n - 4, n - 3, n - 2, n - 1, n, n + 1, n + 2, n + 3, n + 4].filter((size) => size >= 10)
        const others = sizes.flatMap((size) => [1, 2].map((count) => printed(alike(size, score, count))))
        if (!others.includes(all)) lone.push(`${n} × ${score}`)
      }
    expect(lone).toEqual([])
  })
})

describe('blocks', () => {
  const worlds = Array.from({ length: 40 }, (_, place) => randomWorld(1_000 + place))
  const treeOf = (world: (typeof worlds)[number]) =>
    new Map(world.units.map(({ unitId, parentId }) => [unitId, parentId]))

  test('hold every answer once, ten and more each', () => {
    for (const world of worlds) {
      const { leaves } = countQuarter(world, '2026-TW2', 0)
      const amounts = leaves.map(({ unit, service, counters }) => ({ unit, service, amount: counters }))
      const blocks = blocksOf(treeOf(world), amounts, indexMeasure(RULES), RULES)
      const sizes = blocks.map((block) => sumCounters(block.map(({ amount }) => amount)).respondents)
      expect(Math.min(10, ...sizes)).toBe(10)
      if (blocks.length > 0) expect(new Set(blocks.flat())).toEqual(new Set(amounts))
    }
  })

  test('are the same in whatever order the answers are listed', () => {
    for (const world of worlds) {
      const count = countQuarter(world, '2026-TW2', 0)
      const turned = { ...count, leaves: count.leaves.toReversed() }
      const names = (source: ReturnType<typeof sourceOf>) =>
        source.index
          .map(({ leaves }) =>
            leaves
              .map(({ unit, service }) => `${unit}/${service}`)
              .sort()
              .join(),
          )
          .sort()
      const upsideDown = new Map([...treeOf(world)].toReversed())
      expect(names(sourceOf(upsideDown, turned))).toEqual(names(sourceOf(treeOf(world), count)))
    }
  })

  test('one answer less in a scope never shows the scope, as far as numbers decide (PP-15)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (seed) => {
        const full = randomWorld(seed)
        const plain = full.responses.map((response) => ({
          ...response,
          officer: null,
          scores: full.codes.map(() => 3),
        }))
        const world = { ...full, staff: [], responses: plain }
        const removed = randomOf(seed).pick([...plain.keys()].concat(0))
        const gone = plain[removed]
        if (!gone) return
        const less = { ...world, responses: plain.filter((response) => response !== gone) }
        const shown = (of: typeof world) =>
          amountsByScope(
            treeOf(of),
            sourceOf(treeOf(of), countQuarter(of, gone.quarter, gone.round)).index,
            sumCounters,
          )
        const [before, after] = [shown(world), shown(less)]
        const scopes = ['', `${gone.unit}/${gone.service}`]
        for (let unit: string | null = gone.unit; unit !== null; unit = treeOf(world).get(unit) ?? null)
          scopes.push(unit)
        expect(scopes.filter((scope) => after.has(scope) && !before.has(scope))).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  test.each([
    ['two officers', { a: 20, b: 20 }],
    ['one of whom more than 85 % tell', { a: 35, b: 3, c: 2 }],
  ])('keep no unit with %s apart', (_, officers) => {
    const tree = new Map<string, string | null>([
      ['person', null],
      ['team', null],
      ['other', null],
    ])
    const leaf = (unit: string, of: Record<string, number>) => {
      const amount = { ...alike(40, 3, 0), officers: of }
      return { unit, service: null, amount }
    }
    const several = (prefix: string) => ({ [`${prefix}1`]: 14, [`${prefix}2`]: 13, [`${prefix}3`]: 13 })
    const leaves = [leaf('person', officers), leaf('team', several('t')), leaf('other', several('o'))]
    const blocks = blocksOf(tree, leaves, indexMeasure(RULES), RULES)
    expect(blocks.map((block) => block.map(({ unit }) => unit))).toEqual([['person', 'other'], ['team']])
  })

  test('leave out an element that fewer than ten of the agency answered, and merge a unit where fewer than ten did', () => {
    const codes = ['persyaratan', 'biaya']
    const tree = new Map<string, string | null>([
      ['a', null],
      ['b', null],
      ['c', null],
    ])
    const leaf = (unit: string, paid: number) => {
      const { elements, ...rest } = alike(40, 3, 0)
      const counters = { ...rest, elements: { persyaratan: elements['persyaratan']!, biaya: [0, 0, paid, 0] as Four } }
      return {
        unit,
        service: null,
        counters,
        profile: { gender: {}, age: {}, education: {}, occupation: {}, channel: {} },
      }
    }
    const shownOf = (...paid: number[]) => {
      const leaves = paid.map((n, place) => leaf('abc'[place]!, n))
      const { index } = sourceOf(tree, { leaves, staff: new Map(), held: 0, excluded: 0 })
      const shown = amountsByScope(tree, index, sumCounters)
      const total = shownIndex(shown.get('')!, questionnaireOf(codes), METHOD)!
      return [[...shown.keys()].sort(), total.ikm.elements.map(({ n }) => n)]
    }
    expect(shownOf(9, 0, 0)).toEqual([
      ['', 'a', 'b', 'c'],
      [120, 0],
    ])
    expect(shownOf(9, 1, 40)).toEqual([
      ['', 'c'],
      [120, 50],
    ])
  })
})
