import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { revokeCode } from '../../src/features/directory/codes.ts'
import { openEntry } from '../../src/features/entry/entry.ts'
import { createScanCounter, readScans } from '../../src/features/entry/scans.ts'
import { aDoer, NOW, type Place, aPlace, count } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.close())

const always = { from: '2000-01-01', to: '2100-01-01' }

describe('scans', () => {
  test('are kept per code, and apart when the code is no longer in force', async () => {
    const place = await aPlace(database.db)
    const scans = createScanCounter()
    for (let n = 0; n < 3; n += 1) await scan(scans, place.point.code)
    const revoked = await revokeCode(database.db, aDoer(), place.point.code, { isReplaced: true })
    for (const code of [place.point.code.toLowerCase(), place.point.code, revoked.ok ? (revoked.value ?? '') : ''])
      await scan(scans, code)
    await scans.flush(database.db, NOW)
    const point = { point: 'Loket 1', closed: 0 }
    expect(await readScans(database.db, place.unit, always)).toEqual([
      { ...point, code: revoked.ok && revoked.value, isRevoked: false, open: 1, revoked: 0 },
      { ...point, code: place.point.code, isRevoked: true, open: 3, revoked: 2 },
    ])
  })

  test('add up over flushes and processes, and a flush counts nothing twice', async () => {
    const place = await aPlace(database.db)
    const processes = Array.from({ length: 6 }, () => createScanCounter())
    for (const scans of processes) for (let n = 0; n < 5; n += 1) await scan(scans, place.point.code)
    await Promise.all(processes.map((scans) => scans.flush(database.db, NOW)))
    await Promise.all(processes.map((scans) => scans.flush(database.db, NOW)))
    expect(await opened(place)).toBe(30)
    expect(await count(database.db, 'scan', { agency_id: place.agency.agencyId })).toBe(1)
  })

  test('of a code that nobody printed are not kept', async () => {
    const before = await count(database.db, 'scan')
    const scans = createScanCounter()
    await scan(scans, 'ZZZZ9999')
    await scans.flush(database.db, NOW)
    expect(await count(database.db, 'scan')).toBe(before)
  })

  test('wait for the next time when the database is away', async () => {
    const place = await aPlace(database.db)
    const gone = database.another(1)
    await gone.close()
    const scans = createScanCounter()
    await scan(scans, place.point.code)
    await expect(scans.flush(gone.db, NOW)).rejects.toThrow()
    await scan(scans, place.point.code)
    await scans.flush(database.db, NOW)
    expect(await opened(place)).toBe(2)
  })

  test('belong to the day of the agency, and a span takes its first and last day', async () => {
    const place = await aPlace(database.db, { timeZone: 'Asia/Jayapura' })
    for (const moment of ['2026-07-15T14:59:00Z', '2026-07-15T15:00:00Z', '2026-07-16T15:00:00Z']) {
      const scans = createScanCounter()
      await scan(scans, place.point.code)
      await scans.flush(database.db, new Date(moment))
    }
    expect(await opened(place, { from: '2026-07-15', to: '2026-07-15' })).toBe(1)
    expect(await opened(place, { from: '2026-07-15', to: '2026-07-16' })).toBe(2)
    expect(await opened(place, { from: '2026-07-18', to: '2026-07-19' })).toBe(0)
  })
})

async function scan(scans: ReturnType<typeof createScanCounter>, code: string): Promise<void> {
  scans.count(code, await openEntry(database.db, code, NOW))
}

async function opened({ unit }: Place, span = always): Promise<number> {
  return (await readScans(database.db, unit, span)).reduce((sum, { open }) => sum + open, 0)
}
