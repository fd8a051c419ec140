import { randomUUID } from 'node:crypto'
import { redactWaiting } from '../../src/features/comment/redaction.ts'
import { responseIdOf } from '../../src/features/response/response.ts'
import { type Vault, createVault } from '../../src/features/response/vault.ts'
import type { OpenDatabase } from '../../src/server/db.ts'
import { NOW, type Place, SECRET, aSubmission, store } from './builders.ts'

type Written = { commentId: string; responseId: string }

/** Comments as citizens wrote them, stored and made readable; answers what they are called. */
export async function someComments(
  database: OpenDatabase,
  place: Place,
  texts: readonly string[],
  {
    wantsReply = false,
    now = NOW,
    vault = createVault(database.db, SECRET),
  }: { wantsReply?: boolean; now?: Date; vault?: Vault } = {},
): Promise<Written[]> {
  const submissions = texts.map((comment) => aSubmission({ key: randomUUID(), comment, wantsReply }))
  await store(database, place, submissions, now)
  await redactWaiting(database.db, vault)
  const ids = submissions.map(({ key }) => responseIdOf(place.agency.agencyId, key))
  const rows = await database.db
    .selectFrom('comment')
    .select(['comment_id as commentId', 'response_id as responseId'])
    .where('response_id', 'in', ids)
    .execute()
  return ids.map((id) => rows.find(({ responseId }) => responseId === id)!)
}

export async function aComment(
  database: OpenDatabase,
  place: Place,
  text: string,
  options: Parameters<typeof someComments>[3] = {},
): Promise<Written> {
  const [written] = await someComments(database, place, [text], options)
  return written!
}
