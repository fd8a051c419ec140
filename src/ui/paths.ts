import type { Lang } from '../domain/questionnaire.ts'

/** A path of this site in the reader's language: Indonesian is the plain address, the others carry `?lang=`. */
export function inLang(path: string, lang: Lang): string {
  return lang === 'id' ? path : `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`
}

/** The address being read, in another language, with its other parameters kept. */
export function switchLang(url: URL, lang: Lang): string {
  const parameters = new URLSearchParams(url.search)
  parameters.set('lang', lang)
  return `${url.pathname}?${parameters}`
}

/** Adds a parameter to a path that has none. */
export function withParameter(path: string, name: string, value: string): string {
  return withParameters(path, { [name]: value })
}

/** Adds parameters, or none, to a path that has none. */
export function withParameters(path: string, parameters: Readonly<Record<string, string>>): string {
  const question = new URLSearchParams(parameters).toString()
  return question ? `${path}?${question}` : path
}

/** A path of this site that came with an address, to go on to; null for anything that could lead elsewhere. */
export function pathWithin(path: string | null): string | null {
  return path && /^\/(?![/\\])[\w\-./?=&%[\]:]*$/.test(path) ? path : null
}
