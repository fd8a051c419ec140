/** What comes in from the editor of a questionnaire. A bad field is named with a word that the page turns into a sentence. */
import { z } from 'zod'
import { type ExtraQuestion, extraKinds, optionLimitsOf } from '../../domain/extraQuestion.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { pointKinds } from '../../domain/pointKind.ts'
import type { Element, Questionnaire, Words } from '../../domain/questionnaire.ts'
import { isCode, readWeight } from '../../domain/questionnaireCheck.ts'

/** `taken`: another element or question has the code. `sum`: the weights do not sum to exactly 1. */
export type EditProblem =
  'missing' | 'too-long' | 'code' | 'taken' | 'weight' | 'choice' | 'few-options' | 'many-options'
export type EditProblems = { field: string; problem: EditProblem }[]

const NAME_MAX = 80
const QUESTION_MAX = 300
const OPTION_MAX = 80

/** The names of the fields for a text in both languages. */
export function fieldsOf(name: string): { id: string; en: string } {
  return { id: `${name}.id`, en: `${name}.en` }
}

/** Reads the words of an element. `code` is that of the element that is changed; null where it is new and the form names it. */
export function readElement(
  fields: URLSearchParams,
  code: string | null,
  questionnaire: Questionnaire,
): Outcome<Omit<Element, 'weight'>, EditProblems> {
  const problems: EditProblems = []
  const words = wordsReader(fields, problems)
  const wording = {
    code: code ?? readCode(fields, questionnaire, problems),
    name: words('name', NAME_MAX),
    question: words('question', QUESTION_MAX),
    options: [
      words('o1', OPTION_MAX),
      words('o2', OPTION_MAX),
      words('o3', OPTION_MAX),
      words('o4', OPTION_MAX),
    ] as const,
  }
  return problems.length > 0 ? no(problems) : ok(wording)
}

const kindField = z.enum(extraKinds)
const pointKindFields = z.array(z.enum(pointKinds))

/** Reads an extra question; its options are a line each, the English ones in the same order. */
export function readExtra(
  fields: URLSearchParams,
  code: string | null,
  questionnaire: Questionnaire,
): Outcome<ExtraQuestion, EditProblems> {
  const problems: EditProblems = []
  const question = wordsReader(fields, problems)('question', QUESTION_MAX)
  const own = code ?? readCode(fields, questionnaire, problems)
  const kind = kindField.safeParse(fields.get('kind'))
  const kinds = pointKindFields.safeParse(fields.getAll('pointKinds'))
  if (!kind.success) problems.push({ field: 'kind', problem: 'choice' })
  if (!kinds.success) problems.push({ field: 'pointKinds', problem: 'choice' })
  const options = kind.success && kind.data !== 'text' ? readOptions(fields) : []
  if (kind.success) problems.push(...optionProblems(options, kind.data))
  if (!kind.success || !kinds.success || problems.length > 0) return no(problems)
  const everywhere = kinds.data.length === 0 || kinds.data.length === pointKinds.length
  return ok({ code: own, kind: kind.data, question, options, pointKinds: everywhere ? null : kinds.data })
}

/** Reads a weight for each element, `1/9`, `0,2` or `20 %`, from fields named by its code. */
export function readWeights(
  fields: URLSearchParams,
  questionnaire: Questionnaire,
): Outcome<Map<string, Element['weight']>, EditProblems> {
  const given = questionnaire.elements.map(({ code }) => [code, readWeight(fields.get(code) ?? '')] as const)
  const bad = given.filter(([, weight]) => weight === null)
  if (bad.length > 0) return no(bad.map(([field]) => ({ field, problem: 'weight' })))
  return ok(new Map(given.flatMap(([code, weight]) => (weight ? [[code, weight] as const] : []))))
}

function wordsReader(fields: URLSearchParams, problems: EditProblems): (name: string, most: number) => Words {
  const text = (field: string, most: number) => {
    const value = (fields.get(field) ?? '').trim().replace(/\s+/g, ' ')
    if (value.length > most) problems.push({ field, problem: 'too-long' })
    return value
  }
  return (name, most) => {
    const field = fieldsOf(name)
    const words = { id: text(field.id, most), en: text(field.en, most) }
    if (words.id === '') problems.push({ field: field.id, problem: 'missing' })
    return words
  }
}

function readCode(fields: URLSearchParams, { elements, extras = [] }: Questionnaire, problems: EditProblems): string {
  const code = (fields.get('code') ?? '').trim().toLowerCase()
  if (!isCode(code)) problems.push({ field: 'code', problem: 'code' })
  else if ([...elements, ...extras].some((one) => one.code === code)) problems.push({ field: 'code', problem: 'taken' })
  return code
}

function readOptions(fields: URLSearchParams): Words[] {
  const field = fieldsOf('options')
  const lines = (name: string) => (fields.get(name) ?? '').split('\n').map((line) => line.trim().replace(/\s+/g, ' '))
  const english = lines(field.en)
  return lines(field.id).flatMap((id, place) => (id === '' ? [] : [{ id, en: english[place] ?? '' }]))
}

function optionProblems(options: readonly Words[], kind: ExtraQuestion['kind']): EditProblems {
  const [least, most] = optionLimitsOf(kind)
  const field = fieldsOf('options').id
  if (options.length < least) return [{ field, problem: 'few-options' }]
  if (options.length > most) return [{ field, problem: 'many-options' }]
  const isTooLong = options.some(({ id, en }) => id.length > OPTION_MAX || en.length > OPTION_MAX)
  return isTooLong ? [{ field, problem: 'too-long' }] : []
}
