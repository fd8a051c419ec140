/** Changing a draft: each function answers another questionnaire and leaves the given one as it was. */
import type { ExtraQuestion } from './extraQuestion.ts'
import type { Element, Questionnaire } from './questionnaire.ts'
import { withEqualWeights } from './questionnaireCheck.ts'

type Wording = Omit<Element, 'weight'>

/** Other words for an element that is there, with its weight kept. */
export function rewordElement(questionnaire: Questionnaire, wording: Wording): Questionnaire {
  const elements = questionnaire.elements.map((element) =>
    element.code === wording.code ? { ...element, ...wording } : element,
  )
  return { ...questionnaire, elements }
}

/** One more element at the end. All weights become equal: the old ones cannot sum to one with it. */
export function addElement(questionnaire: Questionnaire, wording: Wording): Questionnaire {
  const elements = withEqualWeights([...questionnaire.elements, { ...wording, weight: [1, 1] }])
  return { ...questionnaire, elements }
}

/** One element less; all weights become equal. */
export function removeElement(questionnaire: Questionnaire, code: string): Questionnaire {
  return { ...questionnaire, elements: withEqualWeights(questionnaire.elements.filter((one) => one.code !== code)) }
}

/** An element one place earlier; the first stays where it is. */
export function raiseElement(questionnaire: Questionnaire, code: string): Questionnaire {
  const elements = [...questionnaire.elements]
  const place = elements.findIndex((element) => element.code === code)
  if (place > 0) elements.splice(place - 1, 0, ...elements.splice(place, 1))
  return { ...questionnaire, elements }
}

/** Weights by code; an element that is not among them keeps its own. */
export function weighElements(
  questionnaire: Questionnaire,
  weights: ReadonlyMap<string, Element['weight']>,
): Questionnaire {
  const elements = questionnaire.elements.map((element) => ({
    ...element,
    weight: weights.get(element.code) ?? element.weight,
  }))
  return { ...questionnaire, elements }
}

/** An extra question in place of the one with its code, or at the end. */
export function putExtra(questionnaire: Questionnaire, extra: ExtraQuestion): Questionnaire {
  const extras = questionnaire.extras ?? []
  const isThere = extras.some(({ code }) => code === extra.code)
  return {
    ...questionnaire,
    extras: isThere ? extras.map((one) => (one.code === extra.code ? extra : one)) : [...extras, extra],
  }
}

export function removeExtra(questionnaire: Questionnaire, code: string): Questionnaire {
  return { ...questionnaire, extras: (questionnaire.extras ?? []).filter((extra) => extra.code !== code) }
}
