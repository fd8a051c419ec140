import { describe, expect, test } from 'vitest'
import { breakEven, isSelective, representationOf } from '../../src/domain/responseRate.ts'
import { effectiveSize, responseEvenness, responseWeights } from '../../src/domain/weighting.ts'

describe('the response rate', () => {
  test.each([
    ['unknown', 100, null, { rate: null, isRepresentative: false }],
    ['below five in a hundred', 49, 1_000, { rate: 0.049, isRepresentative: false }],
    ['five in a hundred', 50, 1_000, { rate: 0.05, isRepresentative: true }],
    ['that of everybody', 10, 10, { rate: 1, isRepresentative: true }],
    ['above everybody, which cannot be', 11, 10, { rate: null, isRepresentative: false }],
    ['of nobody served', 3, 0, { rate: null, isRepresentative: false }],
  ])('%s', (_, respondents, served, wanted) => {
    expect(representationOf(respondents, served)).toEqual(wanted)
  })

  test('tells what the silent would have to think for another grade', () => {
    expect(breakEven(88.31, 0.15, 89)).toBeCloseTo(88.19, 2)
    expect(breakEven(88.31, 0.5, 90)! * 0.5 + 90 * 0.5).toBeCloseTo(88.31, 9)
    expect(breakEven(88.31, 1, 89)).toBeNull()
    for (const rate of [0, -1, 1.1, Number.NaN]) expect(() => breakEven(88.31, rate, 89)).toThrow(/response rate/)
  })

  test('that halves while the index rises by more than three points calls for a look', () => {
    const before = { rate: 0.2, index: 84 }
    expect(isSelective(before, { rate: 0.09, index: 87.1 })).toBe(true)
    expect(isSelective(before, { rate: 0.1, index: 95 })).toBe(false)
    expect(isSelective(before, { rate: 0.01, index: 87 })).toBe(false)
  })
})

describe('weights', () => {
  test('make each stratum stand for all who were served there, within 0.3 and 3', () => {
    const strata = [
      { served: 500, answered: 10 },
      { served: 500, answered: 30 },
    ]
    expect(responseWeights(strata)).toEqual([2, expect.closeTo(2 / 3, 9)])
    expect(
      responseWeights([
        { served: 990, answered: 10 },
        { served: 10, answered: 990 },
      ]),
    ).toEqual([3, 0.3])
    expect(
      responseWeights([
        { served: 5, answered: 0 },
        { served: 5, answered: 5 },
      ]),
    ).toEqual([0, 0.5])
  })

  test('cost answers: Kish', () => {
    expect(effectiveSize([1, 1, 1, 1])).toBe(4)
    expect(effectiveSize([3, 1, 0, 0])).toBeCloseTo(1.6, 9)
    expect(effectiveSize([])).toBe(0)
    for (const weight of [-1, Number.NaN]) expect(() => effectiveSize([1, weight])).toThrow(/weights from 0/)
  })

  test('are needless where all strata answered alike', () => {
    const even = [
      { served: 100, answered: 20 },
      { served: 300, answered: 60 },
    ]
    expect(responseEvenness(even, 10)).toEqual({ indicator: 1, mostBias: 0 })
    // Propensities 0.1 and 0.3 of equal halves: S 0.1, R 0.8, bound 0.2 × 10 / 0.4.
    const uneven = [
      { served: 100, answered: 10 },
      { served: 100, answered: 30 },
    ]
    const { indicator, mostBias } = responseEvenness(uneven, 10)
    expect([indicator, mostBias]).toEqual([expect.closeTo(0.8, 9), expect.closeTo(5, 9)])
  })
})
