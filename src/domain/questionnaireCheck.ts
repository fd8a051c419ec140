/** What a draft must be before it may be put in force. */
import { type ExtraQuestion, EXTRAS_MAX, optionLimitsOf } from './extraQuestion.ts'
import { compare, fraction, fromDecimal, multiply } from './fraction.ts'
import { problemOfWeights } from './ikm.ts'
import { type Element, OVERALL, type Questionnaire, type Words, respondentChoices, weightsOf } from './questionnaire.ts'

/** `words`: Indonesian words are missing, in the element or question of this code. `weights`: they do not sum to exactly 1. */
export type QuestionnaireProblem =
  'no-elements' | 'weights' | 'many-extras' | { kind: 'words' | 'options'; code: string }

const codePattern = /^[a-z][a-z0-9_]{1,29}$/
/** The other fields of the survey's form: an element of such a name would be read as one of them. */
const taken = new Set([
  OVERALL,
  ...Object.keys(respondentChoices),
  'key',
  'comment',
  'reply',
  'token',
  'lang',
  'turn',
  'extra',
  'point',
])

/** Whether something can be the code of an element or of an extra question: 2 to 30 small letters, digits and underscores. */
export function isCode(text: string): boolean {
  return codePattern.test(text) && !taken.has(text)
}

/** Everything that keeps a draft from being put in force; empty when nothing does. Missing English is no problem: see {@link countUntranslated}. */
export function problemsOfQuestionnaire(questionnaire: Questionnaire): QuestionnaireProblem[] {
  const { elements, extras = [] } = questionnaire
  const problems: QuestionnaireProblem[] = []
  if (elements.length === 0) problems.push('no-elements')
  else if (problemOfWeights(weightsOf(questionnaire)) !== null) problems.push('weights')
  if (extras.length > EXTRAS_MAX) problems.push('many-extras')
  for (const { code, name, question, options } of elements)
    if (![name, question, ...options].every(hasWords)) problems.push({ kind: 'words', code })
  for (const extra of extras) {
    if (![extra.question, ...extra.options].every(hasWords)) problems.push({ kind: 'words', code: extra.code })
    if (!hasFittingOptions(extra)) problems.push({ kind: 'options', code: extra.code })
  }
  return problems
}

/** How many words of a questionnaire have no English; Indonesian is shown in their place. */
export function countUntranslated({ elements, extras = [] }: Questionnaire): number {
  const all = [
    ...elements.flatMap(({ name, question, options }) => [name, question, ...options]),
    ...extras.flatMap(({ question, options }) => [question, ...options]),
  ]
  return all.filter(({ en }) => en.trim() === '').length
}

/** The largest bottom of a weight: sums of such fractions stay exact and readable. */
const BOTTOM_MAX = 1_000_000n

/** A weight written `1/9`, `0,125` or `12,5 %`, above 0 and at most 1; null where it is none. */
export function readWeight(text: string): readonly [number, number] | null {
  const parts = /^\s*(?:(\d{1,7})\s*\/\s*(\d{1,7})|(\d{1,3})(?:[.,](\d{1,6}))?\s*(%)?)\s*$/.exec(text)
  if (!parts) return null
  const [, top, bottom, whole = '0', decimals, percent] = parts
  if (bottom !== undefined && Number(bottom) === 0) return null
  const decimal = () => fromDecimal(decimals === undefined ? whole : `${whole}.${decimals}`)
  const given = bottom === undefined ? decimal() : fraction(Number(top), Number(bottom))
  const value = percent ? multiply(given, fraction(1, 100)) : given
  if (value.top <= 0n || compare(value, fraction(1)) > 0 || value.bottom > BOTTOM_MAX) return null
  return [Number(value.top), Number(value.bottom)]
}

/** The same elements, each with the weight 1/k. */
export function withEqualWeights(elements: readonly Element[]): Element[] {
  return elements.map((element) => ({ ...element, weight: [1, elements.length] as const }))
}

function hasWords({ id }: Words): boolean {
  return id.trim() !== ''
}

function hasFittingOptions({ kind, options }: ExtraQuestion): boolean {
  const [least, most] = optionLimitsOf(kind)
  return options.length >= least && options.length <= most
}
