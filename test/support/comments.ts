import { randomUUID } from 'node:crypto'
import { redactWaiting } from '../../src/features/comment/redaction.ts'
import { responseIdOf } from '../../src/features/response/response.ts'
import { createVault } from '../../src/features/response/vault.ts'
import type { OpenDatabase } from '../../src/server/db.ts'
import { NOW, type Place, SECRET, aSubmission, store } from './builders.ts'
import { until } from './until.ts'

type Written = { commentId: string; responseId: string }
/** `secret` is that of the portal whose database it is. */
type Options = { wantsReply?: boolean; now?: Date; secret?: string }

/** Comments as citizens wrote them, stored and made readable, by whoever is quicker; answers what they are called. */
export async function someComments(
  database: OpenDatabase,
  place: Place,
  texts: readonly string[],
  { wantsReply = false, now = NOW, secret = SECRET }: Options = {},
): Promise<Written[]> {
  const submissions = texts.map((comment) => aSubmission({ key: randomUUID(), comment, wantsReply }))
  await store(database, place, submissions, now, secret)
  const ids = submissions.map(({ key }) => responseIdOf(place.agency.agencyId, key))
  const vault = createVault(database.db, secret)
  let rows: Written[] = []
  await until(`${ids.length} comments to be made readable`, async () => {
    await redactWaiting(database.db, vault)
    rows = await readableOf(database, ids)
    return rows.length === ids.length
  })
  return ids.map((id) => rows.find(({ responseId }) => responseId === id)!)
}

function readableOf({ db }: OpenDatabase, responseIds: readonly string[]): Promise<Written[]> {
  return db
    .selectFrom('comment')
    .select(['comment_id as commentId', 'response_id as responseId'])
    .where('response_id', 'in', responseIds)
    .execute()
}

export async function aComment(
  database: OpenDatabase,
  place: Place,
  text: string,
  options: Options = {},
): Promise<Written> {
  const [written] = await someComments(database, place, [text], options)
  return written!
}
