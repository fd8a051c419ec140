import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type AlertLetter, sendLetters } from '../../features/alert/letters.ts'
import { newestHead } from '../../features/integrity/integrity.ts'
import { lookDaily, lookForBursts } from '../../features/alert/rounds.ts'
import { alertLetter, alertText } from '../../i18n/console/alerts.ts'
import type { Letter, Mail } from '../letters/mail.ts'

type Deps = { db: Kysely<Database>; mail: Mail | null; publicUrl: string; clock: () => Date }

/** What a portal does about alerts: looks for rushes, looks at each agency once a day, and sends what waits. */
export function createAlerting({ db, mail, publicUrl, clock }: Deps) {
  const options = () => ({ now: clock(), hasMail: mail !== null })
  return {
    bursts: () => lookForBursts(db, options()),
    daily: () => lookDaily(db, options()),
    async letters() {
      if (!mail) return 0
      const send = async (letter: AlertLetter) => mail.send(writeLetter(letter, publicUrl, await headFor(db, letter)))
      return sendLetters(db, send, clock())
    },
  }
}

/** With a week's digest goes the head of the integrity log: a letter that is kept is out of reach of whoever holds the database. */
async function headFor(db: Kysely<Database>, { alerts }: AlertLetter): Promise<string | null> {
  const isWeekly = alerts.some(({ kind }) => kind === 'digest')
  return isWeekly ? ((await newestHead(db))?.note ?? null) : null
}

function writeLetter({ agency, slug, email, alerts }: AlertLetter, publicUrl: string, head: string | null): Letter {
  const href = `${publicUrl}/instansi/${slug}/pemberitahuan`
  const sentences = alerts.map(alertText)
  return {
    to: email,
    subject: alertLetter.subject(agency, sentences.length),
    text: alertLetter.text(sentences, { href, settingsHref: `${href}/atur`, head }),
  }
}
