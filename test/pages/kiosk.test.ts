import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { enrolDevice, revokeDevice } from '../../src/features/entry/kiosk.ts'
import type { OpenDatabase } from '../../src/server/db.ts'
import { aDoer, type Place, aPlace, count, someTokens } from '../support/builders.ts'
import { findTag } from '../support/html.ts'
import { openPortalDatabase } from '../support/portalDatabase.ts'

const { url, dataDir } = inject('portal')
let database: OpenDatabase
let place: Place
beforeAll(async () => {
  database = await openPortalDatabase(dataDir)
  place = await aPlace(database.db)
})
afterAll(() => database.close())

describe('POST /q/CODE/awal', () => {
  test('notes a first tap, and says so', async () => {
    const key = randomUUID()
    expect(await firstTap({ key, overall: '3' })).toBe(204)
    await expect
      .poll(() => count(database.db, 'partial', { agency_id: place.agency.agencyId }), { timeout: 10_000 })
      .toBe(1)
  })

  test.each([
    ['no score', { key: randomUUID() }],
    ['a score of 5', { key: randomUUID(), overall: '5' }],
    ['no key', { overall: '3' }],
    ['a malformed key', { key: 'x', overall: '3' }],
  ])('refuses %s with 422', async (_, fields) => {
    expect(await firstTap(fields as Record<string, string>)).toBe(422)
  })

  test('of a code that nobody printed is a 404', async () => {
    expect(await firstTap({ key: randomUUID(), overall: '3' }, 'ZZZZ9999')).toBe(404)
  })
})

describe('a kiosk', () => {
  test('gets its key by the address once, as a cookie that no script reads, and leads on without it', async () => {
    const { key } = await aDevice(place)
    const response = await fetch(`${url}/q/${place.point.code}/anjungan?kunci=${key}`)
    expect(response.status).toBe(200)
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/)
    expect(response.headers.get('refresh')).toBe(`0; url=/q/${place.point.code}?kiosk`)
    expect(response.headers.get('cache-control')).toBe('no-store')
    for (const wrong of ['', 'x', `${key.slice(1)}A`])
      expect((await fetch(`${url}/q/${place.point.code}/anjungan?kunci=${wrong}`)).status).toBe(404)
  })

  test('is shown a page that no browser keeps, also once its key was revoked', async () => {
    const { deviceId, key } = await aDevice(place)
    await revokeDevice(database.db, aDoer(new Date()), deviceId)
    for (const given of [(await aDevice(place)).key, key, null]) {
      const page = await survey(given)
      const isForAll = (await page.text()).includes('survey kiosk')
      expect([page.headers.get('cache-control'), isForAll]).toEqual(['no-store', true])
    }
  })

  test('without a script thanks once, under its own address, and leads on by itself', async () => {
    const { key } = await aDevice(place)
    const sent = await send(key, { key: randomUUID(), overall: '4' })
    const [cookie = ''] = (sent.headers.get('set-cookie') ?? '').split(';')
    const code = place.point.code
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `/q/${code}?kiosk`])
    expect(sent.headers.get('set-cookie')).toContain(`Path=/q/${code}; Max-Age=20; HttpOnly; SameSite=Strict`)
    const thanks = await fetch(`${url}/q/${code}?kiosk`, { headers: { Cookie: `anjungan=${key}; ${cookie}` } })
    const html = await thanks.text()
    expect(html).toContain(cookie.replace('bukti=', ''))
    expect(findTag(html, 'form')).toBeNull()
    expect(thanks.headers.get('set-cookie')).toMatch(/^bukti=; .*Max-Age=0/)
    expect([thanks.headers.get('refresh'), thanks.headers.get('cache-control')]).toEqual([
      `20; url=/q/${code}?kiosk`,
      'no-store',
    ])
    expect((await (await survey(key)).text()).includes('<form')).toBe(true)
  })

  test('stores under its own channel, and what comes too soon is refused with a time to try again and nothing lost', async () => {
    const { key: cookie } = await aDevice(place)
    const [first, second] = [randomUUID(), randomUUID()]
    expect((await send(cookie, { key: first, overall: '4' })).status).toBe(303)
    const soon = await send(cookie, { key: second, overall: '2' })
    expect([soon.status, soon.headers.get('retry-after')]).toEqual([429, '5'])
    expect(await soon.text()).toMatch(/id="overall-2"[^>]* checked/)
    const json = { point: place.point.code, key: second, overall: 2 }
    const body = { method: 'POST', body: JSON.stringify(json) }
    const headers = { 'Content-Type': 'application/json', Cookie: `anjungan=${cookie}` }
    expect((await fetch(`${url}/api/v1/responses?kiosk`, { ...body, headers })).status).toBe(429)
    const stored = database.db.selectFrom('response').innerJoin('origin', 'origin.origin_id', 'response.origin_id')
    const rows = await stored.where('response.key', 'in', [first, second]).select(['key', 'channel']).execute()
    expect(rows).toEqual([{ key: first, channel: 'kiosk' }])
  })

  test('knows an answer again that it sent before, at once and without a turn', async () => {
    const { deviceId, key: cookie } = await aDevice(place)
    const turn = () =>
      database.db.selectFrom('kiosk_device').select('counted_at').where('device_id', '=', deviceId).executeTakeFirst()
    const given = { key: randomUUID(), overall: '4' }
    const json = (overall: number) =>
      fetch(`${url}/api/v1/responses?kiosk`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Cookie: `anjungan=${cookie}` },
        body: JSON.stringify({ point: place.point.code, key: given.key, overall }),
      })
    expect((await send(cookie, given)).status).toBe(303)
    const before = await turn()
    expect((await send(cookie, given)).headers.get('location')).toBe(`/q/${place.point.code}?kiosk`)
    expect([(await json(4)).status, (await json(3)).status]).toEqual([200, 422])
    expect(await turn()).toEqual(before)
    const rows = database.db.selectFrom('response').select('overall').where('key', '=', given.key).execute()
    expect(await rows).toEqual([{ overall: 4 }])
  })

  test('takes a token away and brings a receipt in one answer, in whatever pieces the form came', async () => {
    const [token = ''] = await someTokens(database.db, place, 1, new Date())
    const { key: cookie } = await aDevice(place)
    const options = { method: 'POST', redirect: 'manual' } as const
    const headers = { Cookie: `anjungan=${cookie}; kunjungan=${token}` }
    const body = new URLSearchParams({ key: randomUUID(), overall: '4' })
    const sent = await fetch(`${url}/q/${place.point.code}?kiosk`, { ...options, headers, body })
    expect(sent.headers.getSetCookie().map((one) => one.replace(/=.*/, ''))).toEqual(['kunjungan', 'bukti'])
    const stream = new Blob([body.toString()]).stream()
    const inPieces = { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' }
    const again = await fetch(`${url}/q/${place.point.code}?kiosk`, {
      ...options,
      headers: inPieces,
      body: stream,
      duplex: 'half',
    } as RequestInit)
    expect(again.headers.getSetCookie().map((one) => one.replace(/=.*/, ''))).toEqual(['kunjungan', 'bukti'])
  })

  test('without a key counts like a phone, as often as it likes', async () => {
    const key = randomUUID()
    expect((await send('x'.repeat(43), { key, overall: '4' })).status).toBe(303)
    const stored = database.db.selectFrom('response').innerJoin('origin', 'origin.origin_id', 'response.origin_id')
    expect(await stored.where('response.key', '=', key).select('channel').execute()).toEqual([{ channel: 'qr' }])
  })
})

async function aDevice({ point }: Place) {
  const device = await enrolDevice(database.db, aDoer(new Date()), point.code)
  if (!device.ok) throw new Error(device.reason)
  return device.value
}

function survey(key: string | null): Promise<Response> {
  return fetch(`${url}/q/${place.point.code}?kiosk`, { headers: key ? { Cookie: `a=b; anjungan=${key}` } : {} })
}

function send(key: string, fields: Record<string, string>): Promise<Response> {
  const options = { method: 'POST', redirect: 'manual', headers: { Cookie: `anjungan=${key}` } } as const
  return fetch(`${url}/q/${place.point.code}?kiosk`, { ...options, body: new URLSearchParams(fields) })
}

async function firstTap(fields: Record<string, string>, code = place.point.code): Promise<number> {
  const body = new URLSearchParams(fields)
  return (await fetch(`${url}/q/${code}/awal`, { method: 'POST', body })).status
}
