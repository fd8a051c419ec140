import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { methodOf } from '../../src/domain/method.ts'
import { readPeriod } from '../../src/domain/period.ts'
import { canonicalJson } from '../../src/features/release/canonical.ts'
import { makeSnapshot, makeSource, readSetting } from '../../src/features/release/making.ts'
import { asCsv, checkRelease, findRelease, publishEdition } from '../../src/features/release/release.ts'
import { snapshotSchema } from '../../src/features/release/snapshotSchema.ts'
import { NOW, type Place, aPlace } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'
import { fromCsv } from '../support/published/outputs.ts'
import { answer, close, quarter } from '../support/releases.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.close())

/** People served: a month as a whole, or a day. */
async function serve(place: Place, on: string, served: number, { isMonth = true, service = false } = {}) {
  const { agencyId, unitId, serviceId } = place.service
  const where = { agency_id: agencyId, unit_id: unitId, service_id: service ? serviceId : null }
  await database.db
    .insertInto('visit_count')
    .values({ ...where, counted_on: on, is_month: isMonth, served })
    .execute()
}
const months = ['2026-07-01', '2026-08-01', '2026-09-01']
const published = async ({ agency }: Place) => (await findRelease(database.db, agency.agencyId, quarter.code))!.snapshot
const rateOf = async (place: Place) => {
  const { total, units } = await published(place)
  return [total.participation, units.find(({ slug }) => slug === place.unit.slug)?.participation]
}

describe('the response rate of a release', () => {
  test('is told of unit and agency where every month was counted, in the document, the table and what is computed again', async () => {
    const place = await aPlace(database.db)
    await answer(database, place, 4, 32)
    for (const month of months.slice(0, 2)) await serve(place, month, 100)
    await serve(place, '2026-09-28', 108, { isMonth: false })
    await close(database, place)
    const told = { served: 310, rate: { percent: 9, bound: 'exact' } } // 30 of 310
    expect(await rateOf(place)).toEqual([told, told])
    const snapshot = await published(place)
    expect(snapshotSchema.safeParse(snapshot).error).toBeUndefined()
    expect(canonicalJson(fromCsv(snapshot))).toBe(canonicalJson(snapshot))
    expect(asCsv(snapshot)).toMatch(/,30,served,,,310,.*\r\n.*,30,response_rate,,,9,exact,/)
    expect(await checkRelease(database.db, place.agency, quarter)).toMatchObject({ isSame: true })
  })

  test.each<[string, (place: Place) => Promise<unknown>]>([
    ['nobody counted', async () => {}],
    ['a month was not counted', (place) => serve(place, months[0]!, 500)],
    [
      'a month was counted by days, and not to its end',
      async (place) => {
        for (const month of months.slice(0, 2)) await serve(place, month, 100)
        await serve(place, '2026-09-20', 100, { isMonth: false })
      },
    ],
    [
      'a service with answers was not counted',
      async (place) => {
        const beside = await aPlace(database.db, { beside: place })
        const at = { ...place, service: { ...place.service, serviceId: beside.service.serviceId } }
        for (const month of months) await serve(at, month, 100, { service: true })
      },
    ],
    [
      'there are more answers than people',
      async (place) => {
        for (const month of months) await serve(place, month, 4)
      },
    ],
  ])('is unknown, and says so, where %s', async (_, count) => {
    const place = await aPlace(database.db)
    await answer(database, place, 4, 30)
    await count(place)
    await close(database, place)
    expect(await rateOf(place)).toEqual([null, null])
    const snapshot = await published(place)
    expect(canonicalJson(fromCsv(snapshot))).toBe(canonicalJson(snapshot))
  })

  test('is known of a unit and not of the agency where another unit was not counted', async () => {
    const place = await aPlace(database.db)
    const beside = await aPlace(database.db, { beside: place })
    await answer(database, place, 4, 30)
    await answer(database, beside, 4, 30)
    for (const month of months) await serve(place, month, 100, { service: true })
    await close(database, place)
    expect(await rateOf(place)).toEqual([null, { served: 300, rate: { percent: 10, bound: 'exact' } }])
    expect((await rateOf(beside))[1]).toBeNull()
  })

  test('that is counted later stands in a further edition, and in the year; the first one stays', async () => {
    const place = await aPlace(database.db)
    await answer(database, place, 4, 30)
    await close(database, place)
    expect(await publishEdition(database.db, place.agency, quarter, NOW)).toMatchObject({ reason: 'nothing-new' })
    for (const month of months) await serve(place, month, 100)
    expect(await publishEdition(database.db, place.agency, quarter, NOW)).toMatchObject({ ok: true })
    const told = { served: 300, rate: { percent: 10, bound: 'exact' } }
    expect(await rateOf(place)).toEqual([told, told])
    const first = await findRelease(database.db, place.agency.agencyId, quarter.code, 1)
    expect(first?.snapshot.total.participation).toBeNull()
    await close(database, place, readPeriod('2026-S2')!, '2027-01-01')
    const half = await findRelease(database.db, place.agency.agencyId, '2026-S2')
    expect(half?.snapshot.total.participation).toEqual(told)
  })

  test('is in no release of the methods before it', async () => {
    const place = await aPlace(database.db)
    await answer(database, place, 4, 30)
    const { agencyId } = place.agency
    const setting = await readSetting(database.db, place.agency)
    const edition = { period: quarter, edition: 1, quarters: [] }
    const source = (await makeSource(database.db, agencyId, setting, edition))!
    const again = { before: null, method: methodOf(4) }
    const snapshot = await makeSnapshot(database.db, agencyId, setting, edition, source, again)
    expect(JSON.stringify(snapshot)).not.toContain('participation')
    expect(asCsv(snapshot)).not.toContain('response_rate')
  })
})
