/**
 * How far a questionnaire is from the one of PermenPANRB 14/2017. An agency may ask other things; nobody shall take the
 * result for the official one without being told.
 */
import { compare, fraction } from './fraction.ts'
import { instrumentOf } from './instrument.ts'
import { officialQuestionnaire } from './officialQuestionnaire.ts'
import type { Element, Questionnaire } from './questionnaire.ts'

/**
 * One difference. `missing`, `added`: an element; `name`, `question`, `options`: other Indonesian words for one; `weights`: not
 * every element counts the same; `order`: neither the order of the annex nor that of the body.
 */
export type Deviation =
  { kind: 'missing' | 'added' | 'name' | 'question' | 'options'; element: string } | { kind: 'weights' | 'order' }

/** What a questionnaire is: the official one exactly when nothing deviates. */
export type Standing = { instrument: string | null; isOfficial: boolean; deviations: readonly Deviation[] }

const official = officialQuestionnaire.elements
const annexOrder = official.map(({ code }) => code)
/** In the body of the regulation the last two elements stand the other way round (methods in use follow either). */
const bodyOrder = [...annexOrder.slice(0, 7), ...annexOrder.slice(7).toReversed()]

/** All differences from the official questionnaire; empty exactly for it. The English words and extra questions are the agency's own. */
export function deviationsOf({ elements }: Questionnaire): Deviation[] {
  const own = new Map(elements.map((element) => [element.code, element]))
  const known = official.flatMap((element) => {
    const given = own.get(element.code)
    return given ? changesOf(element, given) : [{ kind: 'missing' as const, element: element.name.id }]
  })
  const added = elements.flatMap(({ code, name }) =>
    annexOrder.includes(code) ? [] : [{ kind: 'added' as const, element: name.id }],
  )
  return [...known, ...added, ...weightsOf(elements), ...orderOf(elements)]
}

/** What may be said about a questionnaire wherever it is named. */
export function standingOf(questionnaire: Questionnaire): Standing {
  const deviations = deviationsOf(questionnaire)
  const instrument = instrumentOf(questionnaire.elements.map(({ code }) => code))
  return { instrument: instrument?.name ?? null, isOfficial: deviations.length === 0, deviations }
}

function changesOf(before: Element, given: Element): Deviation[] {
  const element = before.name.id
  const isSame = before.options.every((words, place) => words.id === given.options[place]?.id)
  return [
    ...(before.name.id === given.name.id ? [] : [{ kind: 'name' as const, element }]),
    ...(before.question.id === given.question.id ? [] : [{ kind: 'question' as const, element }]),
    ...(isSame ? [] : [{ kind: 'options' as const, element }]),
  ]
}

function weightsOf(elements: readonly Element[]): Deviation[] {
  const equal = fraction(1, elements.length || 1)
  const isEqual = elements.every(({ weight: [top, bottom] }) => compare(fraction(top, bottom), equal) === 0)
  return isEqual ? [] : [{ kind: 'weights' }]
}

/** Of the official elements among them. */
function orderOf(elements: readonly Element[]): Deviation[] {
  const codes = elements.map(({ code }) => code)
  const follows = (order: readonly string[]) => {
    const places = codes.map((code) => order.indexOf(code)).filter((place) => place >= 0)
    return places.every((place, index) => index === 0 || (places[index - 1] ?? 0) < place)
  }
  return follows(annexOrder) || follows(bodyOrder) ? [] : [{ kind: 'order' }]
}
