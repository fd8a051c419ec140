import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, weekdayOf } from '../../src/domain/days.ts'
import { type AlertKind, alertKinds } from '../../src/domain/alerts/kinds.ts'
import type { Score } from '../../src/domain/questionnaire.ts'
import { listAlerts, switchAgency, switchOwn } from '../../src/features/alert/alert.ts'
import { createHeadSigner, enterNew, newestHead } from '../../src/features/integrity/integrity.ts'
import { drainFully } from '../../src/features/tally/tally.ts'
import { alertText } from '../../src/i18n/console/alerts.ts'
import { createAlerting } from '../../src/server/background/alerts.ts'
import { createLog } from '../../src/server/log.ts'
import { createMail } from '../../src/server/letters/mail.ts'
import { type Place, SECRET, aPlace, aSubmission, anActor, answersOf, store } from '../support/builders.ts'
import { someComments } from '../support/comments.ts'
import { asConsole } from '../support/console.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'
import { type LetterBox, aLetterBox } from '../support/letterBox.ts'
import { aColleague } from '../support/staff.ts'

let database: TestDatabase
let box: LetterBox
beforeAll(async () => void ([database, box] = await Promise.all([aDatabase(), aLetterBox()])))
afterAll(async () => void (await Promise.all([database.close(), box.close()])))

/** A Monday; sixteen weeks of answers lie before it. */
const TODAY = '2026-07-13'
const FROM = addDays(TODAY, -16 * 7)
const DAYS = 14
/** In Jakarta: six in the morning, and noon. */
const [MORNING, NOON] = ['23:00', '05:00']
const CONTENT = [4, 4, 3, 4, 3] as const
const ANGRY = [2, 1, 2, 3, 2] as const
const CITIZEN = 'Budi Santoso'

type Moment = { day: string; clock: string }
type Letter = { to: string; text: string; at: Moment }
const momentOf = ({ day, clock }: Moment) => new Date(`${clock === MORNING ? addDays(day, -1) : day}T${clock}:00Z`)

async function answered(place: Place, from: string, until: string, perDay: number, scores: readonly Score[] = CONTENT) {
  for (let day = from; day < until; day = addDays(day, 1)) {
    if (weekdayOf(day) > 4) continue
    const submissions = Array.from({ length: perDay }, (_, person) =>
      aSubmission({ answers: answersOf(place, Array<number>(9).fill(scores[person % scores.length]!)) }),
    )
    await store(database, place, submissions, momentOf({ day, clock: NOON }))
  }
}

async function anOverduePlan({ agency: { agencyId }, unit: { unitId } }: Place, dueOn: string) {
  const own = { agency_id: agencyId, plan_id: randomUUID(), unit_id: unitId, period: '2026-TW1', element: 'waktu' }
  const planned = { from_quarter: '2026-TW2', until_quarter: '2026-TW2', due_on: dueOn, state: 'running' as const }
  const said = { programme: 'Loket kedua', responsible: 'Kepala seksi', made_at: momentOf({ day: FROM, clock: NOON }) }
  await database.db
    .insertInto('follow_up')
    .values({ ...own, ...planned, ...said })
    .execute()
}

/** Two weeks as the portal lives them: a look in the morning and one at noon, and the letters after each. */
async function liveThrough(): Promise<Letter[]> {
  const letters: Letter[] = []
  let at: Moment = { day: TODAY, clock: MORNING }
  const mail = createMail({ smtpUrl: box.url, from: 'Suara Loket <suara@contoh.example>' }, createLog('silent'))
  const publicUrl = 'https://suara.contoh.example'
  const portal = createAlerting({ db: database.db, mail, publicUrl, clock: () => momentOf(at) })
  for (let day = TODAY; day < addDays(TODAY, DAYS); day = addDays(day, 1))
    for (const clock of [MORNING, NOON]) {
      at = { day, clock }
      await (clock === MORNING ? portal.daily() : portal.bursts())
      const before = box.letters.length
      await portal.letters()
      for (const text of box.letters.slice(before))
        letters.push({ to: /^To: (.*)\r$/m.exec(text)?.[1] ?? '', text, at })
    }
  return letters
}

test('a drop, a rush, a silence and an overdue plan each bring one line and one letter in time, to whoever wants them', async () => {
  const dropped = await aPlace(database.db)
  const [rushed, silent, late, usual] = [
    await aPlace(database.db, { beside: dropped }),
    await aPlace(database.db, { beside: dropped }),
    await aPlace(database.db, { beside: dropped }),
    await aPlace(database.db),
  ]
  await answered(dropped, FROM, addDays(TODAY, -7), 5)
  await answered(dropped, addDays(TODAY, -7), addDays(TODAY, DAYS), 5, ANGRY)
  await answered(rushed, FROM, addDays(TODAY, DAYS), 3)
  await answered(rushed, TODAY, addDays(TODAY, 1), 40)
  await answered(silent, FROM, TODAY, 30)
  await answered(late, FROM, addDays(TODAY, DAYS), 1)
  await anOverduePlan(late, TODAY)
  await answered(usual, FROM, addDays(TODAY, DAYS), 5)
  const words = `Nama saya ${CITIZEN}, telepon 0812-3456-7890, lambat sekali`
  await someComments(database, dropped, [words], { now: momentOf({ day: addDays(TODAY, -1), clock: NOON }) })
  await drainFully(database.db)

  const readers = new Map<AlertKind | null, string>()
  for (const off of [null, ...alertKinds]) {
    const reader = await aColleague(database.db, dropped, 'leader')
    if (off)
      await asConsole(database.db, dropped, (trx) =>
        switchOwn(
          trx,
          reader,
          alertKinds.filter((k) => k !== off),
        ),
      )
    readers.set(off, `${reader.userId}@contoh.example`)
  }
  const calm = await aColleague(database.db, usual, 'leader')
  await asConsole(database.db, usual, (trx) =>
    switchAgency(
      trx,
      anActor(usual.agency),
      alertKinds.filter((kind) => kind !== 'digest'),
    ),
  )

  await enterNew(database.db, createHeadSigner(SECRET), () => momentOf({ day: TODAY, clock: MORNING }))
  const head = (await newestHead(database.db))!.root.toString('base64')

  const letters = await liveThrough()
  const { alerts } = await listAlerts(database.db, dropped.agency.agencyId, null, null, { limit: 50, offset: 0 })
  const told = alerts.filter(({ kind }) => kind !== 'digest')
  expect(told.map(({ kind }) => kind).toSorted()).toEqual(['burst', 'drop', 'overdue', 'silence'])
  expect(alerts.length - told.length).toBe(2) // a digest each Monday
  const latest: Partial<Record<AlertKind, Moment>> = {
    drop: { day: TODAY, clock: MORNING },
    burst: { day: TODAY, clock: NOON },
    overdue: { day: addDays(TODAY, 1), clock: MORNING },
    silence: { day: addDays(TODAY, 3), clock: MORNING }, // three working days of thirty are over
  }
  for (const alert of alerts) {
    const sentence = alertText(alert)
    const holding = letters.filter(({ text }) => text.includes(sentence))
    const wanted = [...readers].filter(([off]) => off !== alert.kind).map(([, email]) => email)
    expect([sentence, ...holding.map(({ to }) => to).toSorted()]).toEqual([sentence, ...wanted.toSorted()])
    const by = latest[alert.kind]
    if (by) for (const { at } of holding) expect([sentence, at]).toEqual([sentence, by])
  }
  const digests = alerts.filter(({ kind }) => kind === 'digest').map(alertText)
  const isWeekly = ({ text }: Letter) => digests.some((sentence) => text.includes(sentence))
  expect(letters.filter(({ text }) => text.includes(head))).toEqual(letters.filter(isWeekly))
  expect(letters.filter(({ to }) => to.startsWith(calm.userId))).toEqual([])
  expect((await listAlerts(database.db, usual.agency.agencyId, null, null, { limit: 50, offset: 0 })).alerts).toEqual(
    [],
  )
  for (const { text } of letters) expect(text).not.toMatch(/Budi|Santoso|0812-3456|lambat sekali/)
})
