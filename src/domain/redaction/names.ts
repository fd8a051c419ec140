/** Names: after an honorific, after "nama saya", and those of the officers of a unit. Best effort; a moderator follows. */
import type { Replace } from './redact.ts'
import { everydayNames, everydayWords, honorifics, noNames, rareHonorifics } from './words.ts'

const word = String.raw`\p{L}[\p{L}'’-]*`
const capital = String.raw`\p{Lu}[\p{L}'’-]*`
const afterHonorific = new RegExp(
  String.raw`(?<![\p{L}\p{N}])((?:${honorifics.join('|')})\.?\s{1,3})(${word})((?:\s${word}){0,3})`,
  'giu',
)
const afterRare = new RegExp(
  String.raw`(?<![\p{L}\p{N}])((?:${rareHonorifics.flatMap(bothCases).join('|')})\.?\s{1,3})(${capital})((?:\s${capital}){0,3})`,
  'gu',
)
const afterIntroduction = new RegExp(
  String.raw`(?<![\p{L}\p{N}])((?:nama (?:saya|aku|lengkap|sy)|atas nama|a\.n\.|a\/n)(?:\s?:|\s+adalah)?\s{1,3})(${word})((?:\s${word}){0,3})`,
  'giu',
)

function bothCases(honorific: string): string[] {
  return [honorific, honorific.charAt(0).toUpperCase() + honorific.slice(1)]
}

/** Takes out what follows an honorific; the honorific stays, since it reads better. */
export function withoutNames(text: string, replace: Replace): string {
  return [afterHonorific, afterRare, afterIntroduction].reduce(
    (kept, pattern) =>
      kept.replace(pattern, (found, before: string, first: string, more: string) =>
        noNames.has(first.toLowerCase()) ? found : before + replace('name') + restAfter(first, more),
      ),
    text,
  )
}

/** Further words belong to a name as long as they have capitals, as the first one had. */
function restAfter(first: string, more: string): string {
  if (!isCapital(first)) return more
  const words = more.split(/(?=\s)/)
  const last = words.findIndex((part) => !isCapital(part.trim()) || noNames.has(part.trim().toLowerCase()))
  return last === -1 ? '' : words.slice(last).join('')
}

function isCapital(text: string): boolean {
  return /^\p{Lu}/u.test(text)
}

/** Fewer letters match any word; from the second number on one letter may be wrong. */
const [LEAST_LETTERS, FUZZY_LETTERS] = [3, 5]

/** The parts of people's names by which they can be recognised, in small letters; titles, initials and short parts are left out. */
export function namePartsOf(names: readonly string[]): ReadonlySet<string> {
  const parts = names.flatMap((name) => name.replace(/,.*$/, '').split(/[^\p{L}'’-]+/u))
  return new Set(
    parts.map((part) => part.toLowerCase()).filter((part) => part.length >= LEAST_LETTERS && !noNames.has(part)),
  )
}

/** Takes out the names of a unit's officers, also with one letter wrong; neighbours together. */
export function withoutOfficers(text: string, parts: ReadonlySet<string>, replace: Replace): string {
  if (parts.size === 0) return text
  const fuzzy = [...parts].filter((part) => part.length >= FUZZY_LETTERS)
  const pieces = text.split(/(\p{L}[\p{L}'’-]*)/u)
  const isName = pieces.map((piece, place) => place % 2 === 1 && isPart(piece, parts, fuzzy))
  const isCertain = isName.map(
    (is, place) => is && (!everydayNames.has(pieces[place]!.toLowerCase()) || isWrittenAsName(pieces, place)),
  )
  const isBeside = (place: number, step: 2 | -2) =>
    isCertain[place + step] === true && /^\s+$/.test(pieces[place + step / 2] ?? '')
  const isTaken = isName.map((is, place) => is && (isCertain[place] || isBeside(place, 2) || isBeside(place, -2)))
  let kept = ''
  for (let place = 0; place < pieces.length; place += 1) {
    if (!isTaken[place]) kept += pieces[place]
    else {
      kept += replace('officer')
      while (isTaken[place + 2] && /^\s+$/.test(pieces[place + 1]!)) place += 2
    }
  }
  return kept
}

function isPart(piece: string, parts: ReadonlySet<string>, fuzzy: readonly string[]): boolean {
  const small = piece.toLowerCase()
  if (parts.has(small)) return true
  if (small.length < FUZZY_LETTERS - 1 || everydayWords.has(small) || noNames.has(small) || everydayNames.has(small))
    return false
  return fuzzy.some((part) => isOneEditApart(part, small))
}

/** With a capital that no sentence asks for. */
function isWrittenAsName(pieces: readonly string[], place: number): boolean {
  const before = pieces.slice(0, place).join('').trimEnd()
  return isCapital(pieces[place]!) && before !== '' && !/[.!?\n:]$/.test(before)
}

/** Whether one letter more, less or other makes the one text the other; not for texts that are alike. */
export function isOneEditApart(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  return short.length === long.length
    ? short.slice(at + 1) === long.slice(at + 1)
    : short.slice(at) === long.slice(at + 1)
}
