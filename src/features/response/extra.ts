/** Answers to extra questions on their way into the database: choices stay readable, texts are sealed like comments. */
import type { ExtraAnswers } from '../../domain/extraQuestion.ts'
import type { NewResponse } from './response.ts'
import type { SealedComment, Vault } from './vault.ts'

/** The options chosen, by code; a question that was answered with a text has none. */
export function choicesOf(extra: ExtraAnswers): Record<string, readonly number[]> {
  return Object.fromEntries(
    Object.entries(extra).map(([code, answer]) => [code, typeof answer === 'string' ? [] : answer]),
  )
}

/** The texts as one, in the order of their codes; null where there is none. */
export function textsOf(extra: ExtraAnswers | null): string | null {
  if (extra === null) return null
  const texts = Object.entries(extra).filter(([, answer]) => typeof answer === 'string')
  return texts.length > 0 ? JSON.stringify(Object.fromEntries(texts.sort(([a], [b]) => (a < b ? -1 : 1)))) : null
}

/** Where no response of a batch has such a text, nothing is done. */
const none: readonly (SealedComment | null)[] = []

/** The sealed texts of each response, null where there are none; shorter than the batch where no response has any. */
export function sealExtras(
  vault: Vault,
  responses: readonly NewResponse[],
): Promise<readonly (SealedComment | null)[]> {
  if (responses.every(({ extra }) => extra === null)) return Promise.resolve(none)
  return vault.sealAll(responses.map(({ answeredOn, extra }) => ({ answeredOn, comment: textsOf(extra) })))
}
