import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { daysOfWeek } from '../../src/domain/week.ts'
import { listChanges } from '../../src/features/audit/audit.ts'
import * as officers from '../../src/features/directory/officers.ts'
import { addPoints } from '../../src/features/directory/points.ts'
import { setShifts } from '../../src/features/roster/change.ts'
import { copyWeek } from '../../src/features/roster/copy.ts'
import { momentOn, readRoster } from '../../src/features/roster/roster.ts'
import { NOW, type Place, aPlace, anActor, count } from '../support/builders.ts'
import { anOfficerAt, asConsole } from '../support/console.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'

const TODAY = '2026-07-15'
let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.close())

describe('a roster', () => {
  const week = daysOfWeek('2026-W29')! // Monday 13 to Sunday 19 July; now is Wednesday, ten o’clock
  const rosterOf = ({ agency, unit }: Place) => ({ ...agency, unitId: unit.unitId })
  const shifts = async (place: Place) =>
    (await readRoster(database.db, rosterOf(place), daysOfWeek('2026-W29')!)).duties.map(
      ({ officerId, from, until }) => [officerId, new Date(from).toISOString(), new Date(until).toISOString()],
    )
  const set = (place: Place, days: readonly string[], wanted: Parameters<typeof setShifts>[5]) =>
    asConsole(database.db, place, (trx) =>
      setShifts(trx, anActor(place.agency), rosterOf(place), place.point.pointId, days, wanted),
    )

  test('is set from now on: a shift under way ends now for whoever goes, and what has passed stays', async () => {
    const place = await aPlace(database.db)
    const [one, other] = [await anOfficerAt(database.db, place), await anOfficerAt(database.db, place)]
    const early = { ...anActor(place.agency), now: new Date('2026-07-12T00:00:00Z') }
    const wanted = [week[1]!, week[2]!, week[3]!].map((day) => ({
      day,
      officerId: one.officerId,
      from: 450,
      until: 960,
    }))
    expect(await setShifts(database.db, early, rosterOf(place), place.point.pointId, week, wanted)).toMatchObject({
      ok: true,
    })
    const [tuesday, , thursday] = await shifts(place)
    const change = [{ day: week[2]!, officerId: other.officerId, from: 450, until: 960 }]
    expect(await set(place, [week[2]!], change)).toMatchObject({ ok: true })
    expect(await shifts(place)).toEqual([
      tuesday,
      [one.officerId, '2026-07-15T00:30:00.000Z', NOW.toISOString()],
      [other.officerId, NOW.toISOString(), '2026-07-15T09:00:00.000Z'],
      thursday,
    ])
    expect(await set(place, [week[1]!], [])).toMatchObject({ reason: { reason: 'past', day: week[1] } })
    const [entry] = await listChanges(database.db, place.agency.agencyId, { kind: 'duty' }, 1)
    expect(entry).toMatchObject({
      subject: 'Loket 1 2026-W29',
      before: { shifts: [expect.stringContaining(one.name)] },
    })
  })

  test('refuses an officer at two points at once, and one of another unit, by name', async () => {
    const place = await aPlace(database.db)
    const other = await aPlace(database.db, { beside: place })
    const officer = await anOfficerAt(database.db, place)
    const points = { names: ['Loket 9'], serviceId: null, officerId: null, kind: 'counter' as const, area: null }
    const actor = anActor(place.agency)
    await addPoints(database.db, actor, null, { ...points, unitId: place.unit.unitId }, TODAY)
    const { points: all } = await readRoster(database.db, rosterOf(place), week)
    const second = all.find(({ name }) => name === 'Loket 9')!
    const shift = { day: '2026-07-16', officerId: officer.officerId, from: 450, until: 960 }
    await set(place, ['2026-07-16'], [shift])
    const attempt = (wanted: typeof shift) =>
      setShifts(database.db, actor, rosterOf(place), second.pointId, ['2026-07-16'], [wanted])
    expect(await attempt({ ...shift, from: 900, until: 1_000 })).toEqual({
      ok: false,
      reason: {
        reason: 'clash',
        day: '2026-07-16',
        about: officer.name,
        other: 'Loket 1, 07.30–16.00',
        at: expect.any(Number),
      },
    })
    expect(await attempt({ ...shift, from: 960, until: 1_000 })).toMatchObject({ ok: true })
    const stranger = await anOfficerAt(database.db, other)
    expect(await attempt({ ...shift, officerId: stranger.officerId })).toMatchObject({
      reason: { reason: 'not-assigned', about: stranger.name },
    })
    expect(await count(database.db, 'duty', { agency_id: place.agency.agencyId })).toBe(2)
  })

  test('is copied into empty days of other weeks, without those who are gone by then', async () => {
    const place = await aPlace(database.db)
    const officer = await anOfficerAt(database.db, place)
    const days = ['2026-07-16', '2026-07-17']
    await set(
      place,
      days,
      days.map((day) => ({ day, officerId: officer.officerId, from: 1_320, until: 1_800 })),
    )
    const targets = ['2026-W30', '2026-W31'].map((code) => daysOfWeek(code)!)
    const copy = () =>
      asConsole(database.db, place, (trx) => copyWeek(trx, anActor(place.agency), rosterOf(place), week, targets))
    expect(await copy()).toEqual({ added: 4, skipped: 0 })
    expect(await copy()).toEqual({ added: 0, skipped: 0 })
    const { duties } = await readRoster(database.db, rosterOf(place), daysOfWeek('2026-W31')!)
    expect(duties[0]).toMatchObject({
      from: momentOn('Asia/Jakarta', '2026-07-30', 1_320),
      until: momentOn('Asia/Jakarta', '2026-07-31', 360),
    })
    await officers.endOfficer(database.db, anActor(place.agency), officer, TODAY)
    expect(await count(database.db, 'duty', { agency_id: place.agency.agencyId })).toBe(0)
  })
})
