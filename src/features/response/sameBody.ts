import { isDeepStrictEqual } from 'node:util'
import { choicesOf, textsOf } from './extra.ts'
import type { NewResponse, Origin } from './response.ts'
import type { SealedComment, Vault } from './vault.ts'

/** Answers to extra questions: the choices as they are, the texts sealed together. */
export type StoredExtra = { choices: Readonly<Record<string, readonly number[]>>; texts: SealedComment | null }

/** What is stored under a key, as far as it tells one answer from another. */
export type StoredBody = Pick<
  NewResponse,
  'responseId' | 'overall' | 'lang' | 'gender' | 'age' | 'education' | 'occupation' | 'scores' | 'wantsReply'
> &
  Pick<Origin, 'pointId' | 'form'> & {
    /** What the scores stand for, those stored and those given, in order; null where both were asked by the same version. */
    codes: { stored: readonly string[]; given: readonly string[] } | null
    comment: SealedComment | null
    /** Null where no extra question was answered. */
    extra: StoredExtra | null
  }

/**
 * Whether a submission says what is stored under its key. Compared are the answers themselves: a digest of the body beside them
 * would let anyone who can read it try out comments, long after the key of their month was deleted.
 */
export async function isSameBody(
  vault: Vault,
  stored: StoredBody,
  given: NewResponse,
  origin: Pick<Origin, 'pointId' | 'form'>,
): Promise<boolean> {
  const isSame =
    stored.pointId === origin.pointId &&
    stored.form === origin.form &&
    stored.overall === given.overall &&
    stored.lang === given.lang &&
    stored.gender === given.gender &&
    stored.age === given.age &&
    stored.education === given.education &&
    stored.occupation === given.occupation &&
    isSameScores(stored, given) &&
    stored.wantsReply === given.wantsReply &&
    (stored.comment === null) === (given.comment === null) &&
    isDeepStrictEqual(stored.extra?.choices ?? null, given.extra && choicesOf(given.extra))
  if (!isSame) return false
  return (
    (await isSameText(vault, stored.comment, given.comment)) &&
    (await isSameText(vault, stored.extra?.texts ?? null, textsOf(given.extra)))
  )
}

/** A version put in force between the two may have added, dropped or moved elements: then it is the element that counts, not its place. */
function isSameScores({ codes, scores }: StoredBody, given: NewResponse): boolean {
  if (codes === null) return scores.equals(given.scores)
  return isDeepStrictEqual(scoresBy(codes.stored, scores), scoresBy(codes.given, given.scores))
}

/** The elements that were answered, with their scores. */
function scoresBy(codes: readonly string[], scores: Buffer): ReadonlyMap<string, number> {
  return new Map(codes.map((code, place) => [code, scores[place] ?? 0] as const).filter(([, score]) => score > 0))
}

/** A text whose key was deleted cannot be read again; nothing then says that this is another one. */
async function isSameText(vault: Vault, stored: SealedComment | null, given: string | null): Promise<boolean> {
  if (stored === null) return given === null
  const text = await vault.open(stored).catch(() => null)
  return text === null || text === given
}
