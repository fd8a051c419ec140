import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Counters, noCounters } from '../../src/domain/disclosure/counters.ts'
import type { ScoreCounts } from '../../src/domain/scoreCounts.ts'
import { questionnaireOf } from '../../src/domain/officialQuestionnaire.ts'
import { METHOD, methodOf } from '../../src/domain/method.ts'
import { MEAN_SCALE } from '../../src/domain/tally.ts'
import { shownElements, shownIndex } from '../../src/features/release/figure.ts'

const codes = ['persyaratan', 'prosedur', 'waktu', 'biaya', 'produk', 'kompetensi', 'perilaku', 'pengaduan', 'sarpras']
const sizes = [10, 11, 12, 17, 29, 30, 55, 99, 100, 101, 250, 640, 999, 1_000, 1_003, 2_750, 10_000]

/** A row of scores per respondent, or so many alike. */
type People = [scores: readonly number[], times: number]

function countersOf(people: readonly People[]): Counters {
  const elements: Record<string, [number, number, number, number]> = {}
  let [respondents, sumMean, sumSquaredMean] = [0, 0, 0]
  for (const [scores, times] of people) {
    const mean = Math.floor((MEAN_SCALE * scores.reduce((a, b) => a + b, 0)) / scores.length)
    respondents += times
    sumMean += times * mean
    sumSquaredMean += times * mean * mean
    for (const [place, score] of scores.entries()) (elements[codes[place]!] ??= [0, 0, 0, 0])[score - 1]! += times
  }
  return { ...noCounters, respondents, sumMean, sumSquaredMean, elements: elements as Record<string, ScoreCounts> }
}

/** Everything that is published of them. */
function saidOf(people: readonly People[], method = METHOD) {
  const asked = questionnaireOf(codes.slice(0, people[0]![0].length))
  const counters = countersOf(people)
  const { line, ikm } = shownIndex(counters, asked, method)!
  return { line, elements: shownElements(counters, asked, ikm) }
}

const alike = (score: number, count: number) => Array<number>(count).fill(score)

describe.each([1, 3, 9])('where all gave the same answers to %i elements', (count) => {
  test.each(sizes)('nobody can tell it from one up and one down of %i', (n) => {
    for (const score of [2, 3]) {
      const all = saidOf([[alike(score, count), n]])
      const two: People[] = [
        [alike(score, count), n - 2],
        [alike(score + 1, count), 1],
        [alike(score - 1, count), 1],
      ]
      expect(saidOf(two).line).toEqual(all.line)
    }
  })

  test.each(sizes)('at an end of the scale nobody can tell it from one answer less of %i', (n) => {
    for (const [end, next] of [
      [4, 3],
      [1, 2],
    ] as const) {
      const all = saidOf([[alike(end, count), n]])
      const one: People[] = [
        [alike(end, count), n - 1],
        [[next, ...alike(end, count - 1)], 1],
      ]
      expect(saidOf(one)).toEqual(all)
    }
  })
})

test('the third method told: the limits were narrowest where all said the same', () => {
  const two: People[] = [
    [alike(3, 9), 18],
    [alike(4, 9), 1],
    [alike(2, 9), 1],
  ]
  expect(saidOf(two, methodOf(3)).line).not.toEqual(saidOf([[alike(3, 9), 20]], methodOf(3)).line)
})

test('limits only get wider, and hold the index', () => {
  const scores = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 9, maxLength: 9 })
  const people = fc.array(fc.tuple(scores, fc.integer({ min: 1, max: 40 })), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(
      people.filter((list) => list.reduce((sum, [, times]) => sum + times, 0) >= 10),
      (list) => {
        const [now, before] = [saidOf(list).line, saidOf(list, methodOf(3)).line]
        const [low, high] = [Number(now.evidence!.low), Number(now.evidence!.high)]
        expect(low).toBeLessThanOrEqual(Number(now.nik))
        expect(high).toBeGreaterThanOrEqual(Number(now.nik))
        expect(high - low).toBeGreaterThanOrEqual(Number(before.evidence!.high) - Number(before.evidence!.low) - 1e-9)
      },
    ),
  )
})
