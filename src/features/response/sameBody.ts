import type { NewResponse, Origin } from './response.ts'
import type { SealedComment, Vault } from './vault.ts'

/** What is stored under a key, as far as it tells one answer from another. */
export type StoredBody = Pick<
  NewResponse,
  'responseId' | 'overall' | 'lang' | 'gender' | 'age' | 'education' | 'occupation' | 'scores' | 'wantsReply'
> &
  Pick<Origin, 'pointId' | 'form'> & { comment: SealedComment | null }

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
    stored.scores.equals(given.scores) &&
    stored.wantsReply === given.wantsReply &&
    (stored.comment === null) === (given.comment === null)
  return isSame && (stored.comment === null || (await isSameComment(vault, stored.comment, given.comment)))
}

/** A comment whose key was deleted cannot be read again; nothing then says that this is another one. */
async function isSameComment(vault: Vault, stored: SealedComment, given: string | null): Promise<boolean> {
  const text = await vault.open(stored).catch(() => null)
  return text === null || text === given
}
