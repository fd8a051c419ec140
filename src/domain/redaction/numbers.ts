/** Numbers that lead to a person, and those that do not: prices, times and days of a visit. */
import type { Replace } from './redact.ts'

/** What may stand between the digits of a number, three of them at most. */
const GAP = String.raw`(?:[\s.()/+_·•‐‑‒–—−-]|,(?=[\p{Nd}])){0,3}`
const digitWord = 'nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|lapan|sembilan'
const WORD = String.raw`(?<![\p{L}])(?:${digitWord})(?![\p{L}])`

/** Seven digits are a number of a person; six words that are digits as well. */
const longNumber = new RegExp(String.raw`[(+]{0,2}(?:\p{Nd}|${WORD})(?:${GAP}(?:\p{Nd}|${WORD})){6,}`, 'giu')
const spelledNumber = new RegExp(String.raw`${WORD}(?:[\s,.-]{0,3}${WORD}){5,}`, 'giu')
const accountNumber =
  /(\b(?:no(?:mor)?[\s.]{0,2})?(?:rek(?:ening)?|norek)\b[^\p{Nd}\n]{0,20})(\p{Nd}[\p{Nd} .-]{2,}\p{Nd})/giu

/** Prices: `Rp 1.500.000`, `Rp50000`, `1.500.000 rupiah`. Longer than a billion without a dot is no price. */
const prices = [
  /\b(?:rp|idr)\.? ?(?:\d{1,3}(?:[.,]\d{3})+|\d{1,9})(?:,\d{2}(?!\d)|,-)?(?!\d)/gi,
  /(?<![\d.,/()-] ?)\d{1,3}(?:\.\d{3})+(?!\d)(?=,-|\s?(?:rupiah|perak)\b)/gi,
]
const TIME = String.raw`(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?`
const hours = new RegExp(
  String.raw`(?<=\b(?:jam|pukul|pkl|buka|dari|antara|mulai)[.:]?\s{1,2})${TIME}\s?(?:-|–|s\/d|sampai|dan)\s?${TIME}(?![\s.()/-]?\d)`,
  'gi',
)
const years = /(?<=\b(?:tahun|periode|anggaran|ta|ajaran)\s{1,2})20\d\d\s?[-/–]\s?20\d\d(?![\s.()/-]?\d)/gi
const days = /(?<!\d[\s.()/-]{0,3})(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\s.()/-]{0,3}\d)/g
/** A day from this year on is taken for a visit, unless somebody was born on it. */
const OLDEST_VISIT = 2020
const BIRTH = /(?:lahir|ttl|umur)\D{0,20}$/i

/** What looks like such a number and tells nothing of a person: it is kept. */
export function harmlessNumbers(text: string, keep: (found: string) => string): string {
  let kept = text
  for (const pattern of [...prices, hours, years]) kept = kept.replace(pattern, keep)
  return kept.replace(days, (found, day: string, _: string, month: string, year: string, at: number, all: string) =>
    isVisit(Number(day), Number(month), Number(year)) && !BIRTH.test(all.slice(0, at)) ? keep(found) : found,
  )
}

function isVisit(day: number, month: number, year: number): boolean {
  return day >= 1 && day <= 31 && month >= 1 && month <= 12 && year >= OLDEST_VISIT && year < OLDEST_VISIT + 80
}

/** NIK, KK, NIP, NPWP, telephones, birth days: by digits, in words, or both. Accounts from four digits where they are called so. */
export function withoutNumbers(text: string, replace: Replace): string {
  return text
    .replace(accountNumber, (_, before: string) => before + replace('number'))
    .replace(longNumber, () => replace('number'))
    .replace(spelledNumber, () => replace('number'))
}

/** Areas of vehicle plates. */
const areas =
  'AA AB AD AE AG BA BB BD BE BG BH BK BL BM BN BP DA DB DC DD DE DG DH DK DL DM DN DP DR DS DT DW EA EB ED KB KH KT KU PA PB PG PS PT A B D E F G H K L M N P R S T W Z'.replaceAll(
    ' ',
    '|',
  )
const plate = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(${areas})[\s.-]{0,2}(\d{1,4})[\s.-]{0,2}(\p{L}{1,3})(?![\p{L}\p{N}])`,
  'giu',
)
/** Short words that follow a counter or a number of a queue. */
const shortWords = new Set(
  'jam kali x hr hari mnt mt org kg km m cm gr rb jt th thn tgl bln dan yg di ke dr tdk ga gak nya itu ini pas saja aja sdh blm jg lbh dgn utk tp tapi krn sy kl klo bs ada tak ya ok sih kok loh lah dua per s d sd'.split(
    ' ',
  ),
)

/** More capitals than a plate has, and nothing but capitals, are somebody who writes everything so. */
const LONGEST_PLATE = 5

/** Vehicle plates. In small letters, or where everything is in capitals, a short word after three digits is a word and no plate. */
export function withoutPlates(text: string, replace: Replace): string {
  const isShouted = (text.match(/\p{Lu}/gu)?.length ?? 0) > LONGEST_PLATE && !/\p{Ll}/u.test(text)
  return text.replace(plate, (found, area: string, digits: string, letters: string) => {
    if (isUpper(area) !== isUpper(letters)) return found
    const standsOut = isUpper(area) && !isShouted
    const isWord = digits.length < 4 && shortWords.has(letters.toLowerCase())
    return standsOut || (!isWord && (digits.length > 1 || isUpper(area))) ? replace('plate') : found
  })
}

function isUpper(text: string): boolean {
  return text === text.toUpperCase()
}
