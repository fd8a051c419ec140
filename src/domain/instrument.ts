/** The sets of elements that the regulations name, so that a file can be understood by its columns alone. */
import { officialQuestionnaire } from './officialQuestionnaire.ts'
import { type Outcome, no, ok } from './outcome.ts'

const official = officialQuestionnaire.elements.map((element) => element.code)

const instruments: readonly (readonly string[])[] = [
  official,
  // PermenPANRB 16/2014: the service charter in place of facilities.
  official.map((code) => (code === 'sarpras' ? 'maklumat' : code)),
  // KEP/25/M.PAN/2/2004: fourteen elements without names in common use.
  Array.from({ length: 14 }, (_, place) => `m2004_u${place + 1}`),
]

/**
 * The elements that a file's columns hold: the wanted ones, else the first instrument that is there completely, else the
 * official elements that are there at all. A refusal is one sentence that names the column.
 */
export function chooseElements(
  columns: ReadonlySet<string>,
  wanted: readonly string[] | null,
): Outcome<string[], string> {
  const complete = instruments.find((codes) => codes.every((code) => columns.has(code)))
  const elements = wanted ?? complete ?? official.filter((code) => columns.has(code))
  if (elements.length === 0) return no('No column is named by an element code; name your own with --elements a,b,c.')
  const missing = elements.find((code) => !columns.has(code))
  return missing === undefined ? ok([...elements]) : no(noColumn(missing, columns))
}

export function noColumn(name: string, columns: ReadonlySet<string>): string {
  return `The file has no column "${name}"; it has ${[...columns].join(', ')}.`
}

/** True for the elements of the rule of 2004, which has grade limits of its own. */
export function isOf2004(codes: readonly string[]): boolean {
  return codes.every((code) => code.startsWith('m2004_'))
}
