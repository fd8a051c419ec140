import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readVersion } from '../../src/features/directory/change.ts'
import { findPrintPoint, listPrintPoints, revokeCode } from '../../src/features/directory/codes.ts'
import { MOST_POINTS, addDirectory, emptyDirectory, listPointsOfUnit } from '../../src/features/directory/directory.ts'
import { openEntry } from '../../src/features/entry/entry.ts'
import { aDoer, NOW, aCode, aPlace, aSubmission, anEntry, anOfficer, count, store } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.close())

describe('a point in print', () => {
  test('is named by its place, and an officer by what the officer does', async () => {
    const place = await aPlace(database.db)
    const { officerId, job, name } = await anOfficer(database.db, place)
    const desk = await aPlace(database.db, { beside: place, officerId })
    const found = await findPrintPoint(database.db, desk.point.code.toLowerCase())
    expect(found).toEqual({
      ok: true,
      value: {
        code: desk.point.code,
        kind: 'officer',
        name: 'Loket 1',
        service: desk.service.name,
        job,
        agencyId: desk.agency.agencyId,
        agency: desk.agency.name,
        unitId: desk.unit.unitId,
        unit: desk.unit.name,
        isPractice: false,
      },
    })
    expect(JSON.stringify(found)).not.toContain(name)
  })

  test.each([
    ['closed', 'closed'],
    ['revoked', 'revoked'],
  ])('that is %s is refused as %s', async (state, reason) => {
    const { point } = await aPlace(database.db)
    await database.db.updateTable('point').set({ state }).where('point_id', '=', point.pointId).execute()
    expect(await findPrintPoint(database.db, point.code)).toEqual({ ok: false, reason })
    expect(await findPrintPoint(database.db, 'ZZZZ9999')).toEqual({ ok: false, reason: 'unknown' })
  })

  test('is listed with its unit’s others by name, as long as its code is in force', async () => {
    const { agency, unit, point } = await aPlace(database.db)
    const more = ['B', 'A', 'C'].map((name) => ({
      ...point,
      pointId: crypto.randomUUID(),
      name,
      code: aCode(),
    }))
    await addDirectory(database.db, { ...emptyDirectory(), points: more }, NOW)
    await revokeCode(database.db, aDoer(), more[2]!.code, { isReplaced: false })
    const listed = await listPrintPoints(database.db, agency.agencyId, unit.unitId)
    expect(listed.map(({ name, code }) => [name, code])).toEqual([
      ['A', more[1]!.code],
      ['B', more[0]!.code],
      ['Loket 1', point.code],
    ])
  })
})

describe('a code that is revoked', () => {
  test('opens nothing more, and its replacement opens the same place with the answers it has', async () => {
    const place = await aPlace(database.db)
    const { code, pointId } = place.point
    await store(database, place, [aSubmission()])
    const before = await readVersion(database.db)
    const revoked = await revokeCode(database.db, aDoer(), code.toLowerCase(), { isReplaced: true })
    expect(revoked).toEqual({ ok: true, value: expect.stringMatching(/^[2-9A-HJKMNP-TV-Z]{6}$/) })
    const replacement = revoked.ok ? (revoked.value ?? '') : ''
    expect(await openEntry(database.db, code, NOW)).toEqual({ ok: false, reason: 'revoked' })
    const opened = await anEntry(database.db, replacement)
    expect(opened).toEqual({ ...place.entry, code: replacement })
    expect(await count(database.db, 'response', { agency_id: place.agency.agencyId })).toBe(1)
    expect(await readVersion(database.db)).not.toBe(before) // what running portals look at
    const listed = await listPointsOfUnit(database.db, place.agency.agencyId, place.unit.unitId)
    expect([listed.map((point) => point.code), opened.pointId]).toEqual([[replacement], pointId])
  })

  test('of a unit with very many points list and print only the first by name', async () => {
    const { agency, unit } = await aPlace(database.db)
    const ids = { agencyId: agency.agencyId, unitId: unit.unitId, serviceId: null, officerId: null }
    const points = Array.from({ length: MOST_POINTS + 20 }, (_, place) => {
      const own = { pointId: crypto.randomUUID(), name: `A${1_000 + place}`, code: `MANY${1_000 + place}` }
      return { ...ids, ...own, area: null, kind: 'counter' as const }
    })
    await addDirectory(database.db, { ...emptyDirectory(), points }, NOW)
    const names = points.slice(0, MOST_POINTS).map(({ name }) => name)
    const listed = await listPointsOfUnit(database.db, agency.agencyId, unit.unitId)
    const printed = await listPrintPoints(database.db, agency.agencyId, unit.unitId)
    expect([listed.map(({ name }) => name), printed.map(({ name }) => name)]).toEqual([names, names])
  })

  test('without a replacement leaves the point without a code', async () => {
    const { agency, unit, point } = await aPlace(database.db)
    expect(await revokeCode(database.db, aDoer(), point.code, { isReplaced: false })).toEqual({ ok: true, value: null })
    expect(await listPointsOfUnit(database.db, agency.agencyId, unit.unitId)).toEqual([])
  })

  test('is not revoked again, and one that nobody printed is unknown: nothing changes', async () => {
    const { agency, point } = await aPlace(database.db)
    await revokeCode(database.db, aDoer(), point.code, { isReplaced: true })
    const before = await readVersion(database.db)
    expect(await revokeCode(database.db, aDoer(), point.code, { isReplaced: true })).toEqual({
      ok: false,
      reason: 'revoked',
    })
    expect(await revokeCode(database.db, aDoer(), 'ZZZZ9999', { isReplaced: true })).toEqual({
      ok: false,
      reason: 'unknown',
    })
    expect(await count(database.db, 'point_code', { agency_id: agency.agencyId })).toBe(2)
    expect(await readVersion(database.db)).toBe(before)
  })

  test('by two people at once is replaced once: the second waits, and is told', async () => {
    const { agency, point } = await aPlace(database.db)
    const first = await database.db.startTransaction().execute()
    expect(await revokeCode(first, aDoer(), point.code, { isReplaced: true })).toMatchObject({ ok: true })
    const second = revokeCode(database.db, aDoer(), point.code, { isReplaced: true })
    await expect.poll(waiting).toBe(1)
    await first.commit().execute()
    expect(await second).toEqual({ ok: false, reason: 'revoked' })
    expect(await count(database.db, 'point_code', { agency_id: agency.agencyId })).toBe(2)
  })
})

/** How many sessions of this database wait for a lock. */
async function waiting(): Promise<number> {
  const { rows } = await database.pool.query<{ n: number }>(`
    select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)
  return rows[0]?.n ?? 0
}
