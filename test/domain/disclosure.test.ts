import { describe, expect, test } from 'vitest'
import { type Counters } from '../../src/domain/disclosure/counters.ts'
import type { ScoreCounts } from '../../src/domain/scoreCounts.ts'
import { lattice, windowsOf } from '../../src/domain/disclosure/lattice.ts'
import { indexStep, meanStep, roundCount, roundDown, roundTo, roundUp } from '../../src/domain/disclosure/precision.ts'
import { profileOf, spreadOf } from '../../src/domain/disclosure/spread.ts'
import { fraction, fromDecimal } from '../../src/domain/fraction.ts'
import { METHOD } from '../../src/domain/method.ts'
import { officialQuestionnaire } from '../../src/domain/officialQuestionnaire.ts'
import { readPeriod } from '../../src/domain/period.ts'

import { shownElements, shownIndex } from '../../src/features/release/figure.ts'
import { alike } from '../support/counters.ts'

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
  test.each<[string, ScoreCounts, unknown]>([
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
