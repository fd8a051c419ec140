import type { Lang } from '../domain/questionnaire.ts'
import { en } from './en.ts'
import { type Texts, id } from './id.ts'

export type { Texts }

export function textsOf(lang: Lang): Texts {
  return lang === 'en' ? en : id
}
