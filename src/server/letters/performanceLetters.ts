import pLimit from 'p-limit'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { addressOfUser, addressesOf, superiorOn } from '../../features/performance/superiors.ts'
import { letters } from '../../i18n/console/performance.ts'
import type { Mail } from './mail.ts'

type Sender = { db: Kysely<Database>; mail: Mail | null; publicUrl: string }
type Desk = {
  agency: { agencyId: string; name: string }
  afterCommit: (act: () => Promise<Response | null>) => void
}
/** What happened, in a sentence that tells no content, and the page that does. */
type News = { what: string; path: string }

/** How many letters about one thing are on their way at once. */
const AT_ONCE = 4

/** Sends officers word after the commit; without an account or a mail server the console alone tells. */
export async function tellOfficers(
  { db, mail, publicUrl }: Sender,
  desk: Desk,
  officerIds: readonly string[],
  news: News,
): Promise<void> {
  const to = mail ? await addressesOf(db, desk.agency.agencyId, officerIds) : []
  sendLater({ mail, publicUrl }, desk, to, news)
}

/** The same to the direct superior of a day. */
export async function tellSuperior(
  { db, mail, publicUrl }: Sender,
  desk: Desk,
  officerId: string,
  today: string,
  news: News,
): Promise<void> {
  const superior = mail && (await superiorOn(db, desk.agency.agencyId, officerId, today))
  const to = superior && (await addressOfUser(db, superior.userId))
  if (to) sendLater({ mail, publicUrl }, desk, [to], news)
}

/** The page does not wait for the letters: there may be one for every officer of an agency. */
function sendLater(
  { mail, publicUrl }: Pick<Sender, 'mail' | 'publicUrl'>,
  { agency, afterCommit }: Desk,
  to: readonly string[],
  { what, path }: News,
): void {
  if (!mail || to.length === 0) return
  const letter = { subject: letters.subject(agency.name), text: letters.text(what, publicUrl + path) }
  const limit = pLimit(AT_ONCE)
  afterCommit(() => {
    for (const one of to) void limit(() => mail.send({ to: one, ...letter }))
    return Promise.resolve(null)
  })
}
