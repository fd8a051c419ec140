/** The numbers that a text tells, however they are written, and which of them are none of a release. */
import { id } from '../../../src/i18n/id.ts'

/** Numbers as people read them in Indonesian (`2.760`, `82,62`), written as data writes them. */
export function numbersInWords(text: string): string[] {
  return [...text.matchAll(/\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?/g)].map(([number]) =>
    number.replaceAll('.', '').replace(',', '.'),
  )
}

/** Every number in a value: its own numbers, and those in its texts. */
export function numbersIn(value: unknown): string[] {
  if (typeof value === 'number') return [String(value)]
  if (typeof value === 'string') return [value, ...(value.match(/\d+(?:\.\d+)?/g) ?? []), ...numbersInWords(value)]
  if (value && typeof value === 'object') return Object.entries(value).flatMap((entry) => entry.flatMap(numbersIn))
  return []
}

/** Numbers in the portal's own words: the scale, the thresholds. */
const inWords = new Set(numbersInTexts(id))

function numbersInTexts(texts: unknown): string[] {
  if (typeof texts === 'string' || typeof texts === 'function') return numbersInWords(String(texts))
  return texts && typeof texts === 'object' ? Object.values(texts).flatMap(numbersInTexts) : []
}

/** What a text tells beside what is known and what the portal always says. */
export function strangeNumbers(text: string, known: ReadonlySet<string>): string[] {
  return numbersInWords(text).filter((number) => !known.has(number) && !inWords.has(number))
}

/** The words of an SVG: what is written in it, and what is read out. */
export function wordsOfSvg(svg: string): string {
  return [...svg.matchAll(/<(text|title|desc)\b[^>]*>([^<]*)/g)].map(([, , words]) => decoded(words!)).join(' | ')
}

export function decoded(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
}
