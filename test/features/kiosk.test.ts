import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  KIOSK_INTERVAL_MS,
  enrolDevice,
  findDevice,
  listDevices,
  revokeDevice,
  takeTurn,
} from '../../src/features/entry/kiosk.ts'
import { aDoer, type Place, NOW, aPlace } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.close())

describe('a kiosk', () => {
  test('is known by its key, at its own point alone', async () => {
    const place = await aPlace(database.db)
    const neighbour = await aPlace(database.db, { beside: place })
    const { deviceId, key } = await enrolled(place)
    expect(await findDevice(database.db, place.entry, key)).toEqual({ agencyId: place.agency.agencyId, deviceId })
    expect(await findDevice(database.db, neighbour.entry, key)).toBeNull()
    expect(await findDevice(database.db, place.entry, `${key}x`)).toBeNull()
  })

  test('leaves no key in the database', async () => {
    const { key } = await enrolled(await aPlace(database.db))
    const { rows } = await database.pool.query(`select d::text as line from kiosk_device d`)
    expect(rows.filter(({ line }) => line.includes(key))).toEqual([])
  })

  test('is nobody any more once it was revoked, and can be revoked once', async () => {
    const place = await aPlace(database.db)
    const { deviceId, key } = await enrolled(place)
    expect(await revokeDevice(database.db, aDoer(), deviceId)).toEqual({ ok: true, value: true })
    expect(await findDevice(database.db, place.entry, key)).toBeNull()
    expect(await revokeDevice(database.db, aDoer(), deviceId)).toEqual({ ok: false, reason: 'revoked' })
    expect(await revokeDevice(database.db, aDoer(), randomUUID())).toEqual({ ok: false, reason: 'unknown' })
    expect((await listDevices(database.db)).find((one) => one.deviceId === deviceId)).toMatchObject({
      code: place.point.code,
      revokedAt: NOW,
    })
  })

  test('is not enrolled at a code that nobody printed', async () => {
    expect(await enrolDevice(database.db, aDoer(), 'ZZZZ9999')).toEqual({ ok: false, reason: 'unknown' })
  })

  test('has a turn every five seconds, and of twenty requests at once one gets it', async () => {
    const place = await aPlace(database.db)
    const { deviceId } = await enrolled(place)
    const device = { agencyId: place.agency.agencyId, deviceId }
    const after = (ms: number) => takeTurn(database.db, device, new Date(NOW.getTime() + ms))
    const turns = await Promise.all(Array.from({ length: 20 }, () => after(0)))
    expect(turns.filter(Boolean)).toHaveLength(1)
    expect(await after(KIOSK_INTERVAL_MS - 1)).toBe(false)
    expect(await after(KIOSK_INTERVAL_MS)).toBe(true)
    expect(await after(KIOSK_INTERVAL_MS + 1)).toBe(false)
  })
})

async function enrolled({ point }: Place) {
  const device = await enrolDevice(database.db, aDoer(), point.code.toLowerCase())
  if (!device.ok) throw new Error(device.reason)
  return device.value
}
