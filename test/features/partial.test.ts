import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countBegun, createFirstTaps } from '../../src/features/response/partial.ts'
import { connect } from '../../src/server/db.ts'
import { type Place, NOW, aPlace, aSubmission, count, store } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.close())

const today = { from: '2026-07-15', to: '2026-07-15' }

describe('a first tap', () => {
  test('counts as begun and not finished, until the answer of the same page arrives', async () => {
    const place = await aPlace(database.db)
    const [stays, leaves] = [randomUUID(), randomUUID()]
    await tap(place, [stays, leaves])
    expect(await begunAt(place)).toEqual({ begun: 2, unfinished: 2 })
    await store(database, place, [aSubmission({ key: stays, overall: 4 })])
    expect(await begunAt(place)).toEqual({ begun: 2, unfinished: 1 })
  })

  test('is one however often it arrives, from whichever process, and also after the answer', async () => {
    const place = await aPlace(database.db)
    const key = randomUUID()
    await store(database, place, [aSubmission({ key })])
    await Promise.all([tap(place, [key, key.toUpperCase()]), tap(place, [key])])
    expect(await begunAt(place)).toEqual({ begun: 1, unfinished: 0 })
  })

  test('is no answer: it stands in no index and waits for no count', async () => {
    const place = await aPlace(database.db)
    await tap(place, [randomUUID()])
    for (const table of ['response', 'pending'] as const)
      expect(await count(database.db, table, { agency_id: place.agency.agencyId })).toBe(0)
  })

  test('belongs to its unit and to the day of its agency', async () => {
    const [place, elsewhere] = [await aPlace(database.db, { timeZone: 'Asia/Jayapura' }), await aPlace(database.db)]
    await tap(place, [randomUUID()], new Date('2026-07-15T16:00:00Z')) // one in the night of the 16th, in Jayapura
    expect(await begunAt(place)).toEqual({ begun: 0, unfinished: 0 })
    expect(await begunAt(place, { from: '2026-07-16', to: '2026-07-16' })).toEqual({ begun: 1, unfinished: 1 })
    expect(await begunAt(elsewhere)).toEqual({ begun: 0, unfinished: 0 })
  })

  test('that cannot be stored now stays for the next time', async () => {
    const place = await aPlace(database.db)
    const taps = createFirstTaps()
    taps.add(place.entry, { key: randomUUID(), overall: 2 }, NOW)
    const gone = connect({ host: '/nowhere' })
    await expect(taps.flush(gone.db)).rejects.toThrow()
    await taps.flush(database.db)
    expect(await begunAt(place)).toEqual({ begun: 1, unfinished: 1 })
  })
})

async function tap(place: Place, keys: readonly string[], now = NOW): Promise<void> {
  const taps = createFirstTaps()
  for (const key of keys) taps.add(place.entry, { key, overall: 3 }, now)
  await taps.flush(database.db)
}

function begunAt({ unit }: Place, days = today) {
  return countBegun(database.db, unit, days)
}
