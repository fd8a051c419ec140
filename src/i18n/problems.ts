import type { Texts } from './texts.ts'

/** A field that was refused and the sentence about it. `href` leads to the field's first input where there is one. */
export type ProblemLine = { field: string; text: string; href?: string }

/** One line per refused field, in order; what no person can mend field by field becomes one line about the form. */
export function problemLines(
  problems: readonly { field: string; problem: string }[],
  scoreFields: readonly string[],
  { survey }: Texts,
  commentMax: string,
): ProblemLine[] {
  const words: Readonly<Record<string, string>> = {
    missing: survey.problems.missing,
    score: survey.problems.score,
    choice: survey.problems.choice,
    'too-long': survey.problems.tooLong(commentMax),
  }
  const lines = problems.flatMap(({ field, problem }) => {
    const text = words[problem]
    if (!text || hidden.includes(field)) return []
    return [{ field, text, href: scoreFields.includes(field) ? `#${field}-1` : `#${field}` }]
  })
  if (lines.length === problems.length) return lines
  const wasSent = problems.some(({ problem }) => problem === 'already-sent')
  return [...lines, { field: '', text: wasSent ? survey.problems.alreadySent : survey.problems.form }]
}

/** Fields that a person neither sees nor fills in. */
const hidden = ['key', 'lang', 'token', 'body']
