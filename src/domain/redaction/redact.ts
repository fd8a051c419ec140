/**
 * Personal data taken out of free text before anybody reads it. Structured kinds (numbers, addresses of mail and pages,
 * plates) are never missed; names are best effort, which is why a moderator decides before anything is public. Rather too much than too
 * little: what stays readable is what happened, not to whom.
 */
import { withoutNames, withoutOfficers } from './names.ts'
import { harmlessNumbers, withoutNumbers, withoutPlates } from './numbers.ts'

/** What was taken out. */
export const redactedKinds = ['number', 'email', 'url', 'handle', 'plate', 'address', 'name', 'officer'] as const
export type RedactedKind = (typeof redactedKinds)[number]

/** What stands in its place. */
const marks: Readonly<Record<RedactedKind, string>> = {
  number: '[nomor]',
  email: '[surel]',
  url: '[tautan]',
  handle: '[akun]',
  plate: '[pelat]',
  address: '[alamat]',
  name: '[nama]',
  officer: '[petugas]',
}

/** Notes what is taken out and answers what is put in its place. */
export type Replace = (kind: RedactedKind) => string

export type Redacted = { text: string; kinds: RedactedKind[] }

/**
 * A text without what leads to a person.
 * @param officers parts of the names of the officers of its place (`namePartsOf`)
 */
export function redact(text: string, officers: ReadonlySet<string> = new Set()): Redacted {
  const found = new Set<RedactedKind>()
  const replace: Replace = (kind) => {
    found.add(kind)
    return `${OPEN}${marks[kind].slice(1, -1)}${CLOSE}`
  }
  const kept: string[] = []
  const keep = (piece: string) => String.fromCodePoint(FIRST_KEPT + kept.push(piece) - 1)
  let clean = normalise(text)
  for (const [pattern, kind] of certainAddresses) clean = clean.replace(pattern, () => replace(kind))
  clean = withoutPlates(clean, replace)
  for (const [pattern, kind] of bareAddresses) clean = clean.replace(pattern, () => replace(kind))
  clean = withoutStreets(clean, replace)
  clean = withoutNumbers(harmlessNumbers(clean, keep), replace)
  clean = withoutOfficers(withoutNames(clean, replace), officers, replace)
  clean = clean.replace(/[\u{F0000}-\u{FFFFD}]/gu, (mark) => kept[mark.codePointAt(0)! - FIRST_KEPT] ?? '')
  clean = clean.replaceAll(OPEN, '[').replaceAll(CLOSE, ']')
  return { text: clean.trim(), kinds: redactedKinds.filter((kind) => found.has(kind)) }
}

/** Private characters stand for what was put in and for what is kept, so that no later rule reads it again. */
const [OPEN, CLOSE] = ['\u{E000}', '\u{E001}']
const FIRST_KEPT = 0xf0000
/** Marks that change nothing to see: a soft hyphen, joiners, fillers, variation selectors, what tells directions, and the private characters. */
const hidden = new RegExp(
  `[${[
    '\\u00AD\\u061C\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF\\uFFF9-\\uFFFB',
    '\\u115F\\u1160\\u3164\\uFFA0\\u{E0000}-\\u{E0FFF}',
    '\\u{E000}-\\u{F8FF}\\u{F0000}-\\u{10FFFF}',
  ].join('')}]|\\u034F|\\u17B4|\\u17B5|[\\u180B-\\u180F]|[\\uFE00-\\uFE0F]`,
  'gu',
)

/** As it looks to a reader: compatibility forms as plain ones, without what cannot be seen; other spaces are spaces. */
function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .replace(hidden, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .replace(/[^\S\n]/g, ' ')
}

const AT = String.raw`\s{0,2}(?:@|[[({]\s?(?:at|et|a)\s?[\])}]|\s(?:at|et)\s)\s{0,2}`
const DOT = String.raw`\s{0,2}(?:\.|[[({]\s?(?:dot|titik)\s?[\])}]|\s(?:dot|titik)\s)\s{0,2}`
const TOP = 'com|net|org|info|biz|id|co|go|ac|sch|my|web|xyz|site|online|shop|me|io|app|dev|ly|gl|example|test'
const certainAddresses: readonly (readonly [RegExp, RedactedKind])[] = [
  [/(?:https?|ftp):\/\/\S+|\bwww\.\S+/gi, 'url'],
  [
    new RegExp(
      String.raw`[\p{L}\p{N}][\p{L}\p{N}._%+'-]{0,63}${AT}[\p{L}\p{N}-]{1,63}(?:${DOT}[\p{L}\p{N}-]{2,63}){1,4}`,
      'giu',
    ),
    'email',
  ],
  [/[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}][\p{L}\p{N}.-]{0,63}/gu, 'email'],
]
/** After the plates, since `BK.10.CO` is one. */
const bareAddresses: typeof certainAddresses = [
  [
    new RegExp(
      String.raw`(?<![\p{L}\p{N}.])[a-z0-9-]{2,63}(?:\.[a-z0-9-]{2,63}){0,3}\.(?:${TOP})(?:\/\S*)?(?![\p{L}\p{N}])`,
      'giu',
    ),
    'url',
  ],
  [/(?<![\p{L}\p{N}])@\s?[\p{L}\p{N}_.]{2,}/gu, 'handle'],
  [/\b(?:ig|instagram|fb|facebook|twitter|tiktok|telegram|line)\s?[:=]\s?[\p{L}\p{N}_.]{2,}/giu, 'handle'],
]

const NUMBER = String.raw`(?:no(?:mor)?\.?\s{0,2})\d{1,4}\s?[a-z]?(?![\p{L}\p{N}])`
const streets: readonly RegExp[] = [
  new RegExp(
    String.raw`(?<![\p{L}])(?:jl|jln|gg)(?:\.\s{0,2}|\s{1,2})[\p{L}\p{N}][\p{L}\p{N}.' -]{0,40}?(?:\s${NUMBER}|(?=[,;!?\n)]|\.\s|\.?$|\s(?:di|yang|dan|sangat|sudah|rusak|macet)\s))`,
    'giu',
  ),
  new RegExp(
    String.raw`(?<![\p{L}])(?:[Jj]alan|[Gg]ang|[Kk]omplek|[Pp]erum(?:ahan)?|[Dd]usun)\s(?:\p{Lu}[\p{L}']*|\d+)(?:\s(?:\p{Lu}[\p{L}']*|[IVX]+|\d{1,3}))*(?:,?\s${NUMBER.replace('no(?:mor)?', '[Nn]o(?:mor)?')})?`,
    'gu',
  ),
  new RegExp(String.raw`(?<![\p{L}])(?:jalan|gang|komplek|perum(?:ahan)?|dusun)\s(?:[\p{L}']+\s){1,4}${NUMBER}`, 'giu'),
  /\brt[\s./]{0,3}\d{1,3}(?:\s?[/,]?\s?rw[\s./]{0,3}\d{1,3})?\b/giu,
  /\brw[\s./]{0,3}\d{1,3}\b/giu,
  /\bblok\s[a-z]{1,2}[\s/-]?\d{1,3}(?:\s?(?:no(?:mor)?\.?\s?)\d{1,4})?/giu,
  /\b(?:no(?:mor)?\.?\s?)rumah\s(?:saya\s)?\d{1,4}/giu,
]

function withoutStreets(text: string, replace: Replace): string {
  return streets.reduce((kept, pattern) => kept.replace(pattern, () => replace('address')), text)
}
