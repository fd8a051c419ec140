import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, weekdayOf } from '../../src/domain/days.ts'
import { type Alert, listAlerts, readSwitches, switchAgency, switchOwn } from '../../src/features/alert/alert.ts'
import { type AlertLetter, sendLetters } from '../../src/features/alert/letters.ts'
import { lookAt, lookForBursts } from '../../src/features/alert/rounds.ts'
import { alertText } from '../../src/i18n/console/alerts.ts'
import type { Score } from '../../src/domain/questionnaire.ts'
import { drainFully } from '../../src/features/tally/tally.ts'
import { type Place, aPlace, aSubmission, anActor, answersOf, count, store } from '../support/builders.ts'
import { asConsole } from '../support/console.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'
import { aColleague } from '../support/staff.ts'

let database: TestDatabase
beforeAll(async () => void (database = await aDatabase()))
afterAll(() => database.close())

/** A Monday; fourteen weeks of answers lie before it. */
const TODAY = '2026-07-13'
const at = (day: string, clock = '02:00') => new Date(`${day}T${clock}:00Z`)
const look = (place: Place, day: string, other = database.db, hasMail = true) =>
  lookAt(other, place.agency, day, { now: at(day), hasMail })
const alertsOf = async ({ agency }: Place, covered: ReadonlySet<string> | null = null): Promise<Alert[]> =>
  (await listAlerts(database.db, agency.agencyId, covered, null, { limit: 50, offset: 0 })).alerts
const kindsOf = async (place: Place) => (await alertsOf(place)).map(({ kind }) => kind).toSorted()

/** So many answers on each working day before a day, most of them content. */
async function answered(
  place: Place,
  from: string,
  until: string,
  perDay: number,
  scores: readonly Score[] = [4, 4, 3, 4, 3],
) {
  for (let day = from; day < until; day = addDays(day, 1)) {
    if (weekdayOf(day) > 4) continue
    const submissions = Array.from({ length: perDay }, (_, person) =>
      aSubmission({ answers: answersOf(place, Array<number>(9).fill(scores[person % scores.length]!)) }),
    )
    await store(database, place, submissions, at(day))
  }
  await drainFully(database.db)
}
const FROM = addDays(TODAY, -16 * 7)

describe('clean weeks', () => {
  test('alarm nobody, day after day', async () => {
    const place = await aPlace(database.db)
    await answered(place, FROM, addDays(TODAY, 14), 5)
    for (let day = TODAY; day < addDays(TODAY, 14); day = addDays(day, 1)) {
      await look(place, day)
      await lookForBursts(database.db, { now: at(day, '08:00'), hasMail: true })
    }
    expect(await alertsOf(place)).toEqual([])
  })
})

describe('is told once, by any number of processes, and not again', () => {
  test('a drop, on the Monday after', async () => {
    const place = await aPlace(database.db)
    await answered(place, FROM, addDays(TODAY, -7), 5)
    await answered(place, addDays(TODAY, -7), TODAY, 5, [2, 1, 2, 3, 2])
    const others = [database.another(2), database.another(2)]
    await Promise.all([database, ...others].map(({ db }) => look(place, TODAY, db)))
    const [alert, ...more] = await alertsOf(place)
    expect(more).toEqual([])
    expect(alert).toMatchObject({
      kind: 'drop',
      facts: { since: addDays(TODAY, -7), weeks: 1, now: 50 },
      unit: place.unit.name,
    })
    await answered(place, TODAY, addDays(TODAY, 7), 5, [2, 1, 2, 3, 2])
    await look(place, addDays(TODAY, 7))
    expect(await kindsOf(place)).toEqual(['drop'])
    await Promise.all(others.map(({ close }) => close()))
  })

  test('a rush, on its day', async () => {
    const place = await aPlace(database.db)
    await answered(place, FROM, TODAY, 3)
    await answered(place, TODAY, addDays(TODAY, 1), 40)
    const others = [database.another(2), database.another(2)]
    const options = { now: at(TODAY, '05:00'), hasMail: true }
    await Promise.all([database, ...others].map(({ db }) => lookForBursts(db, options)))
    await lookForBursts(database.db, { ...options, now: at(TODAY, '06:00') })
    const [alert, ...more] = await alertsOf(place)
    expect([alert?.kind, alert?.facts, more]).toEqual(['burst', { day: TODAY, count: 40, usual: 3 }, []])
    expect(alert).toMatchObject({ point: place.point.name, code: place.point.code })
    await Promise.all(others.map(({ close }) => close()))
  })

  test('a silence, after ten working days at five a day and sooner at busier points', async () => {
    const place = await aPlace(database.db)
    await answered(place, FROM, TODAY, 5)
    let days = 0
    for (let day = TODAY; (await alertsOf(place)).length === 0 && days < 20; days += 1) {
      day = addDays(TODAY, days)
      await look(place, day)
    }
    expect(days).toBeLessThanOrEqual(15) // ten working days
    for (let day = days; day < days + 20; day += 1) await look(place, addDays(TODAY, day))
    const [alert, ...more] = await alertsOf(place)
    expect(more).toEqual([])
    expect(alert).toMatchObject({ kind: 'silence', facts: { count: 0 } })
  })

  test('a plan that is overdue, on the morning after', async () => {
    const place = await aPlace(database.db)
    await aPlan(place, addDays(TODAY, -1))
    await aPlan(place, TODAY)
    await Promise.all([look(place, TODAY), look(place, TODAY)])
    expect(await alertsOf(place)).toMatchObject([{ kind: 'overdue', facts: { dueOn: addDays(TODAY, -1) } }])
    await look(place, addDays(TODAY, 1))
    await look(place, addDays(TODAY, 2))
    expect(await kindsOf(place)).toEqual(['overdue', 'overdue'])
  })

  test('the week, on Monday, to the agency and to a unit that has its own reader', async () => {
    const place = await aPlace(database.db)
    const other = await aPlace(database.db, { beside: place })
    const [leader, head] = [
      await aColleague(database.db, place, 'leader'),
      await aColleague(database.db, place, 'unit-head', place.unit.unitId),
    ]
    await answered(place, addDays(TODAY, -7), TODAY, 2)
    await answered(other, addDays(TODAY, -7), TODAY, 1)
    await look(place, TODAY)
    await look(place, addDays(TODAY, 1))
    const all = await alertsOf(place)
    expect(all.map(({ kind, facts }) => [kind, (facts as { answers: number }).answers])).toEqual(
      expect.arrayContaining([
        ['digest', 15],
        ['digest', 10],
      ]),
    )
    expect(all).toHaveLength(2)
    expect(await alertsOf(place, new Set([place.unit.unitId]))).toHaveLength(1)
    const letters = await collectLetters(place)
    expect(letters.map(({ userId, alerts }) => [userId, alerts.map(({ unit }) => unit)]).toSorted()).toEqual(
      [
        [leader.userId, [null]],
        [head.userId, [place.unit.name]],
      ].toSorted(),
    )
  })
})

describe('letters', () => {
  test('reach those who read alerts of the unit, once, together, and nobody else', async () => {
    const place = await aPlace(database.db)
    const other = await aPlace(database.db, { beside: place })
    const leader = await aColleague(database.db, place, 'leader')
    await aColleague(database.db, place, 'unit-head', other.unit.unitId)
    await aColleague(database.db, place, 'officer', place.unit.unitId)
    await aColleague(database.db, place, 'moderator')
    const silenced = await aColleague(database.db, place, 'administrator')
    await asConsole(database.db, place, (trx) => switchOwn(trx, silenced, ['digest']))
    await aPlan(place, addDays(TODAY, -1))
    await aPlan(place, addDays(TODAY, -2))
    await look(place, addDays(TODAY, 1))
    const [failing] = await collectLetters(place, false)
    expect(failing?.userId).toBe(leader.userId)
    expect(await collectLetters(place)).toEqual([]) // not at once again
    const letters = await collectLetters(place, true, addDays(TODAY, 2))
    expect(letters.map(({ userId, alerts }) => [userId, alerts.length])).toEqual([[leader.userId, 2]])
    expect(await collectLetters(place, true, addDays(TODAY, 3))).toEqual([])
    expect(letters[0]!.alerts.map(alertText).join()).toContain(place.unit.name)
  })

  test('are sent by one of several processes', async () => {
    const place = await aPlace(database.db)
    await aColleague(database.db, place, 'leader')
    await aPlan(place, addDays(TODAY, -1))
    await look(place, addDays(TODAY, 1))
    const others = [database.another(2), database.another(2)]
    const sent: string[] = []
    const send = async ({ email }: AlertLetter) => sent.push(email) > 0
    await Promise.all([database, ...others].map(({ db }) => sendLetters(db, send, at(addDays(TODAY, 1)))))
    await sendLetters(database.db, send, at(addDays(TODAY, 1)))
    expect(sent).toHaveLength(1)
    await Promise.all(others.map(({ close }) => close()))
  })

  test('are not written where there is no server for them', async () => {
    const place = await aPlace(database.db)
    await aColleague(database.db, place, 'leader')
    await aPlan(place, addDays(TODAY, -1))
    await look(place, addDays(TODAY, 1), database.db, false)
    expect([
      await kindsOf(place),
      await count(database.db, 'alert_letter', { agency_id: place.agency.agencyId }),
    ]).toEqual([['overdue'], 0])
  })
})

describe('a kind that is switched off', () => {
  test('for the agency is not told, to nobody, until it is on again', async () => {
    const place = await aPlace(database.db)
    const actor = anActor(place.agency)
    const leader = await aColleague(database.db, place, 'leader')
    await asConsole(database.db, place, (trx) => switchAgency(trx, actor, ['drop', 'burst', 'silence', 'digest']))
    expect((await readSwitches(database.db, place.agency.agencyId, leader.userId)).agency).not.toContain('overdue')
    await aPlan(place, addDays(TODAY, -1))
    await look(place, addDays(TODAY, 1))
    expect(await alertsOf(place)).toEqual([])
    await asConsole(database.db, place, (trx) => switchAgency(trx, actor, ['overdue']))
    await look(place, addDays(TODAY, 2))
    expect(await kindsOf(place)).toEqual(['overdue'])
  })

  test('by several forms at once is what one of them said', async () => {
    const place = await aPlace(database.db)
    const choices = (['drop', 'burst', 'silence', 'digest'] as const).map((kind) => [kind, 'overdue'] as const)
    const actor = anActor(place.agency)
    await Promise.all(choices.map((on) => asConsole(database.db, place, (trx) => switchAgency(trx, actor, on))))
    const { agency } = await readSwitches(database.db, place.agency.agencyId, randomUUID())
    expect(choices.map((on) => on.toSorted())).toContainEqual(agency.toSorted())
  })
})

async function collectLetters({ agency }: Place, isTaken = true, day = addDays(TODAY, 1)): Promise<AlertLetter[]> {
  const letters: AlertLetter[] = []
  await sendLetters(
    database.db,
    async (letter) => {
      letters.push(letter)
      return isTaken
    },
    at(day),
  )
  return letters.filter(({ agencyId }) => agencyId === agency.agencyId)
}

async function aPlan({ agency: { agencyId }, unit: { unitId } }: Place, dueOn: string): Promise<void> {
  const plan = { agency_id: agencyId, plan_id: randomUUID(), unit_id: unitId, period: '2026-TW1', element: 'waktu' }
  await database.db
    .insertInto('follow_up')
    .values({
      ...plan,
      programme: 'Loket kedua',
      from_quarter: '2026-TW2',
      until_quarter: '2026-TW2',
      due_on: dueOn,
      responsible: 'Kepala seksi',
      state: 'running',
      made_at: at(FROM),
    })
    .execute()
}
