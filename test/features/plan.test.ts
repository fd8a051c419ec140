import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '../../src/domain/days.ts'
import { allDue, planYear } from '../../src/domain/surveyCalendar.ts'
import { withinAgency } from '../../src/features/agencyScope.sql.ts'
import { listChanges } from '../../src/features/audit/audit.ts'
import { readSample } from '../../src/features/index/sampleView.ts'
import { calendarFile } from '../../src/features/survey/calendarFile.ts'
import { readPlan, readYear } from '../../src/features/survey/plan.form.ts'
import { listPeriods, movePeriod, setRhythm } from '../../src/features/survey/plan.ts'
import { fieldOfPlace, readPopulations } from '../../src/features/survey/sample.form.ts'
import { savePopulations } from '../../src/features/survey/sample.ts'
import { drain } from '../../src/features/tally/tally.ts'
import { NOW, type Place, aPlace, aSubmission, aDoer, store } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.close())

const actorOf = ({ agency }: Place) => ({ ...aDoer(), agencyId: agency.agencyId })
const within = <T>({ agency }: Place, act: (trx: typeof database.db) => Promise<T>) =>
  withinAgency(database.db, agency.agencyId, { isReadOnly: false }, act)

describe('the plan of an agency', () => {
  test('gets its usual days by a rhythm, which another rhythm replaces, in its year alone', async () => {
    const place = await aPlace(database.db)
    await within(place, (trx) => setRhythm(trx, actorOf(place), 2026, 'quarterly'))
    await within(place, (trx) => setRhythm(trx, actorOf(place), 2027, 'yearly'))
    await within(place, (trx) => setRhythm(trx, actorOf(place), 2026, 'half-yearly'))
    const plans = await within(place, (trx) => listPeriods(trx, place.agency.agencyId))
    expect(plans).toEqual([...planYear(2026, 'half-yearly'), ...planYear(2027, 'yearly')])
    const acts = (await listChanges(database.db, place.agency.agencyId, { kind: 'survey-period' }, 9)).map(
      ({ act }) => act,
    )
    expect(acts.toSorted()).toEqual(['added', 'added', 'changed'])
  })

  test('moves the days of a period that is planned, and only in order', async () => {
    const place = await aPlace(database.db)
    await setRhythm(database.db, actorOf(place), 2026, 'yearly')
    const [plan] = planYear(2026, 'yearly')
    const fields = (parts: object) =>
      new URLSearchParams({ ...Object.fromEntries(Object.entries(plan!)), ...parts } as Record<string, string>)
    expect(readPlan(fields({ reportOn: '2026-02-30' }), plan!)).toEqual({
      ok: false,
      reason: [{ field: 'reportOn', problem: 'day' }],
    })
    expect(readPlan(fields({ reportOn: '01/09/2026' }), plan!)).toEqual({
      ok: false,
      reason: [{ field: 'reportOn', problem: 'order' }],
    })
    const read = readPlan(fields({ publishOn: '01/12/2026' }), plan!)
    if (!read.ok) throw new Error('refused')
    expect(await within(place, (trx) => movePeriod(trx, actorOf(place), read.value))).toEqual({ ok: true, value: null })
    const [moved] = await listPeriods(database.db, place.agency.agencyId)
    expect(moved).toEqual({ ...plan, publishOn: '2026-12-01' })
    const other = { ...read.value, period: '2026-TW1' }
    expect(await movePeriod(database.db, actorOf(place), other)).toEqual({ ok: false, reason: 'gone' })
  })

  test.each([
    ['year=2026&rhythm=yearly', true],
    ['year=2025&rhythm=yearly', false],
    ['year=2026&rhythm=daily', false],
    ['rhythm=yearly', false],
  ])('is asked for by %s: %j', (text, isRead) => {
    expect(readYear(new URLSearchParams(text), [2026, 2027]) !== null).toBe(isRead)
  })

  test('is a calendar file that another program reads, and whose events stay the same ones', () => {
    const due = allDue(planYear(2026, 'half-yearly'))
    const text = (moved = due) =>
      calendarFile({
        name: 'Survei',
        origin: 'kota.contoh',
        url: 'https://contoh.example/',
        due: moved,
        titleOf: ({ milestone, period }) => `${milestone}, ${period}; ya`,
        now: NOW,
      })
    const events = (file: string) =>
      new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
    const read = events(text())
    expect(read.map(({ startDate, summary }) => [startDate.isDate, startDate.toString(), summary])).toEqual(
      due.map(({ on, milestone, period }) => [true, on, `${milestone}, ${period}; ya`]),
    )
    const later = due.map((one) => ({ ...one, on: addDays(one.on, 1) }))
    expect(events(text(later)).map(({ uid }) => uid)).toEqual(read.map(({ uid }) => uid))
    expect(new Set(read.map(({ uid }) => uid)).size).toBe(due.length)
  })
})

describe('the sample planner', () => {
  test('says what a unit and its service need, have, and whether that is on the way', async () => {
    const place = await aPlace(database.db)
    const sibling = await aPlace(database.db, { beside: place })
    const { agencyId } = place.agency
    await store(database, place, [aSubmission(), aSubmission(), aSubmission({ answers: {}, overall: 4 })])
    await store(database, sibling, [aSubmission()])
    await drain(database.db)
    await setRhythm(database.db, actorOf(place), 2026, 'quarterly')
    const wanted = { code: null, unitIds: [place.unit.unitId], today: '2026-07-15' }
    const before = await within(place, (trx) => readSample(trx, agencyId, wanted))
    expect(before.period.code).toBe('2026-TW3')
    expect(before.lines.map(({ service, needed, answered, pace }) => [service, needed, answered, pace])).toEqual([
      [null, null, 2, null],
      [place.service.name, null, 2, null],
    ])
    const fields = new URLSearchParams({
      [fieldOfPlace(before.lines[0]!)]: '1.000',
      [fieldOfPlace(before.lines[1]!)]: '2',
    })
    const read = readPopulations(fields, before.lines)
    if (!read.ok) throw new Error('refused')
    const save = () =>
      within(place, (trx) => savePopulations(trx, actorOf(place), '2026-TW3', before.lines, read.value))
    expect(await save()).toBe(2)
    const after = await within(place, (trx) => readSample(trx, agencyId, wanted))
    expect(after.lines.map(({ population, needed, answered, pace }) => [population, needed, answered, pace])).toEqual([
      [1000, 278, 2, 'behind'],
      [2, 2, 2, 'enough'],
    ])
    const other = await readSample(database.db, agencyId, { ...wanted, code: '2026-TW2' })
    expect(other.lines.map(({ population, answered }) => [population, answered])).toEqual([
      [null, 0],
      [null, 0],
    ])
    const changes = await listChanges(database.db, agencyId, { kind: 'survey-period', subjectId: '2026-TW3' }, 9)
    expect(changes.map(({ after }) => after)).toEqual(expect.arrayContaining([{ population: 1000 }, { population: 2 }]))
  })

  test('takes a number away again, and writes nothing where nothing changed', async () => {
    const place = await aPlace(database.db)
    const line = { unitId: place.unit.unitId, unit: 'U', serviceId: null, service: null, population: null }
    const save = (from: number | null, to: number | null) =>
      savePopulations(
        database.db,
        actorOf(place),
        '2026',
        [{ ...line, population: from }],
        [{ ...line, population: to }],
      )
    expect([await save(null, 5), await save(5, 5), await save(5, 7), await save(7, null)]).toEqual([1, 0, 1, 1])
    const rows = database.db.selectFrom('sample_plan').selectAll().where('agency_id', '=', place.agency.agencyId)
    expect(await rows.execute()).toEqual([])
  })

  test.each(['0', '-1', '1,5', 'banyak', '1.00', '9999999999'])('refuses «%s» people', (text) => {
    const place = { unitId: 'a', unit: 'A', serviceId: null, service: null, population: null }
    expect(readPopulations(new URLSearchParams({ 'n-a': text }), [place])).toEqual({ ok: false, reason: ['n-a'] })
  })
})
