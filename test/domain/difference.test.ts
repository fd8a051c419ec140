import { describe, expect, test } from 'vitest'
import { randomOf } from '../../db/seed/random.ts'
import { changeBetween, changeBeyond } from '../../src/domain/difference.ts'
import { elementChanges, reasonsOf } from '../../src/domain/elementChange.ts'
import { momentsOfCounts } from '../../src/domain/scoreCounts.ts'
import { figureOf } from '../../src/domain/figure.ts'
import { fraction } from '../../src/domain/fraction.ts'
import { equalWeights } from '../../src/domain/ikm.ts'
import { type Moments, addRespondent, noMoments } from '../../src/domain/moments.ts'

const alike = (n: number, x: number, other: number) => addRespondent(addRespondent(noMoments, x, n), other, n)

describe('the difference of two indices', () => {
  test('has an interval about it that holds none where nothing changed, and leaves it out where much did', () => {
    const low = alike(50, 0.5, 0.7)
    const high = alike(50, 0.8, 1)
    const same = changeBetween(low, low)!
    expect(same.by).toBe(0)
    expect(same.low).toBeCloseTo(-same.high, 10)
    expect(same.certainty).toBe('none')
    const better = changeBetween(low, high)!
    expect(better.by).toBeCloseTo(75 * 0.3, 10)
    expect(better.low).toBeGreaterThan(0)
    expect(better.certainty).toBe('clear')
    const worse = changeBetween(high, low)!
    expect([worse.by, worse.low, worse.high]).toEqual(
      [-better.by, -better.high, -better.low].map((x) => expect.closeTo(x, 10)),
    )
  })

  test('is not told where either has fewer than ten respondents', () => {
    const nine = addRespondent(noMoments, 0.5, 9)
    const ten = addRespondent(noMoments, 0.5, 10)
    expect([changeBetween(nine, ten), changeBetween(ten, nine)]).toEqual([null, null])
    expect(changeBetween(ten, ten)).not.toBeNull()
  })

  test('is about the official difference where that is another one', () => {
    const change = changeBetween(alike(30, 0.5, 0.7), alike(30, 0.5, 0.7), -2)!
    expect(change.by).toBe(-2)
    expect((change.low + change.high) / 2).toBeCloseTo(-2, 10)
  })

  // 95 % are promised; the interval of each is a little wide, so that of the difference is as well.
  test.each([
    ['typical', 0.8, 30, 30],
    ['near the ceiling', 0.96, 20, 60],
    ['few and many', 0.7, 12, 200],
  ])('covers the truth in 19 of 20 times: %s', (_, mean, before, after) => {
    const random = randomOf(7, before)
    const draw = (n: number, at: number): Moments => {
      let moments = noMoments
      for (let person = 0; person < n; person += 1) {
        let sum = 0
        for (let part = 0; part < 9; part += 1) sum += random.uniform() < at ? 1 : 0
        moments = addRespondent(moments, sum / 9)
      }
      return moments
    }
    const shift = -0.03
    const runs = 1_000
    let covered = 0
    for (let run = 0; run < runs; run += 1) {
      const { low, high } = changeBetween(draw(before, mean), draw(after, mean + shift))!
      if (low <= 75 * shift && 75 * shift <= high) covered += 1
    }
    expect(covered / runs).toBeGreaterThan(0.93)
    expect(covered / runs).toBeLessThan(1)
  })

  test('beyond another one is what is left of it, and less sure than it', () => {
    const change = changeBetween(alike(50, 0.5, 0.7), alike(50, 0.8, 1))!
    const elsewhere = changeBetween(alike(400, 0.5, 0.7), alike(400, 0.6, 0.8))!
    const beyond = changeBeyond(change, elsewhere)
    expect(beyond.by).toBeCloseTo(75 * 0.2, 10)
    expect(beyond.high - beyond.low).toBeGreaterThan(change.high - change.low)
    expect(changeBeyond(change, change).certainty).toBe('none')
  })
})

describe('the elements that moved an index', () => {
  const codes = ['waktu', 'biaya', 'perilaku']
  const figure = (counts: Record<string, [number, number, number, number]>) => {
    const map = new Map(Object.entries(counts))
    const sums = new Map(
      [...map].map(([code, [a, b, c, d]]) => [code, { n: a + b + c + d, sum: fraction(a + 2 * b + 3 * c + 4 * d) }]),
    )
    return { counts: map, ...figureOf(sums, equalWeights(codes), noMoments) }
  }

  test('have parts that add up to the change, and only those that certainly moved its way are reasons', () => {
    const before = figure({ waktu: [0, 0, 20, 80], biaya: [0, 0, 50, 50], perilaku: [0, 0, 50, 50] })
    const after = figure({ waktu: [20, 40, 40, 0], biaya: [0, 2, 49, 49], perilaku: [0, 0, 20, 80] })
    const changes = elementChanges(before, after)
    expect(changes.map(({ code }) => code)).toEqual(['waktu', 'biaya', 'perilaku'])
    const total = changes.reduce((sum, { share }) => sum + share, 0)
    expect(total).toBeCloseTo(Number(after.ikm!.nik) - Number(before.ikm!.nik), 1)
    expect(changes[0]!.change!.by).toBeCloseTo(2.2 - 3.8, 10)
    const reasons = reasonsOf({ by: total, low: 0, high: 0, certainty: 'clear' }, changes)
    expect(reasons.map(({ code }) => code)).toEqual(['waktu'])
  })

  test('an element that was not asked before is none', () => {
    const before = figure({ waktu: [0, 0, 20, 80], biaya: [0, 0, 50, 50] })
    const after = figure({ waktu: [0, 0, 20, 80], biaya: [0, 0, 50, 50], perilaku: [0, 0, 50, 50] })
    expect(
      elementChanges(before, after)
        .map(({ code }) => code)
        .toSorted(),
    ).toEqual(['biaya', 'waktu'])
  })

  test('scores are respondents of one element each', () => {
    expect(momentsOfCounts([1, 0, 0, 1])).toEqual({ n: 2, sum: 1, sumSquares: 1 })
    expect(momentsOfCounts([0, 3, 3, 0]).sum).toBeCloseTo(3, 10)
  })
})
