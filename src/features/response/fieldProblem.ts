/** What is wrong with a field that was sent. */
import type { z } from 'zod'
import { EXTRA_PREFIX } from './extra.form.ts'

/**
 * Why a field was refused, as a word that a page or an API turns into a sentence.
 * `already-sent` (of the field `key`): the key was used before, for other answers.
 * `no-comment`: a reply is wished for, and there is nothing to reply to. `token` and the like: its visit token is no good.
 * `score`: not a whole number from 1 to 4. `choice`: not one of the values offered. `twice`: sent more than once.
 */
export type Problem =
  | 'missing'
  | 'score'
  | 'choice'
  | 'too-long'
  | 'unknown-field'
  | 'twice'
  | 'malformed'
  | 'token'
  | 'token-used'
  | 'token-expired'
  | 'token-revoked'
  | 'already-sent'
  | 'no-comment'
export type FieldProblem = { field: string; problem: Problem }

/** What a schema found, by the names that a form uses. */
export function toProblems(issue: z.core.$ZodIssue): FieldProblem[] {
  const path = issue.path.map(String)
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ field: fieldName([...path, key]), problem: 'unknown-field' }))
  return [{ field: fieldName(path), problem: problemOf(issue, path) }]
}

function problemOf(issue: z.core.$ZodIssue, path: readonly string[]): Problem {
  const [first = ''] = path
  if (first === 'overall' || (first === 'answers' && path.length === 2)) return 'score'
  if (first === 'respondent' && path.length === 2) return 'choice'
  if (first === 'lang' || first === 'turn' || first === 'reply') return 'choice'
  if (first === 'extra' && path.length > 1) return isTooLong(issue) ? 'too-long' : 'choice'
  if (issue.code === 'too_big') return 'too-long'
  if (issue.code === 'invalid_type' && 'input' in issue && issue.input === undefined) return 'missing'
  return 'malformed'
}

function isTooLong(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'too_big' && issue.origin === 'string'
}

/** The names a form uses are the names that are shown: `waktu`, not `answers.waktu`. */
function fieldName(path: readonly string[]): string {
  const [first = '', second] = path
  if (first === 'extra' && second !== undefined) return EXTRA_PREFIX + second
  return (first === 'answers' || first === 'respondent') && second !== undefined ? second : first || 'body'
}
