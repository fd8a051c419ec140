import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare, fraction, sumOf } from '../../src/domain/fraction.ts'
import { officialQuestionnaire, questionnaireOf } from '../../src/domain/officialQuestionnaire.ts'
import type { ExtraQuestion } from '../../src/domain/extraQuestion.ts'
import { cellsOf, countOf } from '../../src/domain/extraQuestion.ts'
import {
  countUntranslated,
  isCode,
  problemsOfQuestionnaire,
  readWeight,
  withEqualWeights,
} from '../../src/domain/questionnaireCheck.ts'
import { addElement, putExtra, raiseElement, removeElement, removeExtra } from '../../src/domain/questionnaireEdit.ts'

const words = (id: string) => ({ id, en: '' })
const extra = (parts: Partial<ExtraQuestion> = {}): ExtraQuestion => ({
  code: 'usul',
  kind: 'single',
  question: words('Apa yang kurang?'),
  options: [words('Parkir'), words('Kursi')],
  pointKinds: null,
  ...parts,
})

describe('a weight', () => {
  test.each([
    ['1/9', [1, 9]],
    [' 2 / 18 ', [1, 9]],
    ['0,2', [1, 5]],
    ['0.125', [1, 8]],
    ['12,5 %', [1, 8]],
    ['100%', [1, 1]],
    ['1', [1, 1]],
    ['0', null],
    ['1/0', null],
    ['10/9', null],
    ['101 %', null],
    ['-1/9', null],
    ['1/9/2', null],
    ['sepersembilan', null],
    ['', null],
    ['0,1234567', null],
  ])('written %j is %j', (text, weight) => {
    expect(readWeight(text)).toEqual(weight)
  })

  test('made equal sums to exactly one, whatever the number of elements', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (count) => {
        const { elements } = questionnaireOf(Array.from({ length: count }, (_, place) => `unsur_${place}`))
        const sum = sumOf(withEqualWeights(elements).map(({ weight: [top, bottom] }) => fraction(top, bottom)))
        expect(compare(sum, fraction(1))).toBe(0)
      }),
    )
  })
})

test.each([
  ['antrean', true],
  ['unsur_10', true],
  ['a', false],
  ['Antrean', false],
  ['9a', false],
  ['a-b', false],
  ['overall', false],
  ['gender', false],
  ['extra', false],
  ['a'.repeat(31), false],
])('%s can be a code: %j', (text, isOne) => {
  expect(isCode(text)).toBe(isOne)
})

describe('a draft', () => {
  test('without elements, weights that sum to one, or words is not ready, and says which', () => {
    const { elements, title } = officialQuestionnaire
    expect(problemsOfQuestionnaire({ title, elements: [] })).toEqual(['no-elements'])
    expect(problemsOfQuestionnaire({ title, elements: elements.slice(1) })).toEqual(['weights'])
    const silent = elements.map((element) => (element.code === 'waktu' ? { ...element, name: words(' ') } : element))
    expect(problemsOfQuestionnaire({ title, elements: silent })).toEqual([{ kind: 'words', code: 'waktu' }])
  })

  test.each<[string, Partial<ExtraQuestion>, string | null]>([
    ['one of two', {}, null],
    ['one of one', { options: [words('Ya')] }, 'options'],
    ['a scale of three', { kind: 'scale', options: ['a', 'b', 'c'].map(words) }, 'options'],
    ['a scale of four', { kind: 'scale', options: ['a', 'b', 'c', 'd'].map(words) }, null],
    ['several of eleven', { kind: 'several', options: Array.from('abcdefghijk', words) }, 'options'],
    ['a text with choices', { kind: 'text' }, 'options'],
    ['an empty choice', { options: [words('Ya'), words('')] }, 'words'],
  ])('with an extra question for %s', (_, parts, problem) => {
    const problems = problemsOfQuestionnaire({ ...officialQuestionnaire, extras: [extra(parts)] })
    expect(problems).toEqual(problem ? [{ kind: problem, code: 'usul' }] : [])
  })

  test('with six extra questions has too many', () => {
    const extras = Array.from({ length: 6 }, (_, place) => extra({ code: `usul_${place}` }))
    expect(problemsOfQuestionnaire({ ...officialQuestionnaire, extras })).toEqual(['many-extras'])
  })

  test('says how many words have no English yet', () => {
    expect(countUntranslated(officialQuestionnaire)).toBe(0)
    expect(countUntranslated({ ...officialQuestionnaire, extras: [extra()] })).toBe(3)
  })

  test('is changed by edits that leave the given one as it was', () => {
    const before = JSON.stringify(officialQuestionnaire)
    const [first, second] = officialQuestionnaire.elements
    expect(raiseElement(officialQuestionnaire, second!.code).elements.slice(0, 2)).toEqual([second, first])
    expect(raiseElement(officialQuestionnaire, first!.code)).toEqual(officialQuestionnaire)
    expect(removeElement(officialQuestionnaire, first!.code).elements.map(({ weight }) => weight)).toEqual(
      Array.from({ length: 8 }, () => [1, 8]),
    )
    const added = addElement(officialQuestionnaire, { ...first!, code: 'antrean' })
    expect(problemsOfQuestionnaire(added)).toEqual([])
    expect(added.elements).toHaveLength(10)
    const once = putExtra(officialQuestionnaire, extra())
    const twice = putExtra(once, extra({ question: words('Lain?') }))
    expect(twice.extras).toEqual([extra({ question: words('Lain?') })])
    expect(removeExtra(twice, 'usul').extras).toEqual([])
    expect(JSON.stringify(officialQuestionnaire)).toBe(before)
  })
})

test('counted cells add up to who answered and what was chosen', () => {
  const several = extra({ kind: 'several', options: ['a', 'b', 'c'].map(words) })
  const cells = [{ usul: [1, 3] }, { usul: [3] }, { usul: [] }, {}].flatMap((choices) =>
    cellsOf(choices).map((cell) => ({ ...cell, n: 1 })),
  )
  expect(countOf(several, cells)).toEqual({ answered: 3, counts: [1, 0, 2] })
})
