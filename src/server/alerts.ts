import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { type AlertLetter, sendLetters } from '../features/alert/letters.ts'
import { lookDaily, lookForBursts } from '../features/alert/rounds.ts'
import { alertLetter, alertText } from '../i18n/console/alerts.ts'
import type { Letter, Mail } from './mail.ts'

type Deps = { db: Kysely<Database>; mail: Mail | null; publicUrl: string; clock: () => Date }

/** What a portal does about alerts: looks for rushes, looks at each agency once a day, and sends what waits. */
export function createAlerting({ db, mail, publicUrl, clock }: Deps) {
  const options = () => ({ now: clock(), hasMail: mail !== null })
  return {
    bursts: () => lookForBursts(db, options()),
    daily: () => lookDaily(db, options()),
    letters: async () => (mail ? sendLetters(db, (letter) => mail.send(writeLetter(letter, publicUrl)), clock()) : 0),
  }
}

function writeLetter({ agency, slug, email, alerts }: AlertLetter, publicUrl: string): Letter {
  const href = `${publicUrl}/instansi/${slug}/pemberitahuan`
  const sentences = alerts.map(alertText)
  return {
    to: email,
    subject: alertLetter.subject(agency, sentences.length),
    text: alertLetter.text(sentences, href, `${href}/atur`),
  }
}
