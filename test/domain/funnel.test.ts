import { describe, expect, test } from 'vitest'
import { meanFunnel, proportionDeviate, proportionFunnel } from '../../src/domain/funnel.ts'
import { ACT, LOOK, discoveries, pValueOf, signalsOf } from '../../src/domain/multiplicity.ts'
import { byarLimits, directRate, expectedAtLimits, poissonLimits, ratioOf } from '../../src/domain/rates.ts'
import { groupOf } from '../../src/domain/shrinkage.ts'
import { aRandom, statistics } from '../support/statistics.ts'

describe('limits of counts and rates', () => {
  const expectNear = (got: number, wanted: number, tolerance: number) =>
    expect(Math.abs(got - wanted)).toBeLessThan(tolerance)

  test.each(statistics.byar.cases)('Byar’s of %d at %d are the published ones', (x, confidence, low, high) => {
    const limits = byarLimits(x, confidence)
    expectNear(limits.low, low, statistics.byar.tolerance)
    expectNear(limits.high, high, statistics.byar.tolerance)
  })

  const { indirect } = statistics
  test.each(indirect.cases)('indirect standardisation of $expected expected events', (entry) => {
    const expected = indirect.reference.reduce((sum, [events, n], k) => sum + (indirect.sizes[k]! * events) / n, 0)
    expectNear(expected, entry.expected, 1e-6)
    const observed = entry.observed.reduce((sum, events) => sum + events, 0)
    for (const confidence of ['0.95', '0.998'] as const) {
      const ratio = ratioOf(observed, expected, Number(confidence))
      expectNear(ratio.ratio, entry.ratio, indirect.tolerance)
      expectNear(ratio.low, entry.limits[confidence][0], indirect.tolerance)
      expectNear(ratio.high, entry.limits[confidence][1], indirect.tolerance)
    }
  })

  const { direct } = statistics
  test.each(direct.cases)('direct standardisation to $value', ({ events, value, limits }) => {
    const strata = events.map((count, k) => ({ events: count, n: direct.sizes[k]!, weight: direct.weights[k]! }))
    for (const confidence of ['0.95', '0.998'] as const) {
      const { rate, low, high } = directRate(strata, Number(confidence))!
      expectNear(rate * direct.per, value, direct.tolerance)
      expectNear(low * direct.per, limits[confidence][0], direct.tolerance)
      expectNear(high * direct.per, limits[confidence][1], direct.tolerance)
    }
    expect(directRate([{ events: 9, n: 100, weight: 1 }], 0.95)).toBeNull()
  })

  test.each(statistics.ratioFunnel.cases)(
    'a funnel of ratios at %d observed',
    (observed, low95, up95, low998, up998) => {
      const [usual, wide] = [expectedAtLimits(observed, 0.95), expectedAtLimits(observed, 0.998)]
      expectNear(usual.lower, low95, statistics.ratioFunnel.tolerance)
      expectNear(usual.upper, up95, statistics.ratioFunnel.tolerance)
      expectNear(wide.lower, low998, statistics.ratioFunnel.tolerance)
      expectNear(wide.upper, up998, statistics.ratioFunnel.tolerance)
    },
  )

  test('of no event begin at zero, of thousands are right too, and of no count are refused', () => {
    expect([poissonLimits(0, 0.95).low, byarLimits(0, 0.95).low]).toEqual([0, 0])
    // SciPy: chi2.ppf([0.025, 0.975], [10000, 10002]) / 2
    expectNear(poissonLimits(5_000, 0.95).low, 4_862.359_189, 1e-5)
    expectNear(poissonLimits(5_000, 0.95).high, 5_140.548_949, 1e-5)
    for (const x of [-1, Number.NaN, Infinity]) {
      expect(() => poissonLimits(x, 0.95)).toThrow(/^expected a count/)
      expect(() => byarLimits(x, 0.95)).toThrow(/^expected a count/)
    }
    expect(() => ratioOf(3, 0, 0.95)).toThrow(/above zero/)
  })
})

describe('a funnel', () => {
  const { cases, tolerance, pooled, labels } = statistics.proportionFunnel

  test.each(cases)('of proportions at n = %d', (n, target, low95, high95, low998, high998) => {
    const [usual, wide] = [proportionFunnel(target, n, 0.95), proportionFunnel(target, n, 0.998)]
    for (const [got, wanted] of [
      [usual.low, low95],
      [usual.high, high95],
      [wide.low, low998],
      [wide.high, high998],
    ] as const)
      expect(Math.abs(100 * got - wanted)).toBeLessThan(tolerance)
  })

  test.each(labels)('%d of %d has the published label', (x, n, z, label) => {
    const deviate = proportionDeviate(x, n, pooled)
    expect(deviate).toBeCloseTo(z, 5)
    const side = deviate > 0 ? 'High' : 'Low'
    const size = Math.abs(deviate)
    expect(size > ACT ? `${side} (0.001)` : size > LOOK ? `${side} (0.025)` : 'Not significant').toBe(label)
  })

  test('leaves out 0.3 % of units at most when they differ only as much as it allows for', () => {
    const random = aRandom(16)
    const [target, within, between] = [82, 104, 6.25]
    let [known, estimated, all] = [0, 0, 0]
    for (let run = 0; run < 200; run += 1) {
      const units = Array.from({ length: 1_000 }, () => {
        const n = 10 + random.below(190)
        return { n, y: target + Math.sqrt(within / n + between) * random.normal() }
      })
      const group = groupOf(units.map(({ y, n }) => ({ y, v: within / n })))
      const isOutside = (y: number, { low, high }: { low: number; high: number }) => y < low || y > high
      for (const { n, y } of units) {
        if (isOutside(y, meanFunnel({ target, within, between }, n, 0.998))) known += 1
        const limits = meanFunnel({ target: group.mean, within, between: group.between }, n, 0.998)
        if (isOutside(y, limits)) estimated += 1
      }
      all += units.length
    }
    expect(known / all).toBeLessThanOrEqual(0.003)
    expect(estimated / all).toBeLessThanOrEqual(0.003)
  })

  test('needs units with answers', () => {
    expect(() => meanFunnel({ target: 1, within: 1, between: 0 }, 0, 0.95)).toThrow(/at least one answer/)
  })
})

describe('many comparisons', () => {
  test('are discoveries up to the last p-value below its share of the rate', () => {
    // Benjamini and Hochberg 1995, section 3.2: 15 p-values, of which the first four are rejected at 0.05.
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ]
    expect(discoveries(p, 0.05)).toEqual(p.map((_, place) => place < 4))
    expect(discoveries(p.toReversed(), 0.05)).toEqual(p.map((_, place) => place > 10))
    expect(discoveries([])).toEqual([])
    expect(() => discoveries([0.1, Number.NaN])).toThrow(/p-values/)
  })

  test('up to 500 are judged by the 99.8 % limits alone', () => {
    expect(signalsOf([3.08, 3.1, -3.1], null)).toEqual([false, true, true])
  })

  test('above 500 need two periods in a row', () => {
    const deviates = [-6, ...Array.from({ length: 600 }, () => 0.5)]
    const isFirst = (place: number) => place === 0
    expect(signalsOf(deviates, null).some(Boolean)).toBe(false)
    expect(
      signalsOf(
        deviates,
        deviates.map((_, place) => isFirst(place)),
      ),
    ).toEqual(deviates.map((_, place) => isFirst(place)))
  })

  test('give false alarms as seldom as promised', () => {
    const random = aRandom(17)
    let alarms = 0
    for (let run = 0; run < 200; run += 1)
      alarms += signalsOf(
        Array.from({ length: 500 }, () => random.normal()),
        null,
      ).filter(Boolean).length
    expect(alarms / 200).toBeLessThan(1.3) // one in 500 and some luck
    expect(pValueOf(ACT)).toBeCloseTo(0.002, 9)
  })
})
