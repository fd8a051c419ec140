import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MEAN_SCALE, addResponse, emptyCell } from '../../src/domain/tally.ts'

const codes = ['persyaratan', 'prosedur', 'waktu', 'biaya', 'produk', 'kompetensi', 'perilaku', 'sarpras', 'pengaduan']
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

  test('keeps a respondent’s mean as a whole number for any number of answered elements up to ten', () => {
    for (let k = 1; k <= 10; k += 1) expect(MEAN_SCALE % k).toBe(0)
  })

  test('a response to the first question alone is no respondent of the index', () => {
    const { respondents, elements } = counted([{ scores: codes.map(() => 0), overall: 3 }])
    expect(respondents).toEqual({ responses: 1, respondents: 0, sumMean: 0, sumSquaredMean: 0 })
    expect([...elements.keys()]).toEqual(['overall'])
  })

  test('the first question is counted beside the elements and not in the mean', () => {
    const withOverall = counted([{ scores: codes.map(() => 4), overall: 1 }])
    const without = counted([{ scores: codes.map(() => 4), overall: null }])
    expect(withOverall.respondents).toEqual(without.respondents)
  })
})

function counted(answers: readonly Answer[]) {
  const cell = emptyCell()
  for (const { scores, overall } of answers) addResponse(cell, codes, Uint8Array.from(scores), overall)
  return {
    respondents: cell.respondents,
    elements: new Map([...cell.elements].map(([code, { counts }]) => [code, counts])),
  }
}

function countedOneByOne(answers: readonly Answer[]) {
  const given = (column: string, { scores, overall }: Answer) =>
    column === 'overall' ? overall : (scores[codes.indexOf(column)] ?? null)
  const counts = (column: string) =>
    [1, 2, 3, 4].map((score) => answers.filter((a) => given(column, a) === score).length)
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
    elements: new Map(
      [...codes, 'overall']
        .map((column) => [column, counts(column)] as const)
        .filter(([, four]) => four.some((count) => count > 0)),
    ),
  }
}
