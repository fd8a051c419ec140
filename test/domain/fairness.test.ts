import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type OfficerAnswers, type OfficerFigure, assessGroup } from '../../src/domain/fairness.ts'
import { type Evidence, countBand, gateOf } from '../../src/domain/gates.ts'
import { intervalOf } from '../../src/domain/interval.ts'
import { type Moments, addMoments, addRespondent, fromIndex, noMoments } from '../../src/domain/moments.ts'
import { FLAG_FROM } from '../../src/domain/rank.ts'
import { reliabilityOfMean } from '../../src/domain/reliability.ts'
import { aRandom, momentsOfCounts, statistics } from '../support/statistics.ts'

const officerOf = (moments: Moments, stratum = ''): OfficerAnswers => ({
  mix: new Map([[stratum, moments]]),
  months: null,
  tokenShare: null,
})
const rankable = ({ raw, adjusted, shrunken, pBottom }: OfficerFigure) => [raw, adjusted, shrunken, pBottom]

/** Officers whose true index has a standard deviation of `sd` about 82, and respondents of 10.2 about theirs. */
function aGroup(size: number, n: number, sd: number, seed: number) {
  const random = aRandom(seed)
  return Array.from({ length: size }, () => {
    const truth = 82 + sd * random.normal()
    let moments = noMoments
    for (let answer = 0; answer < n; answer += 1)
      moments = addRespondent(moments, Math.min(1, Math.max(0, fromIndex(truth + 10.2 * random.normal()))))
    return { truth, answers: officerOf(moments) }
  })
}

describe('the gates', () => {
  const well: Evidence = { n: 45, reliability: 0.7, peers: 10, months: 3, tokenShare: 0.5 }
  test.each<[Partial<Evidence>, ReturnType<typeof gateOf>]>([
    [{}, { gate: 'scoring', reason: null }],
    [
      { months: null, tokenShare: null },
      { gate: 'scoring', reason: null },
    ],
    [{ n: 9 }, { gate: 'withheld', reason: 'few-answers' }],
    [{ n: 10 }, { gate: 'band', reason: 'few-answers' }],
    [{ n: 29 }, { gate: 'band', reason: 'few-answers' }],
    [{ n: 30 }, { gate: 'supervisor', reason: 'few-answers' }],
    [{ n: 44 }, { gate: 'supervisor', reason: 'few-answers' }],
    [{ reliability: 0.49 }, { gate: 'band', reason: 'unreliable' }],
    [{ reliability: 0.5 }, { gate: 'supervisor', reason: 'unreliable' }],
    [{ reliability: 0.699 }, { gate: 'supervisor', reason: 'unreliable' }],
    [{ peers: 9 }, { gate: 'supervisor', reason: 'few-peers' }],
    [{ months: 2 }, { gate: 'supervisor', reason: 'few-months' }],
    [{ tokenShare: 0.49 }, { gate: 'supervisor', reason: 'few-tokens' }],
  ])('%j', (parts, wanted) => {
    expect(gateOf({ ...well, ...parts })).toEqual(wanted)
  })

  test('tell only the band that a number of answers lies in', () => {
    expect([0, 1, 9, 10, 29, 30, 44, 45, 900].map(countBand)).toEqual([
      { from: 0, to: 0 },
      { from: 1, to: 9 },
      { from: 1, to: 9 },
      { from: 10, to: 29 },
      { from: 10, to: 29 },
      { from: 30, to: 44 },
      { from: 30, to: 44 },
      { from: 45, to: null },
      { from: 45, to: null },
    ])
  })

  test.each([
    [0.02, [39, 80], [160]],
    [0.057, [10, 25], [60, 100]],
    [0.15, [5, 10], [45]],
  ])('go by the reliability that the group shows, not by n alone: a true ICC of %d', (icc, below, above) => {
    const sd = 10.2 * Math.sqrt(icc / (1 - icc))
    const shareUsable = (n: number) => {
      const figures = assessGroup(aGroup(400, n, sd, Math.round(n / icc)).map(({ answers }) => answers))
      const seen = figures.flatMap(({ reliability }) => reliability ?? [])
      for (const reliability of seen) expect(Math.abs(reliability - reliabilityOfMean(n, icc))).toBeLessThan(0.15)
      return figures.filter(({ reason }) => reason === null).length / figures.length
    }
    expect(below.map(shareUsable)).toEqual(below.map(() => 0))
    expect(above.map(shareUsable)).toEqual(above.map(() => 1))
  })
})

describe('a peer group', () => {
  test('lets no number out that could be ranked below a gate', () => {
    const group = aGroup(60, 50, 4, 3).map(({ answers }) => answers)
    const some = group.map((answers, place) => officerOf(firstOf(answers, 1 + place)))
    const figures = assessGroup(some)
    const numbersOf = (figure: OfficerFigure) => Object.values(figure).filter((value) => typeof value === 'number')
    const below = (least: number) => figures.filter(({ n }) => n < least)
    expect(below(10).map(numbersOf)).toEqual(below(10).map(({ n }) => [n]))
    expect(
      below(30)
        .flatMap(rankable)
        .filter((value) => value !== null),
    ).toEqual([])
    expect(figures.filter(({ n }) => n >= 45).flatMap(rankable)).not.toContain(null)
    expect(new Set(below(30).map(({ gate }) => gate))).toEqual(new Set(['withheld', 'band']))
  })

  test('has intervals that cover the true value, and estimates that err less than the plain means', () => {
    const group = aGroup(2_000, 60, 2.5, 5)
    const figures = assessGroup(group.map(({ answers }) => answers))
    const covered = figures.filter(
      ({ low, high }, place) => low! <= group[place]!.truth && group[place]!.truth <= high!,
    )
    expect(covered.length / group.length).toBeGreaterThanOrEqual(0.93)
    const error = (read: (figure: OfficerFigure) => number | null) =>
      figures.reduce((sum, figure, place) => sum + (read(figure)! - group[place]!.truth) ** 2, 0)
    expect(error(({ shrunken }) => shrunken)).toBeLessThan(0.9 * error(({ raw }) => raw))
  })

  test.each([45, 66, 100])('of whom it flags with %i answers, 85 of 100 are truly in the bottom tenth', (n) => {
    let [flagged, right] = [0, 0]
    for (let run = 0; run < 8; run += 1) {
      const group = aGroup(400, n, 2.5, 100 * n + run)
      const limit = group.map(({ truth }) => truth).sort((a, b) => a - b)[39]!
      assessGroup(group.map(({ answers }) => answers)).forEach(({ pBottom }, place) => {
        if ((pBottom ?? 0) < FLAG_FROM) return
        flagged += 1
        if (group[place]!.truth <= limit) right += 1
      })
    }
    expect(flagged).toBeGreaterThan(30)
    expect(right / flagged).toBeGreaterThanOrEqual(0.85)
  })

  test('does not blame whoever serves the difficult cases', () => {
    const [easy, hard] = [0.95, 0.6]
    const answers = (n: number, mean: number): Moments => ({ n, sum: n * mean, sumSquares: n * (mean * mean + 0.01) })
    const officers = Array.from({ length: 12 }, (_, place) => {
      const better = place === 0 ? 0.08 : place === 1 ? -0.08 : 0
      const share = place === 0 ? 10 : place === 1 ? 90 : 50
      const mix = new Map([
        ['easy', answers(share, easy + better)],
        ['hard', answers(100 - share, hard + better)],
      ])
      return { mix, months: null, tokenShare: null }
    })
    const [good, bad] = assessGroup(officers)
    expect(good!.raw!).toBeLessThan(bad!.raw!)
    expect(good!.adjusted!).toBeGreaterThan(bad!.adjusted!)
    expect([good!.isFarMoved, bad!.isFarMoved]).toEqual([true, true])
    expect(bad!.pBottom!).toBeGreaterThan(good!.pBottom!)
  })

  test('does not change by an officer without answers, nor by the order in which officers stand', () => {
    const group = aGroup(30, 50, 3, 9).map(({ answers }) => answers)
    const figures = assessGroup(group)
    const more = assessGroup([officerOf(noMoments), ...group, { mix: new Map(), months: 0, tokenShare: null }])
    expect(more.slice(1, -1)).toEqual(figures)
    expect(more[0]).toMatchObject({ n: 0, gate: 'withheld', low: null, high: null })
    const turned = assessGroup(group.toReversed()).toReversed()
    turned.forEach(({ shrunken, pBottom }, place) => {
      expect(shrunken).toBeCloseTo(figures[place]!.shrunken!, 9)
      expect(pBottom).toBeCloseTo(figures[place]!.pBottom!, 6)
    })
  })

  test('below ten officers has figures, but no bottom tenth, and none of them is input to scoring', () => {
    const [low, high] = assessGroup(
      [
        [60, 40, 0, 0],
        [0, 0, 40, 60],
      ].map((counts) => officerOf(momentsOfCounts(counts))),
    )
    expect(low).toMatchObject({
      n: 100,
      gate: 'supervisor',
      reason: 'few-peers',
      raw: expect.closeTo(35, 9),
      pBottom: null,
    })
    expect(high).toMatchObject({ reason: 'few-peers', raw: expect.closeTo(90, 9), pBottom: null })
  })

  test('of one officer gives that officer’s own limits and no more', () => {
    const { counts } = statistics.interval.cases.find(({ counts }) => counts.join() === '1,2,8,19')!
    const [figure] = assessGroup([officerOf(momentsOfCounts(counts))])
    expect(figure).toMatchObject({ n: 30, gate: 'band', reliability: 0, raw: null, pBottom: null })
    const { low, high } = intervalOf(momentsOfCounts(counts))
    expect([figure!.low, figure!.high]).toEqual([expect.closeTo(low, 9), expect.closeTo(high, 9)])
  })

  test.each([
    ['nobody', []],
    ['everybody at the ceiling', Array.from({ length: 12 }, () => officerOf(momentsOfCounts([0, 0, 0, 60])))],
    ['everybody at the floor', Array.from({ length: 12 }, () => officerOf(momentsOfCounts([60, 0, 0, 0])))],
    [
      'each all alike but unlike the others',
      [4, 3, 2, 1].flatMap((score) =>
        [1, 2, 3].map(() => officerOf(momentsOfCounts([1, 2, 3, 4].map((each) => (each === score ? 50 : 0))))),
      ),
    ],
    [
      'one answer each',
      Array.from({ length: 12 }, (_, place) => officerOf(momentsOfCounts([place % 2, 0, 0, 1 - (place % 2)]))),
    ],
  ])('of %s has defined figures', (_, officers) => {
    const values = assessGroup(officers).flatMap((figure) => Object.values(figure))
    expect(values.filter((value) => typeof value === 'number' && !Number.isFinite(value))).toEqual([])
  })

  test('has figures within 25 to 100 for any answers', () => {
    const counts = fc.tuple(...[0, 0, 0, 0].map(() => fc.nat({ max: 60 })))
    const officer = fc.tuple(counts, counts).map(([one, other]) => ({
      mix: new Map([
        ['one', momentsOfCounts(one)],
        ['other', momentsOfCounts(other)],
      ]),
      months: null,
      tokenShare: null,
    }))
    fc.assert(
      fc.property(fc.array(officer, { maxLength: 14 }), (officers) => {
        for (const { raw, adjusted, shrunken, low, high, reliability, pBottom } of assessGroup(officers)) {
          for (const index of [raw, adjusted, shrunken, low, high])
            if (index !== null) expect(index >= 25 - 1e-9 && index <= 100 + 1e-9).toBe(true)
          for (const share of [reliability, pBottom]) if (share !== null) expect(share >= 0 && share <= 1).toBe(true)
        }
      }),
      { numRuns: 50 },
    )
  })
})

/** The first so many of an officer's answers, as near as sums can tell. */
function firstOf({ mix }: OfficerAnswers, n: number): Moments {
  const { n: all, sum, sumSquares } = [...mix.values()].reduce(addMoments, noMoments)
  return { n, sum: (sum * n) / all, sumSquares: (sumSquares * n) / all }
}
