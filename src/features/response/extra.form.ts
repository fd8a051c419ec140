/** What comes in for extra questions: from a form's fields, or as an object of JSON. */
import { z } from 'zod'
import { EXTRA_TEXT_MAX, type ExtraAnswers, type ExtraQuestion } from '../../domain/extraQuestion.ts'

/** What stands before the code of an extra question in the name of its field. */
export const EXTRA_PREFIX = 'extra.'

/** The answers to extra questions, by code: the number of the one chosen, the numbers of those chosen, or a text. */
export function extraSchema(extras: readonly ExtraQuestion[]) {
  return z.strictObject(Object.fromEntries(extras.map((extra) => [extra.code, extraAnswer(extra).optional()])))
}

function extraAnswer({ kind, options }: ExtraQuestion) {
  const choice = z.int().min(1).max(options.length)
  if (kind === 'text') return z.string().max(EXTRA_TEXT_MAX)
  if (kind !== 'several') return choice
  return z.array(choice).refine((chosen) => new Set(chosen).size === chosen.length)
}

/** The same object from a form's fields; `sentIn` answers what was sent under a name, without fields that say nothing. */
export function extrasIn(
  extras: readonly ExtraQuestion[],
  sentIn: (name: string) => readonly string[],
): Record<string, unknown> {
  const entries = extras.flatMap(({ code, kind }) => {
    const sent = sentIn(EXTRA_PREFIX + code)
    if (sent.length === 0) return []
    if (kind === 'text') return [[code, sent[0]?.replaceAll('\r\n', '\n')]]
    const chosen = sent.map(choiceOf)
    return [[code, kind === 'several' ? chosen : chosen[0]]]
  })
  return Object.fromEntries(entries)
}

/** `2` and nothing else; what is no number stays text and is refused by the schema. */
function choiceOf(text: string): number | string {
  return /^[1-9]\d?$/.test(text) ? Number(text) : text
}

/** What was answered, in one form however it was sent; null where nothing was. */
export function givenExtras(
  extra: Readonly<Record<string, string | number | number[] | undefined>>,
): ExtraAnswers | null {
  const given = Object.entries(extra).flatMap(([code, answer]): [string, string | number[]][] => {
    if (typeof answer === 'string') return answer.trim() ? [[code, answer.toWellFormed()]] : []
    const chosen = [answer ?? []].flat().sort((a, b) => a - b)
    return chosen.length > 0 ? [[code, chosen]] : []
  })
  return given.length > 0 ? Object.fromEntries(given) : null
}
