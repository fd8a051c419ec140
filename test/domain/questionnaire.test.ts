import { describe, expect, test } from 'vitest'
import { add, fraction, toDecimal } from '../../src/domain/fraction.ts'
import { officialQuestionnaire, questionnaireOf } from '../../src/domain/officialQuestionnaire.ts'
import type { Questionnaire } from '../../src/domain/questionnaire.ts'
import { readGolden } from '../support/golden.ts'

type Question = { code: string; annexNo: number; bodyNo: number; text: string; options: string[] }
const { questions } = readGolden<{ questions: Question[] }>('questionnaire')

describe('the official questionnaire', () => {
  test('asks the nine elements in the order of the annex', () => {
    const inAnnex = questions.toSorted((a, b) => a.annexNo - b.annexNo).map(({ code }) => code)
    expect(officialQuestionnaire.elements.map(({ code }) => code)).toEqual(inAnnex)
  })

  test.each(questions)('asks about $code in the words of the regulation', ({ code, text, options }) => {
    const element = officialQuestionnaire.elements.find((entry) => entry.code === code)
    expect(element?.question.id).toBe(text)
    expect(element?.options.map((option) => option.id)).toEqual(options)
  })

  test('says everything in both languages, and four different words per element', () => {
    for (const { name, question, options } of officialQuestionnaire.elements)
      for (const lang of ['id', 'en'] as const) {
        expect([name[lang], question[lang]].every((text) => text.trim() === text && text.length > 3)).toBe(true)
        expect(new Set(options.map((option) => option[lang])).size).toBe(4)
      }
  })
})

describe('a questionnaire', () => {
  test.each([1, 2, 7, 9, 14])('of %i elements has weights that sum to exactly one', (count) => {
    expect(totalWeight(questionnaireOf(Array.from({ length: count }, (_, place) => `unsur_${place}`)))).toBe('1.0000')
  })

  test('of known codes keeps the official words, of unknown ones speaks of their name', () => {
    const { elements } = questionnaireOf(['perilaku', 'maklumat', 'pungutan_tidak_resmi'])
    const official = officialQuestionnaire.elements.find(({ code }) => code === 'perilaku')
    expect(elements[0]).toEqual({ ...official, weight: [1, 3] })
    expect(elements[1]?.name.id).toBe('Maklumat pelayanan')
    expect(elements[2]?.question.id).toContain('pungutan tidak resmi')
  })
})

function totalWeight({ elements }: Questionnaire): string {
  return toDecimal(elements.map(({ weight }) => fraction(weight[0], weight[1])).reduce(add, fraction(0)), 4)
}
