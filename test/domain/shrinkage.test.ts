import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answersNeeded, intraclassCorrelation, reliabilityOf, reliabilityOfMean } from '../../src/domain/reliability.ts'
import { groupOf, homogeneityOf, jamesStein, shrink, shrinkageOf } from '../../src/domain/shrinkage.ts'
import { statistics } from '../support/statistics.ts'

describe('published cases', () => {
  test('the eighteen batters of Efron and Morris', () => {
    const { hits, atBats, season, kept, first, estimates, errors } = statistics.baseball
    const averages = hits.map((count) => count / atBats)
    const mean = averages.reduce((sum, y) => sum + y, 0) / averages.length
    const found = jamesStein(averages, (mean * (1 - mean)) / atBats)
    expect(found.kept).toBeCloseTo(kept, 3)
    expect(found.estimates[0]).toBeCloseTo(first, 3)
    expect(found.estimates).toEqual(estimates.map((estimate) => expect.closeTo(estimate, 6)))
    const error = (guess: readonly number[]) => guess.reduce((sum, y, i) => sum + (y - season[i]!) ** 2, 0)
    expect([error(averages), error(found.estimates)]).toEqual(errors.map((value) => expect.closeTo(value, 6)))
    expect(error(averages) / error(found.estimates)).toBeGreaterThan(3.5)
  })

  test('the thirteen BCG trials', () => {
    const { tables, published, estimates, lost } = statistics.bcg
    const trials = tables.map(([a, b, c, d]) => ({
      y: Math.log(a / (a + b) / (c / (c + d))),
      v: 1 / a - 1 / (a + b) + 1 / c - 1 / (c + d),
    }))
    const { mean, q } = homogeneityOf(trials)
    const group = groupOf(trials)
    expect([mean, q, group.between, group.mean, Math.sqrt(group.meanVariance), (100 * (q - 12)) / q]).toEqual([
      expect.closeTo(published.fixed, 4),
      expect.closeTo(published.Q, 4),
      expect.closeTo(published.tau2, 4),
      expect.closeTo(published.mu, 4),
      expect.closeTo(published.se, 4),
      expect.closeTo(published.I2, 2),
    ])
    expect(trials.map((trial) => shrink(trial, group).estimate)).toEqual(estimates.map((y) => expect.closeTo(y, 6)))
    expect(trials.map(({ v }) => shrinkageOf(v, group.between))).toEqual(lost.map((b) => expect.closeTo(b, 6)))
  })

  test('the eight schools, which do not differ: all become the mean', () => {
    const { y, se, pooled, pooledSe, q, tau2 } = statistics.schools
    const schools = y.map((value, place) => ({ y: value, v: se[place]! ** 2 }))
    const homogeneity = homogeneityOf(schools)
    expect([homogeneity.mean, Math.sqrt(homogeneity.variance), homogeneity.q]).toEqual([
      expect.closeTo(pooled, 6),
      expect.closeTo(pooledSe, 6),
      expect.closeTo(q, 6),
    ])
    const group = groupOf(schools)
    expect(group.between).toBe(tau2)
    for (const school of schools) expect(shrink(school, group).estimate).toBeCloseTo(pooled, 6)
  })

  test.each(statistics.reliability.cases)('$source: $n answers', ({ n, reliability, icc, needed }) => {
    expect(reliabilityOfMean(n, icc)).toBeCloseTo(reliability, 4)
    expect([0.7, 0.8, 0.9].map((wanted) => answersNeeded(wanted, icc))).toEqual(needed)
  })

  test('the numbers for a reliability of 0.7', () => {
    expect([0.02, 0.057, 0.15].map((icc) => answersNeeded(0.7, icc))).toEqual([115, 39, 14])
    expect(intraclassCorrelation(2.5 ** 2, 10.2 ** 2)).toBeCloseTo(0.0567, 4)
  })
})

describe('laws of shrinkage', () => {
  const within = 0.02
  const officer = fc.record({ y: fc.double({ min: 0, max: 1, noNaN: true }), n: fc.integer({ min: 1, max: 500 }) })
  const officers = fc.array(officer, { minLength: 1, maxLength: 30 })
  const measured = (list: readonly { y: number; n: number }[]) => list.map(({ y, n }) => ({ y, v: within / n }))

  test('an estimate lies between the figure and the mean of its group', () => {
    fc.assert(
      fc.property(officers, (list) => {
        const group = groupOf(measured(list))
        for (const figure of measured(list)) {
          const { estimate, variance } = shrink(figure, group)
          expect(estimate).toBeGreaterThanOrEqual(Math.min(figure.y, group.mean) - 1e-12)
          expect(estimate).toBeLessThanOrEqual(Math.max(figure.y, group.mean) + 1e-12)
          expect(variance).toBeGreaterThan(0)
        }
      }),
    )
  })

  test('more answers never lose more, and are as reliable as what they keep', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 0.01, noNaN: true }), (n, between) => {
        const lost = shrinkageOf(within / n, between)
        expect(shrinkageOf(within / (n + 1), between)).toBeLessThanOrEqual(lost + 1e-12)
        expect(reliabilityOf(within / n, between)).toBeCloseTo(1 - lost, 12)
      }),
    )
  })

  test('of officers with as many answers the order stays', () => {
    fc.assert(
      fc.property(officers, (list) => {
        const same = list.map(({ y }) => ({ y, v: within / 20 })).sort((a, b) => a.y - b.y)
        const estimates = same.map((figure) => shrink(figure, groupOf(same)).estimate)
        expect(estimates).toEqual([...estimates].sort((a, b) => a - b))
      }),
    )
  })

  test('the order in which officers stand changes nothing', () => {
    fc.assert(
      fc.property(officers, (list) => {
        const [one, other] = [groupOf(measured(list)), groupOf(measured(list.toReversed()))]
        expect(other.mean).toBeCloseTo(one.mean, 9)
        expect(other.between).toBeCloseTo(one.between, 9)
      }),
    )
  })

  test('of none, or of a variance that is none, there is no group', () => {
    expect(() => groupOf([])).toThrow(/at least one figure/)
    for (const v of [0, -1, Number.NaN]) expect(() => groupOf([{ y: 1, v }])).toThrow(/variances above zero/)
    expect(() => groupOf([{ y: Number.NaN, v: 1 }])).toThrow(/variances above zero/)
    for (const share of [0, 1, Number.NaN, -1]) {
      expect(() => answersNeeded(share, 0.1)).toThrow(/between 0 and 1/)
      expect(() => answersNeeded(0.7, share)).toThrow(/between 0 and 1/)
    }
    expect([reliabilityOf(0, 0), shrinkageOf(0, 0), reliabilityOfMean(0, 0.1)]).toEqual([0, 1, 0])
    expect(jamesStein([1, 1, 1, 1], 0.1)).toEqual({ kept: 0, estimates: [1, 1, 1, 1] })
  })
})
