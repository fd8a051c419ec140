import { fraction } from './fraction.ts'
import type { ExtraQuestion } from './extraQuestion.ts'
import type { Weights } from './ikm.ts'

/** A questionnaire as data: elements joined by code, words per language, weights that sum to one. */
export type Lang = 'id' | 'en'
export type Words = Readonly<Record<Lang, string>>

export type Element = {
  /** The stable name: sources differ on the number of the last two elements, so numbers join nothing. */
  readonly code: string
  readonly name: Words
  readonly question: Words
  /** The words of the scores 1, 2, 3, 4, in this order; they differ per element. */
  readonly options: readonly [Words, Words, Words, Words]
  /** Top and bottom of the exact weight; 1 and the number of elements unless an agency decided otherwise. */
  readonly weight: readonly [number, number]
}

export type Questionnaire = {
  readonly title: Words
  readonly elements: readonly Element[]
  /** Asked after the elements and outside the index; versions from before there were any have none. */
  readonly extras?: readonly ExtraQuestion[]
}

/** Words in a language, or in Indonesian where nobody translated them. */
export function wordsIn(words: Words, lang: Lang): string {
  return words[lang] || words.id
}

export function weightsOf(questionnaire: Questionnaire): Weights {
  return new Map(questionnaire.elements.map(({ code, weight }) => [code, fraction(weight[0], weight[1])]))
}

/** A score is one of four answers. */
export type Score = 1 | 2 | 3 | 4

/** The first question, about the whole visit; stored and counted, but outside the official index. */
export const OVERALL = 'overall'

/** Coarse facts about the respondent, all optional, asked after the ratings; the values of PermenPANRB 14/2017 and bands for age. */
export const respondentChoices = {
  gender: ['L', 'P'],
  age: ['<18', '18-25', '26-35', '36-45', '46-55', '56-65', '>65'],
  education: ['SD', 'SMP', 'SMA', 'D1-D3', 'D4/S1', 'S2', 'S3'],
  occupation: ['PNS', 'TNI', 'POLRI', 'SWASTA', 'WIRAUSAHA', 'LAINNYA'],
} as const

export type RespondentField = keyof typeof respondentChoices
