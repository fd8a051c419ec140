/** Numbers, dates and periods as people read them: `88,31`, `21 November 2026`, `Triwulan III 2026`. */
import { type Period, readPeriod } from '../domain/period.ts'
import type { Lang } from '../domain/questionnaire.ts'

const locales: Readonly<Record<Lang, string>> = { id: 'id-ID', en: 'en-GB' }
const romans = ['I', 'II', 'III', 'IV']
const ordinals = ['First', 'Second', 'Third', 'Fourth']

/** A decimal text with a point (`88.31`), with all the decimals it has. */
export function decimalText(text: string, lang: Lang): string {
  const decimals = text.split('.')[1]?.length ?? 0
  return numberFormat(lang, decimals).format(text as Intl.StringNumericLiteral)
}

/**
 * The limits of an index as they are read, the same on every page of staff: rounded outward, so that the range never promises more than it
 * holds; to a tenth, and to whole points for fewer than a hundred respondents.
 */
export function limitsText({ low, high }: { low: number; high: number }, n: number, lang: Lang): [string, string] {
  const [scale, decimals] = n < 100 ? [1, 0] : [10, 1]
  const text = (value: number) => decimalText((value / scale).toFixed(decimals), lang)
  return [text(Math.floor(low * scale)), text(Math.ceil(high * scale))]
}

export function countText(count: number, lang: Lang): string {
  return numberFormat(lang, 0).format(count)
}

/** Names in a sentence: `A, B, dan C`. */
export function listText(names: readonly string[], lang: Lang): string {
  return new Intl.ListFormat(locales[lang]).format(names)
}

/** A calendar day (ISO 8601). */
export function dayText(day: string, lang: Lang): string {
  return new Intl.DateTimeFormat(locales[lang], { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))
}

/** The calendar day of a moment in a time zone. */
export function momentText(moment: Date, timeZone: string, lang: Lang): string {
  return new Intl.DateTimeFormat(locales[lang], { dateStyle: 'long', timeZone }).format(moment)
}

/** The same with the time on that zone's clocks: `27 November 2026 pukul 10.05`. */
export function momentTimeText(moment: Date, timeZone: string, lang: Lang): string {
  return new Intl.DateTimeFormat(locales[lang], { dateStyle: 'long', timeStyle: 'short', timeZone }).format(moment)
}

/** A period by its code, in words; the code itself when it is none. */
export function periodText(code: string, lang: Lang): string {
  const period = readPeriod(code)
  if (!period) return code
  const year = code.slice(0, 4)
  const place = Number(code.slice(-1)) - 1
  if (/TW/.test(period.code)) {
    return lang === 'en' ? `${ordinals[place]} quarter ${year}` : `Triwulan ${romans[place]} ${year}`
  }
  if (/S/.test(period.code)) {
    return lang === 'en' ? `${ordinals[place]} half ${year}` : `Semester ${romans[place]} ${year}`
  }
  return period.code.length === 4 ? yearText(year, lang) : monthText(period, lang)
}

/** The same, short enough for the ends of a chart: `TW III 2026`. */
export function periodShort(code: string, lang: Lang): string {
  return periodText(code, lang)
    .replace('Triwulan', 'TW')
    .replace(/^(First|Second|Third|Fourth) quarter/, (_, ordinal: string) => `Q${ordinals.indexOf(ordinal) + 1}`)
}

function yearText(year: string, lang: Lang): string {
  return lang === 'en' ? year : `Tahun ${year}`
}

function monthText({ from }: Period, lang: Lang): string {
  const options = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(locales[lang], options).format(new Date(from))
}

/** Made once each: making one takes longer than a hundred uses of it. */
const numberFormats = new Map<string, Intl.NumberFormat>()

function numberFormat(lang: Lang, decimals: number): Intl.NumberFormat {
  const name = `${lang} ${decimals}`
  const known = numberFormats.get(name)
  if (known) return known
  const fresh = new Intl.NumberFormat(locales[lang], {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
  numberFormats.set(name, fresh)
  return fresh
}
