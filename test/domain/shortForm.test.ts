import { describe, expect, test } from 'vitest'
import { officialQuestionnaire, questionnaireOf } from '../../src/domain/officialQuestionnaire.ts'
import { askedElements, elementsOfTurn, turnsOf } from '../../src/domain/shortForm.ts'

const elementsOf = (count: number) =>
  questionnaireOf(Array.from({ length: count }, (_, place) => `unsur_${place}`)).elements
const roundOf = (count: number) =>
  Array.from({ length: turnsOf(count) }, (_, turn) => elementsOfTurn(elementsOf(count), turn).map(({ code }) => code))

describe('the short form', () => {
  test('has twelve turns for the official nine elements', () => {
    expect(turnsOf(officialQuestionnaire.elements.length)).toBe(12)
  })

  test.each(Array.from({ length: 21 }, (_, count) => count))(
    'of %i elements asks each element and each pair equally often in a round, or is not offered',
    (count) => {
      const round = roundOf(count)
      expect(round.length > 0).toBe([7, 9, 13].includes(count))
      const codes = elementsOf(count).map(({ code }) => code)
      const timesOf = (...wanted: string[]) =>
        round.filter((triple) => wanted.every((code) => triple.includes(code))).length
      const pairs = codes.flatMap((code, place) => codes.slice(place + 1).map((other) => timesOf(code, other)))
      expect(new Set(round.map((triple) => triple.length))).toEqual(new Set(round.length > 0 ? [3] : []))
      expect(new Set(pairs)).toEqual(round.length > 0 ? new Set([1]) : new Set(pairs.length > 0 ? [0] : []))
      expect(new Set(codes.map((code) => timesOf(code))).size).toBeLessThanOrEqual(1)
    },
  )

  test('asks each of the nine once already within three turns of a round', () => {
    const round = roundOf(9)
    for (const first of [0, 3, 6, 9]) expect(new Set(round.slice(first, first + 3).flat()).size).toBe(9)
  })

  test('keeps the questionnaire’s order, and the full form is all of it', () => {
    const { elements } = officialQuestionnaire
    for (let turn = 0; turn < 12; turn += 1) {
      const places = elementsOfTurn(elements, turn).map((element) => elements.indexOf(element))
      expect(places).toEqual(places.toSorted((a, b) => a - b))
    }
    expect(askedElements(elements, null)).toBe(elements)
  })

  test.each([-1, 12, 0.5])('has no turn %d', (turn) => {
    expect(() => elementsOfTurn(officialQuestionnaire.elements, turn)).toThrow(RangeError)
  })
})
