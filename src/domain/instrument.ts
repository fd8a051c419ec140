/** The sets of elements that the regulations name, so that a file can be understood by its columns alone. */
import { type Fraction, fraction } from './fraction.ts'
import type { GradeRule } from './grade.ts'
import { officialQuestionnaire } from './officialQuestionnaire.ts'
import { type Outcome, no, ok } from './outcome.ts'

export type Instrument = { readonly name: string; readonly codes: readonly string[] }

const official = officialQuestionnaire.elements.map((element) => element.code)

/** Where a file holds the columns of several, the first is meant. */
export const instruments: readonly Instrument[] = [
  { name: 'SKM, PermenPANRB 14/2017', codes: official },
  // The service charter in place of facilities.
  { name: 'SKM, PermenPANRB 16/2014', codes: official.map((code) => (code === 'sarpras' ? 'maklumat' : code)) },
  // Fourteen elements without names in common use.
  { name: 'IKM, KEP/25/M.PAN/2/2004', codes: Array.from({ length: 14 }, (_, place) => `m2004_u${place + 1}`) },
  // Surveys of the integrity zone, PermenPANRB 90/2021: perceived quality of service, and of the absence of corruption.
  {
    name: 'SPKP, PermenPANRB 90/2021',
    codes: ['informasi', 'persyaratan', 'prosedur', 'waktu', 'biaya', 'sarpras', 'respon', 'konsultasi'],
  },
  {
    name: 'SPAK, PermenPANRB 90/2021',
    codes: ['diskriminasi', 'kecurangan', 'gratifikasi', 'pungli', 'percaloan'],
  },
]

/** The instrument that has exactly these elements, in whatever order; null where none has. */
export function instrumentOf(codes: readonly string[]): Instrument | null {
  const given = new Set(codes)
  return (
    instruments.find((one) => one.codes.length === codes.length && one.codes.every((code) => given.has(code))) ?? null
  )
}

/** The highest answer of a scale that begins with 1. */
export type Scale = 4 | 6

/**
 * What an answer is divided by to be a score: integrity zone surveys on six answers are divided by 1.5, so that the best is 4
 * and the conversion and grades of PermenPANRB 14/2017 hold. The lowest is 2/3 then, an index of 16.67.
 */
export function scoreOf(answer: Fraction, scale: Scale): Fraction {
  return scale === 4 ? answer : fraction(answer.top * 2n, answer.bottom * 3n)
}

/**
 * The elements that a file's columns hold: the wanted ones, else the first instrument that is there completely, else the
 * official elements that are there at all. A refusal is one sentence that names the column.
 */
export function chooseElements(
  columns: ReadonlySet<string>,
  wanted: readonly string[] | null,
): Outcome<string[], string> {
  const complete = instruments.find(({ codes }) => codes.every((code) => columns.has(code)))?.codes
  const elements = wanted ?? complete ?? official.filter((code) => columns.has(code))
  if (elements.length === 0) return no('No column is named by an element code; name your own with --elements a,b,c.')
  const missing = elements.find((code) => !columns.has(code))
  return missing === undefined ? ok([...elements]) : no(noColumn(missing, columns))
}

export function noColumn(name: string, columns: ReadonlySet<string>): string {
  return `The file has no column "${name}"; it has ${[...columns].join(', ')}.`
}

/** The rule whose grade limits apply: the elements of 2004 have limits of their own. */
export function gradeRuleOf(codes: readonly string[]): GradeRule {
  return codes.every((code) => code.startsWith('m2004_')) ? '2004' : '2017'
}
