/** What comes in from a form or as JSON, and the submission it stands for. Every bad field is named; unknown ones are refused. */
import { z } from 'zod'
import { type Questionnaire, type Score, respondentChoices } from '../../domain/questionnaire.ts'
import { elementsOfTurn, turnsOf } from '../../domain/shortForm.ts'
import { EXTRA_PREFIX, extraSchema, extrasIn, givenExtras } from './extra.form.ts'
import { type FieldProblem, toProblems } from './fieldProblem.ts'
import type { Submission } from './response.ts'

export type { FieldProblem, Problem } from './fieldProblem.ts'
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
  const problems = [
    ...(parsed.success ? [] : parsed.error.issues.flatMap(toProblems)),
    ...(isObject(body) ? unfitting(body, questionnaire) : []),
  ]
  if (!parsed.success || problems.length > 0) return { ok: false, problems }
  const { answers, overall = null, extra, comment = null, reply, lang, answeredAt, key, turn = null } = parsed.data
  // As it will be read again: half a character is no text, and would make a repeated answer another one.
  const said = isSaid(comment) ? comment.toWellFormed() : null
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

/** A body of which nothing is known but that it is an object. */
type SentBody = Readonly<Record<string, unknown>>

function isObject(body: unknown): body is SentBody {
  return typeof body === 'object' && body !== null && !Array.isArray(body)
}

/** What is wrong with fields that are sound each by itself: no score at all, answers that the turn did not ask, a reply to nothing. */
function unfitting({ answers, overall, turn, reply, comment }: SentBody, questionnaire: Questionnaire): FieldProblem[] {
  const given = isObject(answers) ? Object.keys(answers) : []
  const hasNone = answers === undefined || (isObject(answers) && given.length === 0)
  const problems: FieldProblem[] = []
  if (hasNone && overall === undefined) problems.push({ field: NO_SCORE_FIELD, problem: 'missing' })
  if (typeof turn === 'number') problems.push(...notAsked(given, questionnaire, turn))
  if (reply === true && !isSaid(comment)) problems.push({ field: 'reply', problem: 'no-comment' })
  return problems
}

function isSaid(comment: unknown): comment is string {
  return typeof comment === 'string' && comment.trim() !== ''
}

/** Answers to elements that the turn did not ask. The turn comes from the page, so that any process can check it. */
function notAsked(given: readonly string[], questionnaire: Questionnaire, turn: number): FieldProblem[] {
  if (turnOf(String(turn), questionnaire) === null) return [] // which is named as it is
  const known = questionnaire.elements.map(({ code }) => code)
  const asked = new Set(elementsOfTurn(questionnaire.elements, turn).map(({ code }) => code))
  const strange = given.filter((code) => known.includes(code) && !asked.has(code))
  return strange.map((field) => ({ field, problem: 'unknown-field' }))
}

/** What a body must be whatever is asked: which elements there are, and how many turns, the point tells. */
const withoutPoint = responseSchema({ title: { id: '', en: '' }, elements: [] }).extend({
  answers: z.record(z.string(), score).default({}),
  extra: z.unknown().optional(),
  turn: z.int().optional(),
})

/** What is wrong with a body that names no point, as far as that can be said without one. */
export function problemsWithoutPoint(body: unknown): FieldProblem[] {
  const parsed = withoutPoint.safeParse(body, { reportInput: true })
  return parsed.success ? [] : parsed.error.issues.flatMap(toProblems)
}

/**
 * Reads a form's fields. A score must be exactly one of `1` to `4`; an empty choice about the respondent and an empty comment
 * are what a browser sends for "not given".
 */
export function readForm(fields: URLSearchParams, point: string, questionnaire: Questionnaire): Read {
  const sent = valuesOf(fields)
  const problems = formProblems(sent, fieldsOf(questionnaire))
  const read = readJson(asJson(sent, point, questionnaire), questionnaire)
  if (problems.length === 0) return read
  const named = new Set(problems.map(({ field }) => field))
  const others = read.ok ? [] : read.problems.filter(({ field }) => !named.has(field))
  return { ok: false, problems: [...problems, ...others] }
}

/** What a program would have sent in the place of a form. */
function asJson(sent: Sent, point: string, questionnaire: Questionnaire): object {
  const valueOf = (name: string) => sent.get(name)?.[0]
  const answers: Record<string, Score | string> = {}
  for (const { code } of questionnaire.elements) {
    const value = valueOf(code)
    if (value !== undefined && value !== NOT_APPLICABLE) answers[code] = scoreOf(value)
  }
  const extras = questionnaire.extras ?? []
  const said = (name: string) => (sent.get(name) ?? []).filter((value) => value !== '' && value !== NOT_APPLICABLE)
  const [overall, reply, turn] = [valueOf('overall'), valueOf('reply'), valueOf('turn')]
  return {
    point,
    answers,
    ...(overall === undefined ? {} : { overall: scoreOf(overall) }),
    ...(extras.length > 0 ? { extra: extrasIn(extras, said) } : {}),
    ...filled(['key', 'comment', 'token', 'lang'], valueOf),
    ...(reply ? { reply: reply === '1' ? true : reply } : {}),
    ...(turn === undefined ? {} : { turn: turnOf(turn, questionnaire) ?? -1 }),
    respondent: filled(respondentFields, valueOf),
  }
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
