import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blocksOf } from '../../src/domain/disclosure/blocks.ts'
import { sumCounters } from '../../src/domain/disclosure/counters.ts'
import type { ScoreCounts } from '../../src/domain/scoreCounts.ts'
import { RULES, indexMeasure } from '../../src/domain/disclosure/rules.ts'
import { amountsByScope } from '../../src/domain/disclosure/scopes.ts'
import { sourceOf } from '../../src/domain/disclosure/source.ts'
import { METHOD } from '../../src/domain/method.ts'
import { questionnaireOf } from '../../src/domain/officialQuestionnaire.ts'
import { shownIndex } from '../../src/features/release/figure.ts'
import { countQuarter } from '../support/attack/publishing.ts'
import { randomOf, randomWorld } from '../support/attack/world.ts'
import { alike } from '../support/counters.ts'

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

  test('one answer less in a scope never shows the scope, as far as numbers decide', () => {
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
      const counters = {
        ...rest,
        elements: { persyaratan: elements['persyaratan']!, biaya: [0, 0, paid, 0] as ScoreCounts },
      }
      return {
        unit,
        service: null,
        counters,
        profile: { gender: {}, age: {}, education: {}, occupation: {}, channel: {} },
      }
    }
    const shownOf = (...paid: number[]) => {
      const leaves = paid.map((n, place) => leaf('abc'[place]!, n))
      const { index } = sourceOf(tree, { leaves, staff: new Map(), held: 0, excluded: 0, visits: {} })
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
