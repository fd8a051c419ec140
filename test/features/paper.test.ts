import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { officialQuestionnaire } from '../../src/domain/officialQuestionnaire.ts'
import { earliestPaperDay } from '../../src/domain/paperDay.ts'
import { makeAccessKey } from '../../src/features/access/access.ts'
import { readPaper } from '../../src/features/response/paper.form.ts'
import { countEntered, enterPaper, listPaperSample } from '../../src/features/response/paper.ts'
import { createVault } from '../../src/features/response/vault.ts'
import { masterKey } from '../../src/features/seal.ts'
import { anActor, type Place, NOW, SECRET, aPlace, count } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.close())

const TODAY = '2026-07-15'
const read = (text: string, today = TODAY) => readPaper(new URLSearchParams(text), 'ABCD', officialQuestionnaire, today)

describe('a typed form', () => {
  test('may leave everything empty that the paper may', () => {
    const fields = 'date=2026-07-14&number=0012&overall=4&waktu=3&biaya=&comment=&gender=&age='
    expect(read(fields)).toMatchObject({
      ok: true,
      form: { day: '2026-07-14', number: '12', submission: { overall: 4, answers: { waktu: 3 }, comment: null } },
    })
  })

  test.each<[string, Record<string, string>]>([
    ['number=1&waktu=3', { date: 'day' }],
    ['date=2026-02-30&number=1&waktu=3', { date: 'day' }],
    ['date=2026-07-16&number=1&waktu=3', { date: 'future' }],
    ['date=2026-06-30&number=1&waktu=3', { date: 'too-old' }],
    ['date=2026-07-15&waktu=3', { number: 'number' }],
    ['date=2026-07-15&number=%3Cb%3E&waktu=3', { number: 'number' }],
    [`date=2026-07-15&number=${'1'.repeat(21)}&waktu=3`, { number: 'number' }],
    ['date=2026-07-15&number=1', { overall: 'missing' }],
    ['date=2026-07-15&number=1&waktu=5', { waktu: 'score' }],
    ['date=2026-07-15&number=1&waktu=3&token=x', { token: 'unknown-field' }],
    ['date=2026-07-15&number=1&waktu=3&turn=2', { turn: 'unknown-field' }],
    ['waktu=0', { date: 'day', number: 'number', waktu: 'score' }],
  ])('with «%s» is refused, naming what is wrong', (text, problems) => {
    const result = read(text)
    expect(result.ok ? {} : Object.fromEntries(result.problems.map((one) => [one.field, one.problem]))).toEqual(
      problems,
    )
  })

  test('may be as old as its quarter, and a week', () => {
    const days = ['2026-07-01', '2026-07-05', '2026-07-08', '2026-09-30', '2026-01-03'].map(earliestPaperDay)
    expect(days).toEqual(['2026-06-24', '2026-06-28', '2026-07-01', '2026-07-01', '2025-12-27'])
  })
})

describe('entering forms', () => {
  test('stores one under the day it says, in its own channel, with the number beside it', async () => {
    const place = await aPlace(database.db)
    const entered = await enter(place, { number: '7', waktu: '2', comment: 'Kursi kurang', date: '2026-07-02' })
    expect(entered).toMatchObject({ ok: true, value: { isNew: true } })
    const { agencyId } = place.agency
    const rows = await database.pool.query(
      `select r.answered_on, r.answered_hour, o.channel, o.officer_id, f.form_no, f.entered_on, c.sealed is not null as sealed
       from response r join origin o using (agency_id, origin_id) join paper_form f using (agency_id, response_id)
       join response_comment c using (agency_id, response_id) where r.agency_id = $1`,
      [agencyId],
    )
    expect(rows.rows).toEqual([
      {
        answered_on: '2026-07-02',
        answered_hour: null,
        channel: 'paper',
        officer_id: null,
        form_no: '7',
        entered_on: TODAY,
        sealed: true,
      },
    ])
    expect(await count(database.db, 'pending', { agency_id: agencyId })).toBe(1)
  })

  test('the same form twice is one, at once too; another under its number is refused until the next year', async () => {
    const place = await aPlace(database.db)
    const form = { number: '12', waktu: '4', comment: 'Baik' }
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => enter(place, form)))
    expect(outcomes.filter((outcome) => outcome.ok && outcome.value.isNew)).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(8)
    expect(await enter(place, { ...form, waktu: '1' })).toEqual({ ok: false, reason: 'number-used' })
    expect(await enter(place, { ...form, number: '0012', comment: 'Lain' })).toEqual({
      ok: false,
      reason: 'number-used',
    })
    expect(
      await enter(place, { ...form, waktu: '1', date: '2027-01-04' }, new Date('2027-01-05T03:00:00Z')),
    ).toMatchObject({
      ok: true,
    })
    const other = await aPlace(database.db, { beside: place })
    expect(await enter(other, form)).toMatchObject({ ok: true, value: { isNew: true } })
    expect(await countEntered(database.db, place.entry, TODAY)).toBe(1)
  })

  test('gives a receipt that nobody can work out from the number of the form', async () => {
    const place = await aPlace(database.db)
    const [one, other] = [
      await enter(place, { number: '1', waktu: '4' }),
      await enter(place, { number: '2', waktu: '4' }),
    ]
    const elsewhere = await enter(place, { number: '1', waktu: '4' }, NOW, masterKey('another secret', 'paper forms'))
    const receipts = [one, other, elsewhere].map((outcome) => (outcome.ok ? outcome.value.receipt : ''))
    expect(new Set(receipts).size).toBe(3)
  })

  test('draws about one in twenty for a second person, the same ones each time', async () => {
    const place = await aPlace(database.db)
    const numbers = Array.from({ length: 200 }, (_, at) => String(at + 1))
    for (const number of numbers) await enter(place, { number, waktu: '3' })
    const span = { from: TODAY, to: TODAY }
    const sample = await listPaperSample(database.db, place.agency.agencyId, span)
    expect(sample.length).toBeGreaterThan(0)
    expect(sample.length).toBeLessThan(30)
    expect(await listPaperSample(database.db, place.agency.agencyId, span)).toEqual(sample)
    expect(numbers).toContain(sample[0]?.number)
    expect(await listPaperSample(database.db, place.agency.agencyId, { from: '2026-07-16', to: '2026-07-17' })).toEqual(
      [],
    )
  })
})

const keys = new Map<string, Promise<string>>()

async function enter(
  place: Place,
  fields: Record<string, string>,
  now = NOW,
  numberKey = masterKey(SECRET, 'paper forms'),
) {
  const { pointId } = place.point
  if (!keys.has(pointId))
    keys.set(
      pointId,
      makeAccessKey(database.db, anActor(place.agency, now), place.agency.slug, { kind: 'desk', pointId }),
    )
  const accessKeyId = Number((await keys.get(pointId))?.split('.')[1])
  const today = now.toISOString().slice(0, 10)
  const form = read(new URLSearchParams({ date: today, ...fields }).toString(), today)
  if (!form.ok) throw new Error(`The form is wrong: ${JSON.stringify(form.problems)}`)
  const parts = { vault: createVault(database.db, SECRET), numberKey }
  return enterPaper(database.db, parts, place.entry, accessKeyId, form.form, now)
}
