/** What a clerk typed from a form on paper. */
import { type PaperDayProblem, paperDayProblem } from '../../domain/paperDay.ts'
import { readDay } from '../../domain/period.ts'
import type { Questionnaire } from '../../domain/questionnaire.ts'
import { type FieldProblem, readForm } from './response.form.ts'
import type { Submission } from './response.ts'

/** `day`: no day there is. `number`: not a number as forms have. `number-used`: another form had it this year. */
export type PaperProblem =
  | FieldProblem
  | { field: 'date'; problem: PaperDayProblem | 'day' }
  | { field: 'number'; problem: 'number' | 'number-used' }

/** A paper form: its day, its number, and the answers. */
export type PaperForm = { day: string; number: string; submission: Submission }
export type PaperRead = { ok: true; form: PaperForm } | { ok: false; problems: PaperProblem[] }

const numberShape = /^[0-9A-Z][0-9A-Z./-]{0,19}$/
/** Stands for the key until that is made of the number (paper.ts). */
const NO_KEY = '00000000-0000-8000-8000-000000000000'
/** What a citizen's own page may send and a typed form may not. */
const NOT_ON_PAPER = ['key', 'token', 'turn', 'reply', 'lang']

/** Reads the fields of the entry page; `today` is the agency's. An empty field is a question left out on the form. */
export function readPaper(
  fields: URLSearchParams,
  point: string,
  questionnaire: Questionnaire,
  today: string,
): PaperRead {
  const answers = new URLSearchParams([...fields].filter(([name, value]) => value !== '' && !ownFields.has(name)))
  const strange = NOT_ON_PAPER.filter((field) => answers.has(field))
  for (const field of strange) answers.delete(field)
  answers.set('key', NO_KEY)
  const read = readForm(answers, point, questionnaire)
  const day = readDay((fields.get('date') ?? '').trim())
  const number = (fields.get('number') ?? '')
    .trim()
    .toUpperCase()
    .replace(/^0+(?=\d)/, '')
  const problems: PaperProblem[] = [
    ...dayProblems(day, today),
    ...(numberShape.test(number) ? [] : [{ field: 'number' as const, problem: 'number' as const }]),
    ...strange.map((field) => ({ field, problem: 'unknown-field' as const })),
    ...(read.ok ? [] : read.problems),
  ]
  if (!read.ok || day === null || problems.length > 0) return { ok: false, problems }
  return { ok: true, form: { day, number, submission: read.submission } }
}

const ownFields = new Set(['date', 'number'])

function dayProblems(day: string | null, today: string): PaperProblem[] {
  const problem = day === null ? 'day' : paperDayProblem(day, today)
  return problem ? [{ field: 'date', problem }] : []
}
