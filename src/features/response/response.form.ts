/** What comes in from a form or as JSON, and the submission it stands for. Every bad field is named; unknown ones are refused. */
import { z } from 'zod'
import { type Questionnaire, type Score, respondentChoices } from '../../domain/questionnaire.ts'
import { elementsOfTurn, turnsOf } from '../../domain/shortForm.ts'
import { EXTRA_PREFIX, extraSchema, extrasIn, givenExtras } from './extra.form.ts'
import type { Submission } from './response.ts'

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
export type Read = { ok: true; submission: Submission } | { ok: false; problems: FieldProblem[] }

export const COMMENT_MAX = 2_000
/** The field that is named when no score was given at all. */
export const NO_SCORE_FIELD = 'overall'
/** What the form sends for "does not apply": no answer. Neither empty nor `0`, which are scores gone wrong and are refused. */
export const NOT_APPLICABLE = '-'

const respondentFields = Object.keys(respondentChoices) as (keyof typeof respondentChoices)[]
const formFields = ['key', 'overall', 'comment', 'reply', 'token', 'lang', 'turn', ...respondentFields]

const score = z.literal([1, 2, 3, 4])
const respondent = z.strictObject({
  gender: z.enum(respondentChoices.gender).optional(),
  age: z.enum(respondentChoices.age).optional(),
  education: z.enum(respondentChoices.education).optional(),
  occupation: z.enum(respondentChoices.occupation).optional(),
})

/** The JSON body of `POST /api/v1/responses` for one questionnaire; also the source of its OpenAPI schema. */
export function responseSchema(questionnaire: Questionnaire) {
  const answers = Object.fromEntries(questionnaire.elements.map((element) => [element.code, score.optional()]))
  return z.strictObject({
    point: z.string(),
    key: z.guid(),
    answers: z.strictObject(answers).default({}),
    overall: score.optional(),
    extra: extraSchema(questionnaire.extras ?? []).optional(),
    comment: z.string().max(COMMENT_MAX).optional(),
    /** Whether the comment should be answered; the reply is read with the receipt. */
    reply: z.boolean().default(false),
    respondent: respondent.default({}),
    token: z.string().optional(),
    lang: z.enum(['id', 'en']).default('id'),
    answeredAt: z.iso.datetime({ offset: true }).optional(),
    turn: z
      .int()
      .min(0)
      .max(turnsOf(questionnaire.elements.length) - 1)
      .optional(),
  })
}

const firstTap = z.object({ key: z.guid(), overall: z.string().regex(/^[1-4]$/) })

/** The first tap that a form sends ahead: its key and the overall score; null where either is missing or malformed. */
export function readFirstTap(fields: URLSearchParams): { key: string; overall: Score } | null {
  const parsed = firstTap.safeParse(Object.fromEntries(fields))
  return parsed.success ? { key: parsed.data.key, overall: Number(parsed.data.overall) as Score } : null
}

/** The turn of the short form that a field names; null where there is none or no such turn. */
export function turnOf(text: string | null, questionnaire: Questionnaire): number | null {
  const turn = /^\d{1,3}$/.test(text ?? '') ? Number(text) : -1
  return turn >= 0 && turn < turnsOf(questionnaire.elements.length) ? turn : null
}

const schemas = new WeakMap<Questionnaire, ReturnType<typeof responseSchema>>()

function schemaOf(questionnaire: Questionnaire) {
  let schema = schemas.get(questionnaire)
  if (!schema) schemas.set(questionnaire, (schema = responseSchema(questionnaire)))
  return schema
}

/** Reads a JSON body that was parsed already. */
export function readJson(body: unknown, questionnaire: Questionnaire): Read {
  const parsed = schemaOf(questionnaire).safeParse(body, { reportInput: true })
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.flatMap(toProblems) }
  const { answers, overall = null, extra, comment = null, reply, lang, answeredAt, key, turn = null } = parsed.data
  const given = Object.keys(answers)
  const strange = turn === null ? [] : notAsked(given, questionnaire, turn)
  if (strange.length > 0) return { ok: false, problems: strange }
  // As it will be read again: half a character is no text, and would make a repeated answer another one.
  const said = comment?.trim() ? comment.toWellFormed() : null
  const problems: FieldProblem[] = [
    ...(given.length === 0 && overall === null ? [{ field: NO_SCORE_FIELD, problem: 'missing' as const }] : []),
    ...(reply && said === null ? [{ field: 'reply', problem: 'no-comment' as const }] : []),
  ]
  if (problems.length > 0) return { ok: false, problems }
  return {
    ok: true,
    submission: {
      key,
      answers: answers as Submission['answers'], // JSON and forms have no field that is undefined
      overall,
      comment: said,
      wantsReply: reply,
      respondent: parsed.data.respondent as Submission['respondent'],
      lang,
      answeredAt: answeredAt ? new Date(answeredAt) : null,
      turn,
      extra: extra ? givenExtras(extra) : null,
    },
  }
}

/** Answers to elements that the turn did not ask. The turn comes from the page, so that any process can check it. */
function notAsked(given: readonly string[], { elements }: Questionnaire, turn: number): FieldProblem[] {
  const asked = new Set(elementsOfTurn(elements, turn).map(({ code }) => code))
  return given.flatMap((field) => (asked.has(field) ? [] : [{ field, problem: 'unknown-field' as const }]))
}

/**
 * Reads a form's fields. A score must be exactly one of `1` to `4`; an empty choice about the respondent and an empty comment
 * are what a browser sends for "not given".
 */
export function readForm(fields: URLSearchParams, point: string, questionnaire: Questionnaire): Read {
  const sent = valuesOf(fields)
  const problems = formProblems(sent, fieldsOf(questionnaire))
  if (problems.length > 0) return { ok: false, problems }
  const valueOf = (name: string) => sent.get(name)?.[0]
  const answers: Record<string, Score | string> = {}
  for (const { code } of questionnaire.elements) {
    const value = valueOf(code)
    if (value !== undefined && value !== NOT_APPLICABLE) answers[code] = scoreOf(value)
  }
  const extras = questionnaire.extras ?? []
  const said = (name: string) => (sent.get(name) ?? []).filter((value) => value !== '' && value !== NOT_APPLICABLE)
  const [overall, reply, turn] = [valueOf('overall'), valueOf('reply'), valueOf('turn')]
  return readJson(
    {
      point,
      answers,
      ...(overall === undefined ? {} : { overall: scoreOf(overall) }),
      ...(extras.length > 0 ? { extra: extrasIn(extras, said) } : {}),
      ...filled(['key', 'comment', 'token', 'lang'], valueOf),
      ...(reply ? { reply: reply === '1' ? true : reply } : {}),
      ...(turn === undefined ? {} : { turn: turnOf(turn, questionnaire) ?? -1 }),
      respondent: filled(respondentFields, valueOf),
    },
    questionnaire,
  )
}

type Sent = ReadonlyMap<string, readonly string[]>

/** The values of each name. Asking the fields themselves goes through all of them each time: that took most of the time of this. */
function valuesOf(fields: URLSearchParams): Sent {
  const sent = new Map<string, string[]>()
  for (const [name, value] of fields) {
    const before = sent.get(name)
    if (before) before.push(value)
    else sent.set(name, [value])
  }
  return sent
}

/** The values that say something. A form sends a line break as two characters; the browser's own limit counted it as one. */
function filled(names: readonly string[], valueOf: (name: string) => string | undefined): Record<string, string> {
  const values: Record<string, string> = {}
  for (const name of names) {
    const value = valueOf(name)
    if (value) values[name] = value.replaceAll('\r\n', '\n')
  }
  return values
}

const knownFields = new WeakMap<Questionnaire, ReadonlyMap<string, boolean>>()

/** The fields that a form may have, and whether they may be there several times. */
function fieldsOf(questionnaire: Questionnaire): ReadonlyMap<string, boolean> {
  const known = knownFields.get(questionnaire)
  if (known) return known
  const { elements, extras = [] } = questionnaire
  const made = new Map([
    ...[...formFields, ...elements.map(({ code }) => code)].map((name) => [name, false] as const),
    ...extras.map(({ code, kind }) => [EXTRA_PREFIX + code, kind === 'several'] as const),
  ])
  knownFields.set(questionnaire, made)
  return made
}

function formProblems(sent: Sent, known: ReadonlyMap<string, boolean>): FieldProblem[] {
  const problems: FieldProblem[] = []
  for (const [field, values] of sent) {
    const mayBeMany = known.get(field)
    if (mayBeMany === undefined) problems.push({ field, problem: 'unknown-field' })
    else if (values.length > 1 && !mayBeMany) problems.push({ field, problem: 'twice' })
  }
  return problems
}

/** `4` and nothing else: neither `4.0` nor `4 ` nor `04`. What is no score stays text and is refused by the schema. */
function scoreOf(text: string): Score | string {
  return /^[1-4]$/.test(text) ? (Number(text) as Score) : text
}

function toProblems(issue: z.core.$ZodIssue): FieldProblem[] {
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
