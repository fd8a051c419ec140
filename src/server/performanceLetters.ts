import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { addressOfOfficer, addressOfUser, superiorOn } from '../features/performance/superiors.ts'
import { letters } from '../i18n/console/performance.ts'
import type { Mail } from './mail.ts'

type Sender = { db: Kysely<Database>; mail: Mail | null; publicUrl: string }
type Desk = {
  agency: { agencyId: string; name: string }
  afterCommit: (act: () => Promise<Response | null>) => void
}
/** What happened, in a sentence that tells no content, and the page that does. */
type News = { what: string; path: string }

/** Sends an officer word after the commit; without an account or a mail server the console alone tells. */
export async function tellOfficer({ db, mail, publicUrl }: Sender, desk: Desk, officerId: string, news: News) {
  const to = mail && (await addressOfOfficer(db, desk.agency.agencyId, officerId))
  if (to) sendLater({ mail, publicUrl }, desk, to, news)
}

/** The same to the direct superior of a day. */
export async function tellSuperior(
  { db, mail, publicUrl }: Sender,
  desk: Desk,
  officerId: string,
  today: string,
  news: News,
) {
  const superior = mail && (await superiorOn(db, desk.agency.agencyId, officerId, today))
  const to = superior && (await addressOfUser(db, superior.userId))
  if (to) sendLater({ mail, publicUrl }, desk, to, news)
}

function sendLater(
  { mail, publicUrl }: Pick<Sender, 'mail' | 'publicUrl'>,
  { agency, afterCommit }: Desk,
  to: string,
  { what, path }: News,
) {
  const letter = { to, subject: letters.subject(agency.name), text: letters.text(what, publicUrl + path) }
  afterCommit(async () => {
    await mail?.send(letter)
    return null
  })
}
