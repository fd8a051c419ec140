import { randomUUID } from 'node:crypto'
import { type Transaction, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../db/schema.ts'
import { addDirectory, emptyDirectory } from '../../src/features/directory/directory.ts'
import { officerAt, openEntries, openEntry } from '../../src/features/entry/entry.ts'
import { NOW, type Place, aPlace, anOfficer, aCode } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.close())

const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)

describe('a scanned code', () => {
  test('opens the place it stands for', async () => {
    const { agency, unit, service, point, questionnaire } = await aPlace(database.db)
    expect(await openEntry(database.db, point.code, NOW)).toEqual({
      ok: true,
      value: {
        code: point.code,
        agencyId: agency.agencyId,
        agencyName: agency.name,
        timeZone: 'Asia/Jakarta',
        unitId: unit.unitId,
        unitName: unit.name,
        serviceId: service.serviceId,
        serviceName: service.name,
        pointId: point.pointId,
        pointName: 'Loket 1',
        officerId: null,
        duties: [],
        questionnaireId: questionnaire.questionnaireId,
        questionnaireVersion: 1,
        questionnaire: questionnaire.questionnaire,
        form: 'full',
        isPractice: false,
      },
    })
  })

  test('opens it in small letters too', async () => {
    const { point } = await aPlace(database.db)
    const opened = await openEntry(database.db, point.code.toLowerCase(), NOW)
    expect(opened).toMatchObject({ ok: true, value: { code: point.code } })
  })

  test.each(['ZZZZ9999', '', 'ABC', 'A'.repeat(17), 'AB CD', "';--", 'ABCD\u0000', 'ÄÖÜÄ', '../etc', '%'])(
    'that nobody printed (%j) is unknown',
    async (code) => {
      expect(await openEntry(database.db, code, NOW)).toEqual({ ok: false, reason: 'unknown' })
    },
  )

  test('that was revoked opens nothing, while another code of the same point does', async () => {
    const { agency, point } = await aPlace(database.db)
    const second = aCode()
    const shared = { agency_id: agency.agencyId, point_id: point.pointId }
    await database.db
      .insertInto('point_code')
      .values({ ...shared, code: second })
      .execute()
    await database.db.updateTable('point_code').set({ revoked_at: NOW }).where('code', '=', point.code).execute()
    expect(await openEntry(database.db, point.code, NOW)).toEqual({ ok: false, reason: 'revoked' })
    expect(await openEntry(database.db, second, NOW)).toMatchObject({ ok: true })
  })

  test.each([
    ['closed', 'closed'],
    ['revoked', 'revoked'],
  ])('of a point that is %s is %s', async (state, reason) => {
    const { point } = await aPlace(database.db)
    await database.db.updateTable('point').set({ state }).where('point_id', '=', point.pointId).execute()
    expect(await openEntry(database.db, point.code, NOW)).toEqual({ ok: false, reason })
  })

  test('of a place without a questionnaire in force is closed', async () => {
    const { point, agency } = await aPlace(database.db)
    const retired = database.db.updateTable('questionnaire').set({ state: 'retired' })
    await retired.where('agency_id', '=', agency.agencyId).execute()
    expect(await openEntry(database.db, point.code, NOW)).toEqual({ ok: false, reason: 'closed' })
  })
})

test('codes are looked up without going through all points of a unit, before anybody counted how many there are', async () => {
  const fresh = await aDatabase()
  const { point } = await aPlace(fresh.db)
  const points = Array.from({ length: 5_000 }, () => ({ ...point, pointId: randomUUID(), code: aCode() }))
  await addDirectory(fresh.db, { ...emptyDirectory(), points }, NOW)
  const codes = points.slice(-80).map(({ code }) => code)
  const { opened, read } = await fresh.db.transaction().execute(async (trx) => {
    const before = await pointsRead(trx)
    const outcomes = await openEntries(trx, codes, NOW)
    return { opened: outcomes.filter(({ ok }) => ok).length, read: (await pointsRead(trx)) - before }
  })
  await fresh.close()
  expect(opened).toBe(80)
  expect(read).toBeGreaterThanOrEqual(80) // the statistics do count
  expect(read).toBeLessThan(2 * points.length) // and not 80 times 5,000
})

/** Rows of points that this transaction has read. */
async function pointsRead(trx: Transaction<Database>): Promise<number> {
  const { rows } = await sql<{ rows: number }>`
    select (seq_tup_read + idx_tup_fetch)::int as rows from pg_stat_xact_user_tables where relname = 'point'`.execute(
    trx,
  )
  return rows[0]?.rows ?? 0
}

describe('who served', () => {
  test('is the officer of the desk', async () => {
    const place = await aPlace(database.db)
    const { officerId } = await anOfficer(database.db, place)
    const desk = await aPlace(database.db, { beside: place, officerId })
    expect(desk.entry.officerId).toBe(officerId)
    expect(desk.entry.pointName).toBe('Petugas loket') // what the officer does; the desk's own name could be a person's
  })

  test('is the only one on duty at that moment, and nobody before and after', async () => {
    const place = await aPlace(database.db)
    const officerId = await onDuty(place, later(-30), later(30))
    expect(await whoServed(place, NOW)).toBe(officerId)
    expect(await whoServed(place, later(-30))).toBe(officerId)
    expect(await whoServed(place, later(-31))).toBeNull()
    expect(await whoServed(place, later(30))).toBeNull()
  })

  test('is nobody when several are on duty', async () => {
    const place = await aPlace(database.db)
    await onDuty(place, later(-30), later(30))
    await onDuty(place, later(-10), later(50))
    expect(await whoServed(place, NOW)).toBeNull()
  })

  test('is the one who stands twice in the roster', async () => {
    const place = await aPlace(database.db)
    const officerId = await onDuty(place, later(-30), later(30))
    await onDuty(place, later(-20), later(20), officerId)
    expect(await whoServed(place, NOW)).toBe(officerId)
  })
})

/** Asked of an entry that was opened a little earlier, as a process remembers it. */
async function whoServed(place: Place, moment: Date): Promise<string | null> {
  const opened = await openEntry(database.db, place.point.code, later(-60))
  if (!opened.ok) throw new Error(opened.reason)
  return officerAt(opened.value, moment)
}

async function onDuty(place: Place, fromAt: Date, untilAt: Date, known?: string): Promise<string> {
  const officerId = known ?? (await anOfficer(database.db, place)).officerId
  const { agencyId, pointId } = place.point
  const duties = [{ agencyId, pointId, officerId, fromAt, untilAt }]
  await addDirectory(database.db, { ...emptyDirectory(), duties }, NOW)
  return officerId
}

test('a point of one agency cannot stand in another one', async () => {
  const [one, other] = [await aPlace(database.db), await aPlace(database.db)]
  const stray = { ...one.point, pointId: randomUUID(), code: aCode(), unitId: other.unit.unitId }
  await expect(addDirectory(database.db, { ...emptyDirectory(), points: [stray] }, NOW)).rejects.toThrow('foreign key')
  expect(await openEntry(database.db, stray.code, NOW)).toEqual({ ok: false, reason: 'unknown' })
})
