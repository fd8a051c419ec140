import { EXTRA_TEXT_MAX } from '../domain/extraQuestion.ts'
import type { Texts } from './texts.ts'

/** A field that was refused and the sentence about it. `href` leads to the field's first input where there is one. */
export type ProblemLine = { field: string; text: string; href?: string }

/** Fields that a person neither sees nor fills in. */
const hidden = new Set(['key', 'lang', 'token', 'turn', 'body'])

/** Of fields that no person fills in, whose names may be anything. */
const [MOST_NAMED, LONGEST_NAME] = [10, 40]

/** Problems that have a sentence of their own about the form as a whole. */
const wholeForm: Readonly<Record<string, (words: Texts['survey']['problems']) => string>> = {
  token: (words) => `${words.token.forged} ${words.token.again}`,
  'token-used': (words) => `${words.token.used} ${words.token.again}`,
  'token-expired': (words) => `${words.token.expired} ${words.token.again}`,
  'token-revoked': (words) => `${words.token.revoked} ${words.token.again}`,
}

/**
 * One line per refused field, in order; what no person can mend field by field becomes one line about the form.
 * @param scoreNames what the fields of four answers are called
 */
export function problemLines(
  problems: readonly { field: string; problem: string }[],
  scoreNames: ReadonlyMap<string, string>,
  { survey }: Texts,
  commentMax: string,
): ProblemLine[] {
  const fieldNames: Readonly<Record<string, string>> = survey.fields
  const nameOf = (field: string) => scoreNames.get(field) ?? fieldNames[field] ?? field
  const words: Readonly<Record<string, (field: string) => string>> = {
    missing: () => survey.problems.missing,
    score: (field) => survey.problems.score(nameOf(field)),
    choice: (field) => survey.problems.choice(nameOf(field)),
    'too-long': (field) =>
      field === 'comment'
        ? survey.problems.tooLong(commentMax)
        : survey.extra.tooLong(nameOf(field), String(EXTRA_TEXT_MAX)),
    'no-comment': () => survey.problems.noComment,
  }
  const lines = problems.flatMap(({ field, problem }) => {
    const text = words[problem]?.(field)
    if (!text || hidden.has(field)) return []
    return [{ field, text, href: scoreNames.has(field) ? `#${field}-1` : `#${field}` }]
  })
  if (lines.length === problems.length) return lines
  const said = problems.map(({ problem }) => wholeForm[problem]?.(survey.problems)).find((text) => text !== undefined)
  const others = problems.map(({ field }) => field).filter((field) => !lines.some((line) => line.field === field))
  const names = [...new Set(others)].slice(0, MOST_NAMED).map((field) => nameOf(field).slice(0, LONGEST_NAME))
  return [...lines, { field: '', text: said ?? survey.problems.form(names.join(', ')) }]
}
