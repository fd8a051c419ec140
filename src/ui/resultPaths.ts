import type { Lang } from '../domain/questionnaire.ts'
import { inLang, withParameter } from './paths.ts'

/** The address of published results without a question: of an agency, a unit of it, a service of that. */
export function resultPath(agency: string, unit = '', service = ''): string {
  return ['/transparansi', agency, unit, service].filter(Boolean).join('/')
}

/** The address of the sheet that is printed and hung up. */
export function posterPath(agency: string, unit = ''): string {
  return ['/publikasi', agency, unit].filter(Boolean).join('/')
}

/** How the reader asked: the period in the address (null for the newest), and the language. Links keep both. */
export type Asking = { asked: string | null; lang: Lang }

/** A path below published results as the reader asked for it. */
export function askedHref(path: string, { asked, lang }: Asking): string {
  return inLang(asked === null ? path : withParameter(path, 'periode', asked), lang)
}
