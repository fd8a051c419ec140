import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Moments, addMoments, noMoments } from '../../src/domain/moments.ts'
import {
  type Mix,
  adjust,
  areComparable,
  overlapOf,
  referenceOf,
  standardiseDirectly,
} from '../../src/domain/standardise.ts'
import { statistics } from '../support/statistics.ts'

const cell = (n: number, mean: number): Moments => ({ n, sum: n * mean, sumSquares: n * mean * mean })

describe('the published reversal', () => {
  test.each(statistics.caseMix.cases)('of officer $officer', ({ strata, overall, indirect, direct, crude }) => {
    const entries = Object.entries(strata)
    const mix = new Map(entries.map(([name, [n, mean]]) => [name, cell(n, mean)]))
    const means = new Map(entries.map(([name, [, , reference]]) => [name, reference]))
    const found = adjust(mix, { overall, means })!
    expect([found.crude, found.adjusted]).toEqual([expect.closeTo(crude, 9), expect.closeTo(indirect, 9)])
    const standard = new Map(entries.map(([name, [, , , weight]]) => [name, weight]))
    expect(standardiseDirectly(mix, standard)).toBeCloseTo(direct, 9)
  })

  test('crude and adjusted figures stand in opposite order', () => {
    const [a, b] = statistics.caseMix.cases
    expect([a!.crude < b!.crude, a!.indirect > b!.indirect]).toEqual([true, true])
  })
})

describe('laws of standardising', () => {
  const strata = ['a', 'b', 'c', 'd']
  const mixes = fc.array(
    fc.array(fc.record({ n: fc.integer({ min: 0, max: 80 }), mean: fc.double({ min: 0, max: 1, noNaN: true }) }), {
      minLength: 4,
      maxLength: 4,
    }),
    { minLength: 1, maxLength: 12 },
  )
  const toMix = (cells: readonly { n: number; mean: number }[]): Mix =>
    new Map(cells.map(({ n, mean }, place) => [strata[place]!, cell(n, mean)]))

  test('over a whole group the adjusted figures weigh out to its mean', () => {
    fc.assert(
      fc.property(mixes, (rows) => {
        const officers = rows.map(toMix)
        const total = totalOf(officers)
        fc.pre([...total.values()].some(({ n }) => n > 0))
        const reference = referenceOf(total)
        const sum = officers.reduce((all, mix) => {
          const found = adjust(mix, reference)
          return found ? all + found.n * (found.adjusted - reference.overall) : all
        }, 0)
        expect(sum).toBeCloseTo(0, 8)
      }),
    )
  })

  test('who is as the group in every stratum gets its mean, whatever the mix', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 80 }), { minLength: 4, maxLength: 4 })
    const means = [0.9, 0.7, 0.4, 0.6]
    const mixOf = (ns: readonly number[], better = 0) => toMix(ns.map((n, k) => ({ n, mean: means[k]! + better })))
    const reference = referenceOf(mixOf([300, 200, 100, 50]))
    fc.assert(
      fc.property(sizes, fc.double({ min: -0.1, max: 0.1, noNaN: true }), (ns, better) => {
        fc.pre(ns.some((n) => n > 0))
        expect(adjust(mixOf(ns, better), reference)!.adjusted).toBeCloseTo(reference.overall + better, 9)
      }),
    )
  })

  test('one stratum for all changes nothing', () => {
    const officers = [cell(20, 0.5), cell(40, 0.8)].map((moments) => new Map([['', moments]]))
    const reference = referenceOf(totalOf(officers))
    for (const mix of officers) {
      const { crude, adjusted } = adjust(mix, reference)!
      expect(adjusted).toBeCloseTo(crude, 12)
    }
  })

  test('strata below thirty answers stand together, and with the smallest of the others if need be', () => {
    const together = referenceOf(
      new Map([
        ['big', cell(100, 0.9)],
        ['one', cell(20, 0.4)],
        ['two', cell(20, 0.6)],
      ]),
    )
    expect([together.means.get('one'), together.means.get('two')]).toEqual([0.5, 0.5])
    expect(together.means.get('big')).toBeCloseTo(0.9, 12)
    const joined = referenceOf(
      new Map([
        ['big', cell(90, 0.9)],
        ['less', cell(30, 0.8)],
        ['tiny', cell(10, 0.4)],
      ]),
    )
    expect(joined.means.get('tiny')).toBeCloseTo(0.7, 12)
    expect(joined.means.get('less')).toBeCloseTo(0.7, 12)
    expect(referenceOf(new Map([['tiny', cell(3, 0.4)]])).means.get('tiny')).toBeCloseTo(0.4, 12)
  })

  test('the scatter that is left is that about what was expected of each', () => {
    const mix = new Map([
      ['easy', cell(10, 0.9)],
      ['hard', cell(10, 0.5)],
    ])
    expect(
      adjust(mix, {
        overall: 0.7,
        means: new Map([
          ['easy', 0.9],
          ['hard', 0.5],
        ]),
      })!.scatter,
    ).toBeCloseTo(0, 12)
    expect(adjust(mix, { overall: 0.7, means: new Map() })!.scatter).toBeCloseTo(20 * 0.04, 12)
  })

  test('nobody is adjusted without answers, and no group is made of none', () => {
    expect(adjust(new Map(), { overall: 0.5, means: new Map() })).toBeNull()
    expect(() => referenceOf(new Map([['a', noMoments]]))).toThrow(/at least one stratum/)
    expect(standardiseDirectly(new Map([['a', cell(9, 0.5)]]), new Map([['a', 1]]))).toBeNull()
  })

  test('officers with little work in common are not compared', () => {
    const mix = (a: number, b: number) =>
      new Map([
        ['a', cell(a, 0.5)],
        ['b', cell(b, 0.5)],
      ])
    expect(overlapOf(mix(80, 20), mix(20, 80))).toBeCloseTo(0.4, 12)
    expect([areComparable(mix(80, 20), mix(20, 80)), areComparable(mix(60, 40), mix(40, 60))]).toEqual([false, true])
    expect([overlapOf(mix(1, 0), mix(0, 1)), overlapOf(mix(0, 0), mix(1, 1))]).toEqual([0, 0])
  })
})

function totalOf(officers: readonly Mix[]): Map<string, Moments> {
  const total = new Map<string, Moments>()
  for (const mix of officers)
    for (const [stratum, moments] of mix) total.set(stratum, addMoments(total.get(stratum) ?? noMoments, moments))
  return total
}
