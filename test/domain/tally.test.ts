import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MEAN_SCALE, addCell, addResponse, emptyCell } from '../../src/domain/tally.ts'

const answer = fc.record({
  scores: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 9, maxLength: 9 }),
  overall: fc.constantFrom(null, 1, 2, 3, 4),
})
type Answer = { scores: number[]; overall: number | null }

describe('counting', () => {
  test('gives what counting each number by itself gives', () => {
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 40 }), (answers) => {
        expect(counted(answers)).toEqual(countedOneByOne(answers))
      }),
    )
  })

  test('does not depend on the order of the responses', () => {
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 40 }), (answers) => {
        expect(counted([...answers].reverse())).toEqual(counted(answers))
      }),
    )
  })

  test('in parts gives what counting it all at once gives', () => {
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 20 }), fc.array(answer, { maxLength: 20 }), (some, others) => {
        const sum = counted(some)
        addCell(sum, counted(others))
        expect(sum).toEqual(counted([...some, ...others]))
      }),
    )
    expect(() => addCell(emptyCell(9), emptyCell(8))).toThrow(RangeError)
  })

  test('keeps a respondent’s mean as a whole number for any number of answered elements up to ten', () => {
    for (let k = 1; k <= 10; k += 1) expect(MEAN_SCALE % k).toBe(0)
  })

  test('a response to the first question alone is no respondent of the index', () => {
    const { respondents, counts } = counted([{ scores: Array(9).fill(0), overall: 3 }])
    expect(respondents).toEqual({ responses: 1, respondents: 0, sumMean: 0, sumSquaredMean: 0 })
    expect(counts).toEqual([0, 0, 1, 0, ...Array(36).fill(0)])
  })

  test('the first question is counted beside the elements and not in the mean', () => {
    const withOverall = counted([{ scores: Array(9).fill(4), overall: 1 }])
    const without = counted([{ scores: Array(9).fill(4), overall: null }])
    expect(withOverall.respondents).toEqual(without.respondents)
  })

  test.each([
    ['another number of elements', [4, 4], null],
    ['a score that is none', [1, 2, 5], null],
    ['a first answer that is none', [1, 2, 3], 0],
  ])('throws at %s rather than count it at another place', (_, scores, overall) => {
    expect(() => addResponse(emptyCell(3), Uint8Array.from(scores), overall)).toThrow(RangeError)
  })
})

function counted(answers: readonly Answer[]) {
  const cell = emptyCell(9)
  for (const { scores, overall } of answers) addResponse(cell, Uint8Array.from(scores), overall)
  return cell
}

function countedOneByOne(answers: readonly Answer[]) {
  const columns = [
    answers.map(({ overall }) => overall),
    ...Array.from({ length: 9 }, (_, element) => answers.map(({ scores }) => scores[element])),
  ]
  const means = answers
    .map(({ scores }) => scores.filter((score) => score > 0))
    .filter((scores) => scores.length > 0)
    .map((scores) => (MEAN_SCALE * scores.reduce((sum, score) => sum + score, 0)) / scores.length)
  return {
    respondents: {
      responses: answers.length,
      respondents: means.length,
      sumMean: means.reduce((sum, mean) => sum + mean, 0),
      sumSquaredMean: means.reduce((sum, mean) => sum + mean * mean, 0),
    },
    counts: columns.flatMap((given) => [1, 2, 3, 4].map((score) => given.filter((one) => one === score).length)),
  }
}
