import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { readPeriod } from '../../src/domain/period.ts'
import { withinAgency } from '../../src/features/agencyScope.sql.ts'
import { attentionOf, readWaiting } from '../../src/features/dashboard/attention.ts'
import { compare } from '../../src/features/dashboard/comparison.ts'
import { type Home, readHome } from '../../src/features/dashboard/home.ts'
import { readHours } from '../../src/features/dashboard/hours.ts'
import { liveWithin, readLive } from '../../src/features/dashboard/live.ts'
import { findPriorities, setPriorities } from '../../src/features/dashboard/priority.ts'
import { drainFully } from '../../src/features/tally/tally.ts'
import { type Place, aPlace, aSubmission, anActor, answersOf, store } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'
import { importText } from '../support/files.ts'

/** Two quarters at three places of one agency, one of them below another; the third waits to be counted until the end. */
let database: TestDatabase
let parent: Place
let child: Place
let sibling: Place
const before = new Date('2026-04-16T03:00:00Z') // a Thursday, ten in the morning in Jakarta
const now = new Date('2026-07-15T03:00:00Z') // a Wednesday
const today = '2026-07-15'
const good = [4, 4, 4, 4, 3, 4, 4, 4, 4]
const slow = [4, 3, 1, 4, 3, 4, 4, 4, 4]
const usual = [3, 3, 3, 4, 3, 3, 3, 3, 3]

beforeAll(async () => {
  database = await aDatabase()
  parent = await aPlace(database.db)
  child = await aPlace(database.db, { below: parent })
  sibling = await aPlace(database.db, { beside: parent })
  await answer(parent, good, 20, before)
  await answer(parent, slow, 25, now)
  await answer(child, usual, 15, before)
  await answer(child, usual, 12, now)
  await answer(sibling, usual, 30, before)
  await answer(sibling, usual, 9, now)
  await drainFully(database.db)
})
afterAll(() => database.close())

async function answer(place: Place, scores: readonly number[], times: number, at: Date): Promise<void> {
  // One in five is a little different, so that people scatter.
  const rows = Array.from({ length: times }, (_, person) =>
    scores.map((score, element) => (person % 5 === 0 && element < 4 ? (score === 4 ? 3 : score + 1) : score)),
  )
  await store(
    database,
    place,
    rows.map((row) => aSubmission({ answers: answersOf(place, row) })),
    at,
  )
}

const agencyView = () => ({ agencyId: parent.agency.agencyId, unitId: null })
const unitView = ({ unit }: Place) => ({ agencyId: unit.agencyId, unitId: unit.unitId })
const readAs = (view: { agencyId: string; unitId: string | null }, wanted: string | null = null) =>
  withinAgency(database.db, view.agencyId, { isReadOnly: true }, (trx) =>
    readHome(trx, view, { today, wanted: wanted === null ? null : readPeriod(wanted) }),
  )

/** The official index from the answers themselves: 25 × the mean of the elements' means. */
async function truth(unitIds: readonly string[], from: string, to: string): Promise<{ n: number; nik: number }> {
  const { rows } = await database.pool.query<{ n: number; nik: number }>(
    `select max(n)::int as n, (25 * avg(mean))::float8 as nik from (
       select i, count(*) as n, avg(get_byte(r.scores, i)) as mean
       from response r join origin o using (agency_id, origin_id) cross join generate_series(0, 8) i
       where o.unit_id = any($1) and r.answered_on between $2 and $3 and get_byte(r.scores, i) > 0 group by i) e`,
    [unitIds, from, to],
  )
  return rows[0]!
}

describe('a home', () => {
  test('tells the newest quarter as the answers have it, the one before, and how far they are apart', async () => {
    const home = (await readAs(agencyView()))!
    const all = [parent, child, sibling].map(({ unit }) => unit.unitId)
    const [late, early] = [await truth(all, '2026-07-01', '2026-09-30'), await truth(all, '2026-04-01', '2026-06-30')]
    expect([home.period.code, home.now.respondents, home.before.respondents]).toEqual(['2026-TW3', late.n, early.n])
    expect(Number(home.now.ikm!.nik)).toBeCloseTo(late.nik, 1)
    expect(Number(home.before.ikm!.nik)).toBeCloseTo(early.nik, 1)
    expect(home.change!.by).toBeCloseTo(late.nik - early.nik, 6)
    expect(home.quarters.map(({ period }) => period.code)).toEqual(['2026-TW2', '2026-TW3'])
    expect(home.chart.months.map(({ index }) => index.period.code)).toEqual(['2026-04', '2026-07'])
    expect(home.chart.limits).toBeNull()
  })

  test('finds the service that got worse, and the element that made it so', async () => {
    const home = (await readAs(agencyView()))!
    const [worst] = home.services
    expect(worst!.place.serviceId).toBe(parent.service.serviceId)
    expect(worst!.change!.certainty).not.toBe('none')
    expect(worst!.change!.high).toBeLessThan(0)
    expect(worst!.change!.by).toBeLessThan(0)
    expect(worst!.reasons[0]!.code).toBe('waktu')
    expect(worst!.reasons[0]!.change!.by).toBeCloseTo(1.2 - 3.8, 6)
    const still = home.services.find(({ place }) => place.serviceId === child.service.serviceId)!
    expect(still.change!.certainty).toBe('none')
    expect(still.reasons).toEqual([])
    const few = home.services.find(({ place }) => place.serviceId === sibling.service.serviceId)!
    expect([few.now.respondents, few.change]).toEqual([9, null])
  })

  test('of a unit holds what is below it and nothing of a sibling', async () => {
    const home = (await readAs(unitView(parent)))!
    const own = [parent, child].map(({ unit }) => unit.unitId)
    expect(home.now.respondents).toBe((await truth(own, '2026-07-01', '2026-09-30')).n)
    expect(new Set(home.units.map(({ place }) => place.unitId))).toEqual(new Set(own))
    expect(new Set(home.services.map(({ place }) => place.unitId))).toEqual(new Set(own))
    const below = (await readAs(unitView(child)))!
    expect([below.now.respondents, below.units.length]).toEqual([12, 1])
  })

  test('of a period that was asked for compares it with the one before', async () => {
    const home = (await readAs(agencyView(), '2026-S1'))!
    expect([home.period.code, home.before.period.code, home.now.respondents]).toEqual(['2026-S1', '2025-S2', 65])
    expect([home.change, home.before.ikm]).toEqual([null, null])
  })

  test('asks at most ten statements, and none of them looks at an answer', async () => {
    const asked = vi.spyOn(pg.Client.prototype, 'query')
    await readHome(database.db, agencyView(), { today, wanted: null })
    await readWaiting(database.db, agencyView(), today)
    const statements = asked.mock.calls.map(([statement]) => JSON.stringify(statement))
    asked.mockRestore()
    expect(statements.length).toBeLessThanOrEqual(10)
    expect(statements.filter((text) => /\b(from|join) response\b/.test(text))).toEqual([])
  })

  test('of an agency without answers has no figure, which is not zero', async () => {
    const empty = await aPlace(database.db)
    const home = (await readAs({ agencyId: empty.agency.agencyId, unitId: null }))!
    expect([home.now.ikm, home.change, home.coverage, home.lastOn]).toEqual([null, null, null, null])
    expect([home.chart.months, home.quiet, home.quarters]).toEqual([[], [], []])
  })
})

describe('people served', () => {
  const file = (rows: string) =>
    importText(database.db, parent.agency, 'kunjungan', `unit;layanan;tanggal;dilayani\n${rows}`)

  test('are unknown until somebody brings them, and are held against answers of the same months alone', async () => {
    expect((await readAs(agencyView()))!.coverage).toBeNull()
    const stored = await file(
      `${parent.unit.slug};${parent.service.name};2026-07;100\n${child.unit.slug};;2026-04;60\n${child.unit.slug};;07/2026;1.200\n`,
    )
    expect(stored).toEqual({ ok: true, value: { added: 3, changed: 0, unchanged: 0 } })
    const { coverage } = (await readAs(agencyView()))!
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
    const { agency, unit } = await aPlace(database.db)
    const days = (list: readonly string[]) =>
      importText(
        database.db,
        agency,
        'kunjungan',
        `unit;tanggal;dilayani\n${list.map((day) => `${unit.slug};${day};10\n`).join('')}`,
      )
    const coverage = async () => (await readAs({ agencyId: agency.agencyId, unitId: null }, '2026-06'))!.coverage
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
  const hours = await readHours(database.db, agencyView(), null, readPeriod('2026')!)
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

test('priorities hold until they are changed, stand first, and leave a trail', async () => {
  const { agencyId } = parent.agency
  expect(await findPriorities(database.db, agencyId, '2026-TW3')).toBeNull()
  const foreign = await aPlace(database.db)
  const chosen = [child.service.serviceId, foreign.service.serviceId]
  await withinAgency(database.db, agencyId, { isReadOnly: false }, (trx) =>
    setPriorities(trx, anActor(parent.agency), '2026-TW2', chosen),
  )
  const kept = await findPriorities(database.db, agencyId, '2026-TW3')
  expect(kept).toEqual({ period: '2026-TW2', serviceIds: [child.service.serviceId] })
  const home = (await readAs(agencyView()))!
  expect(home.services[0]!.place).toMatchObject({ serviceId: child.service.serviceId, isPriority: true })
  const trail = database.db.selectFrom('audit').select('after').where('agency_id', '=', agencyId)
  expect((await trail.where('kind', '=', 'priority').execute()).map(({ after }) => after)).toEqual([
    { services: [child.service.serviceId] },
  ])
})

test('what is live is one reading, cut to what each may see', async () => {
  const source = await readLive(database.db, parent.agency.agencyId, now, today)
  const all = liveWithin(source, 'all')
  expect([all.total!.respondents, all.today, all.units.length]).toEqual([46, 46, 3])
  const own = liveWithin(source, { unitIds: [parent.unit.unitId] })
  expect([own.total!.respondents, own.today, own.units.map(({ slug }) => slug).toSorted()]).toEqual([
    37,
    37,
    [parent.unit.slug, child.unit.slug].toSorted(),
  ])
  expect(liveWithin(source, null)).toMatchObject({ today: 0, units: [], total: { ikm: null } })
})

test('cards are shown where something waits and the reader may go', async () => {
  const home = { ...(await readAs(agencyView()))!, coverage: null } as Home
  const links = { services: '/s', import: '/i', priorities: null, comments: '/c', followUps: null }
  const responsiveness = {
    ...(await readWaiting(database.db, agencyView(), today)).comments.responsiveness,
    waiting: 1,
  }
  const waiting = { comments: { unread: 2, responsiveness }, overdue: 3 }
  const kinds = attentionOf(home, waiting, links).map(({ kind, count }) => [kind, count])
  expect(kinds).toEqual([
    ['worse', 1],
    ['unread', 2],
    ['unanswered', 1],
    ['coverage', 1],
  ])
})
