import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deviationsOf, standingOf } from '../../src/domain/deviation.ts'
import { spakQuestionnaire, spkpQuestionnaire } from '../../src/domain/integrityQuestionnaires.ts'
import { officialQuestionnaire, questionnaireOf, serviceCharter } from '../../src/domain/officialQuestionnaire.ts'
import type { Element, Questionnaire } from '../../src/domain/questionnaire.ts'
import { problemsOfQuestionnaire } from '../../src/domain/questionnaireCheck.ts'
import { standingText } from '../../src/i18n/standing.ts'

const official = officialQuestionnaire
const withElements = (change: (elements: Element[]) => Element[]): Questionnaire => ({
  ...official,
  elements: change([...official.elements]),
})
const withElement = (code: string, change: (element: Element) => Partial<Element>): Questionnaire =>
  withElements((elements) =>
    elements.map((element) => (element.code === code ? { ...element, ...change(element) } : element)),
  )
const kindsOf = (questionnaire: Questionnaire) => deviationsOf(questionnaire).map(({ kind }) => kind)

describe('the official questionnaire', () => {
  test('deviates in nothing, in the order of the annex and in that of the body', () => {
    expect(deviationsOf(official)).toEqual([])
    const body = withElements((elements) => [...elements.slice(0, 7), elements[8]!, elements[7]!])
    expect(deviationsOf(body)).toEqual([])
  })

  test('is still official with other English words, another title and extra questions', () => {
    const extra = {
      code: 'usul',
      kind: 'text',
      question: { id: 'Usul?', en: '' },
      options: [],
      pointKinds: null,
    } as const
    const changed = withElement('waktu', ({ question }) => ({ question: { ...question, en: 'How long?' } }))
    expect(deviationsOf({ ...changed, title: { id: 'Survei kami', en: '' }, extras: [extra] })).toEqual([])
  })

  test.each<[string, Questionnaire, string[]]>([
    ['an element is missing', withElements((elements) => elements.slice(1)), ['missing', 'weights']],
    ['an element was added', withElements((elements) => [...elements, serviceCharter]), ['added', 'weights']],
    [
      'the charter stands for facilities',
      questionnaireOf(official.elements.map(({ code }) => (code === 'sarpras' ? 'maklumat' : code))),
      ['missing', 'added'],
    ],
    [
      'a question was reworded',
      withElement('waktu', ({ question }) => ({ question: { ...question, id: 'Cepat?' } })),
      ['question'],
    ],
    ['an element was renamed', withElement('waktu', ({ name }) => ({ name: { ...name, id: 'Antrean' } })), ['name']],
    [
      'one word of a scale is another',
      withElement('biaya', ({ options: [a, b, c] }) => ({ options: [a, b, c, { id: 'Cuma-cuma', en: 'Free' }] })),
      ['options'],
    ],
    [
      'two weights differ',
      withElements(([a, b, ...rest]) => [{ ...a!, weight: [2, 9] }, { ...b!, weight: [0, 1] }, ...rest]),
      ['weights'],
    ],
    ['the first two changed places', withElements(([a, b, ...rest]) => [b!, a!, ...rest]), ['order']],
    ['there are no elements', withElements(() => []), Array(9).fill('missing')],
  ])('is not what it is called where %s', (_, questionnaire, kinds) => {
    expect(kindsOf(questionnaire)).toEqual(kinds)
    expect(standingOf(questionnaire).isOfficial).toBe(false)
    expect(standingText(standingOf(questionnaire), 'id')).toMatch(/^Bukan kuesioner resmi/)
  })

  test('with weights of 1/8 on eight elements deviates in the missing one alone', () => {
    const eight = questionnaireOf(official.elements.slice(0, 8).map(({ code }) => code))
    expect(deviationsOf(eight)).toEqual([{ kind: 'missing', element: 'Penanganan pengaduan, saran dan masukan' }])
  })

  /** Edits that may or may not change something: the property decides by comparing, not by what was tried. */
  const edits = fc.array(
    fc.record({
      place: fc.nat(8),
      what: fc.constantFrom('name', 'question', 'option', 'weight', 'drop', 'swap', 'none' as const),
      isUndone: fc.boolean(),
    }),
    { maxLength: 4 },
  )

  test('is recognised exactly when nothing is left of any edits', () => {
    fc.assert(
      fc.property(edits, (list) => {
        let elements: readonly Element[] = official.elements
        for (const { place, what, isUndone } of list) {
          const changed = edited(elements, place, what)
          if (!isUndone) elements = changed
        }
        const questionnaire = { ...official, elements }
        const isSame = JSON.stringify(official.elements) === JSON.stringify(questionnaire.elements)
        const isBody = JSON.stringify(bodyOrder(official.elements)) === JSON.stringify(questionnaire.elements)
        expect(deviationsOf(questionnaire).length === 0).toBe(isSame || isBody)
      }),
      { numRuns: 500 },
    )
  })
})

test('the surveys of the integrity zone are whole, and named as what they are', () => {
  for (const questionnaire of [spkpQuestionnaire, spakQuestionnaire, official])
    expect(problemsOfQuestionnaire(questionnaire)).toEqual([])
  expect(standingOf(spkpQuestionnaire)).toMatchObject({ instrument: 'SPKP, PermenPANRB 90/2021', isOfficial: false })
  expect(standingText(standingOf(spakQuestionnaire), 'id')).toBe(
    'Bukan kuesioner resmi SKM: kuesioner SPAK, PermenPANRB 90/2021',
  )
  expect(standingText(standingOf(official), 'id')).toBe('Kuesioner resmi PermenPANRB 14/2017')
})

function edited(elements: readonly Element[], place: number, what: string): Element[] {
  const list = [...elements]
  const element = list[place]
  if (!element) return list
  if (what === 'drop') list.splice(place, 1)
  if (what === 'swap' && place > 0) list.splice(place - 1, 2, element, list[place - 1]!)
  if (what === 'name') list[place] = { ...element, name: { ...element.name, id: `${element.name.id}.` } }
  if (what === 'question')
    list[place] = { ...element, question: { ...element.question, id: `${element.question.id}?` } }
  if (what === 'weight') list[place] = { ...element, weight: [element.weight[0], element.weight[1] + 1] }
  const [a, b, c, d] = element.options
  if (what === 'option') list[place] = { ...element, options: [a, b, c, { ...d, id: `${d.id}!` }] }
  return list
}

function bodyOrder(elements: readonly Element[]): Element[] {
  return [...elements.slice(0, 7), elements[8]!, elements[7]!]
}
