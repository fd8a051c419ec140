import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Posterior, bottomCount, bottomProbabilities, probabilityBelow } from '../../src/domain/rank.ts'
import { aRandom, statistics } from '../support/statistics.ts'

const caseOf = (id: string) => {
  const found = statistics.ranks.cases.find((entry) => entry.id === id)!
  return { ...found, posteriors: (found.mu ?? []).map((mean, place) => ({ mean, sd: found.sd![place]! })) }
}

describe('the probability of the lowest places', () => {
  test.each(['pair', 'pair-equal'])('of a %s', (id) => {
    const { posteriors, prob_first_below_second: wanted } = caseOf(id)
    expect(probabilityBelow(posteriors[0]!, posteriors[1]!)).toBeCloseTo(wanted!, 9)
    expect(bottomProbabilities(posteriors, 1)[0]).toBeCloseTo(wanted!, 3)
  })

  test.each(['exchangeable-10-bottom-1', 'exchangeable-20-bottom-2', 'separated', 'sum-rule'])('%s', (id) => {
    const { posteriors, prob_in_bottom_k: bottom } = caseOf(id)
    const chances = bottomProbabilities(posteriors, bottom!.k)
    expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(bottom!.k, 9)
    if (bottom!.each) for (const chance of chances) expect(chance).toBeCloseTo(bottom!.each, 9)
    if (bottom!.first) expect(chances[0]).toBeCloseTo(bottom!.first, 9)
  })

  test.each([
    [10, 1],
    [25, 3],
    [41, 4],
    [100, 10],
  ])('of %i is that of simulated draws', (size, count) => {
    const random = aRandom(size)
    const posteriors = Array.from({ length: size }, () => ({
      mean: 80 + 2 * random.normal(),
      sd: 0.5 + 1.5 * random.uniform(),
    }))
    const draws = 20_000
    const hits = posteriors.map(() => 0)
    for (let draw = 0; draw < draws; draw += 1) {
      const values = posteriors.map(({ mean, sd }) => mean + sd * random.normal())
      const limit = Float64Array.from(values).sort()[count - 1]!
      values.forEach((value, place) => (hits[place]! += value <= limit ? 1 : 0))
    }
    const chances = bottomProbabilities(posteriors, count)
    // 0.01 is what is promised; 20,000 draws are themselves off by 0.0035 in one of three.
    chances.forEach((chance, place) => expect(Math.abs(chance - hits[place]! / draws)).toBeLessThan(0.018))
  })

  const posterior = fc.record({
    mean: fc.double({ min: 25, max: 100, noNaN: true }),
    sd: fc.double({ min: 0, max: 10, noNaN: true }),
  })

  test('sums to the number of places, in groups of any size, also where all is known or equal', () => {
    fc.assert(
      fc.property(fc.array(posterior, { minLength: 1, maxLength: 70 }), (list) => {
        expectSum(bottomProbabilities(list, bottomCount(list.length)), bottomCount(list.length))
      }),
      { numRuns: 40 },
    )
    const equal: Posterior[] = Array.from({ length: 200 }, () => ({ mean: 80, sd: 0 }))
    for (const chance of bottomProbabilities(equal, 20)) expect(chance).toBeCloseTo(0.1, 6)
  })

  test('is 0 for no place and 1 for as many as there are; other numbers are refused', () => {
    const two = [
      { mean: 1, sd: 1 },
      { mean: 2, sd: 1 },
    ]
    expect([bottomProbabilities(two, 0), bottomProbabilities(two, 2), bottomProbabilities([], 0)]).toEqual([
      [0, 0],
      [1, 1],
      [],
    ])
    for (const count of [-1, 3, 0.5, Number.NaN]) expect(() => bottomProbabilities(two, count)).toThrow(/whole number/)
  })

  test('is asked for a tenth, and for one at least', () => {
    expect([1, 9, 10, 15, 400].map(bottomCount)).toEqual([1, 1, 1, 2, 40])
  })
})

function expectSum(chances: readonly number[], count: number): void {
  expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(count, 6)
  for (const chance of chances) {
    expect(chance).toBeGreaterThanOrEqual(0)
    expect(chance).toBeLessThanOrEqual(1)
  }
}
