import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPeriod } from '../../src/domain/period.ts'
import { compare } from '../../src/features/dashboard/comparison.ts'
import { readHours } from '../../src/features/dashboard/hours.ts'
import { type Place, aPlace } from '../support/builders.ts'
import type { TestDatabase } from '../support/database.ts'
import { importText } from '../support/files.ts'
import { agencyView, readHomeAs, today, twoQuarters, unitView } from '../support/twoQuarters.ts'

let database: TestDatabase
let parent: Place
let child: Place
let sibling: Place

beforeAll(async () => {
  ;({ database, parent, child, sibling } = await twoQuarters())
})
afterAll(() => database.close())

const readAs = (view: ReturnType<typeof unitView>, wanted?: string) => readHomeAs(database, view, wanted)

describe('people served', () => {
  const file = (rows: string) =>
    importText(database.db, parent.agency, 'kunjungan', `unit;layanan;tanggal;dilayani\n${rows}`)

  test('are unknown until somebody brings them, and are held against answers of the same months alone', async () => {
    expect((await readAs(agencyView(parent)))!.coverage).toBeNull()
    const stored = await file(
      `${parent.unit.slug};${parent.service.name};2026-07;100\n${child.unit.slug};;2026-04;60\n${child.unit.slug};;07/2026;1.200\n`,
    )
    expect(stored).toEqual({ ok: true, value: { added: 3, changed: 0, unchanged: 0 } })
    const { coverage } = (await readAs(agencyView(parent)))!
    expect(coverage).toEqual({ served: 1_300, answered: 37, counted: 2, units: 3 })
    expect((await readAs(unitView(child)))!.coverage).toEqual({ served: 1_200, answered: 12, counted: 1, units: 1 })
    expect((await readAs(unitView(sibling)))!.coverage).toBeNull()
    expect((await readAs(unitView(child), '2026-04'))!.coverage).toMatchObject({ served: 60, answered: 15 })
  })

  test('that are brought again are replaced, and nothing is stored of a file with a mistake', async () => {
    const row = `${parent.unit.slug};${parent.service.name};2026-07`
    expect(await file(`${row};120\n`)).toMatchObject({ value: { added: 0, changed: 1, unchanged: 0 } })
    expect(await file(`${row};120\n`)).toMatchObject({ value: { added: 0, changed: 0, unchanged: 1 } })
    for (const [bad, reason] of [
      [`${row};-3\n`, 'served'],
      [`${parent.unit.slug};${parent.service.name};2026-07-03;9\n`, 'visits-month'],
      [`${parent.unit.slug};;2026-07;9\n`, 'visits-service'],
      [`${parent.unit.slug};Tidak Ada;2026-07;9\n`, 'unknown-service'],
      [`${parent.unit.slug};;2099-01;9\n`, 'future'],
    ] as const) {
      const result = await file(`${sibling.unit.slug};;2026-06;77\n${bad}`)
      expect(result).toMatchObject({ ok: false, reason: { count: 1, problems: [{ line: 3, reason }] } })
    }
    const { rows } = await database.pool.query('select sum(served)::int as n from visit_count where agency_id = $1', [
      parent.agency.agencyId,
    ])
    expect(rows[0].n).toBe(120 + 60 + 1_200)
  })

  test('of a month that is counted by days wait for its end', async () => {
    const place = await aPlace(database.db)
    const { agency, unit } = place
    const days = (list: readonly string[]) =>
      importText(
        database.db,
        agency,
        'kunjungan',
        `unit;tanggal;dilayani\n${list.map((day) => `${unit.slug};${day};10\n`).join('')}`,
      )
    const coverage = async () => (await readAs(agencyView(place), '2026-06'))!.coverage
    await days(['2026-06-01', '2026-06-02', '2026-06-14'])
    expect(await coverage()).toBeNull()
    await days(['2026-06-30'])
    expect(await coverage()).toMatchObject({ served: 40, answered: 0 })
  })
})

describe('two times', () => {
  const { code: second } = readPeriod('2026-TW3')!

  test('of a unit are told apart, and from what happened elsewhere meanwhile', async () => {
    const scope = { agencyId: parent.agency.agencyId, unitId: parent.unit.unitId }
    const times = { first: readPeriod('2026-TW2')!, second: readPeriod(second)! }
    const found = await compare(database.db, scope, parent.questionnaire.questionnaire, times, today)
    expect(found.change!.certainty).not.toBe('none')
    expect(found.elsewhere).toBeNull() // the sibling has nine answers in the second quarter
    expect(found.elements[0]!.code).toBe('waktu')
  })

  test('before and after a day take so many days on either side, up to today', async () => {
    const scope = { agencyId: parent.agency.agencyId, unitId: child.unit.unitId, serviceId: child.service.serviceId }
    const questions = child.questionnaire.questionnaire
    const around = (day: string, length: number) => compare(database.db, scope, questions, { day, length }, today)
    const { before: early, after: late, elsewhere, beyond } = await around('2026-07-01', 80)
    expect([early.respondents, late.respondents]).toEqual([15, 12])
    expect([early.period.from, early.period.to, late.period.from, late.period.to]).toEqual([
      '2026-04-12',
      '2026-06-30',
      '2026-07-01',
      today,
    ])
    expect(elsewhere!.by).toBeLessThan(0)
    expect(beyond!.by).toBeGreaterThan(0)
    expect((await around('2026-07-15', 30)).after.respondents).toBe(12)
    expect((await around('2026-07-14', 1)).after.respondents).toBe(0)
  })
})

test('hours hold everybody who answered then, by weekday', async () => {
  const hours = await readHours(database.db, agencyView(parent), null, readPeriod('2026')!)
  expect(hours.hours).toEqual([10])
  expect(hours.days.map(({ weekday, all }) => [weekday, all.n])).toEqual([
    [2, 46],
    [3, 65],
  ])
  const { rows } = await database.pool.query<{ mean: number }>(
    `select avg((select avg(get_byte(scores, i)) from generate_series(0, 8) i))::float8 as mean
     from response where agency_id = $1 and answered_on = '2026-07-15'`,
    [parent.agency.agencyId],
  )
  expect(hours.days[0]!.byHour[0]!.figure!.mean).toBeCloseTo(25 * rows[0]!.mean, 6)
  const own = await readHours(database.db, unitView(sibling), sibling.service.serviceId, readPeriod('2026-TW3')!)
  expect([own.all.n, own.all.figure]).toEqual([9, null])
})
