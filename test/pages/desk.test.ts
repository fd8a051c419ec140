import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { makeAccessKey, revokeAccessKey } from '../../src/features/access/access.ts'
import type { OpenDatabase } from '../../src/server/db.ts'
import { anActor, type Place, aPlace, count } from '../support/builders.ts'
import { findTag, wordsOf } from '../support/html.ts'
import { openPortalDatabase } from '../support/portalDatabase.ts'

const { url, dataDir } = inject('portal')
let database: OpenDatabase
let place: Place
let key: string
beforeAll(async () => {
  database = await openPortalDatabase(dataDir)
  place = await aPlace(database.db)
  key = await aKey(place)
})
afterAll(() => database.close())

const stored = ({ agency: { agencyId } }: Place) => count(database.db, 'response', { agency_id: agencyId })
const today = () => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10) // in Jakarta

describe('a desk', () => {
  test('is enrolled by an address whose key goes into a cookie for this page alone', async () => {
    const response = await get(place, `?kunci=${key}`, '')
    const { code } = place.point
    expect([response.status, response.headers.get('location')]).toEqual([303, `/entri/${code}`])
    const cookie = response.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(new RegExp(`^meja=.+; Path=/entri/${code}; Max-Age=\\d+; HttpOnly; SameSite=Strict$`))
    const page = await get(place, '', cookie.split(';')[0])
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(findTag(await page.text(), 'input', { name: 'waktu' })).toMatchObject({ inputmode: 'numeric' })
  })

  test('stays closed without a key of this point that is in force', async () => {
    const other = await aPlace(database.db)
    const revoked = await aKey(place)
    const { agencyId } = place.agency
    const accessKeyId = Number(revoked.split('.')[1])
    await revokeAccessKey(database.db, anActor({ agencyId }, new Date()), { accessKeyId, kind: 'desk' })
    const api = await makeAccessKey(database.db, anActor(place.agency, new Date()), place.agency.slug, { kind: 'api' })
    const before = await stored(place)
    for (const wrong of ['', 'x', await aKey(other), revoked, api]) {
      expect((await get(place, '', `meja=${wrong}`)).status).toBe(403)
      expect((await get(place, `?kunci=${encodeURIComponent(wrong)}`, '')).status).toBe(403)
      expect((await send(place, aForm(), { cookie: `meja=${wrong}` })).status).toBe(403)
    }
    for (const code of ['ZZZZ9999', '%3Cscript%3E', '..%2F'])
      expect((await fetch(`${url}/entri/${code}`)).status).toBe(403)
    expect(await stored(place)).toBe(before)
  })

  test('takes forms from its own page only', async () => {
    const before = await stored(place)
    for (const headers of [
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
      { Origin: 'https://example.com' },
      { Origin: 'null' },
      { Origin: '' },
    ] as Record<string, string>[])
      expect((await send(place, aForm(), { Origin: '', ...headers })).status).toBe(403)
    expect(await stored(place)).toBe(before)
    expect((await send(place, aForm(), { Origin: '', 'Sec-Fetch-Site': 'same-origin' })).status).toBe(303)
  })

  test('stores a form and shows an empty one again, with the receipt, its day and how many there were', async () => {
    const fresh = await aPlace(database.db)
    const cookie = `meja=${await aKey(fresh)}`
    const form = { ...aForm(), number: '17' }
    const first = await send(fresh, form, { cookie })
    const location = first.headers.get('location') ?? ''
    expect([first.status, location]).toEqual([303, expect.stringMatching(/\?bukti=\w{4}-\w{4}-\w{4}&tanggal=/)])
    const html = await (await fetch(url + location, { headers: { cookie } })).text()
    const words = wordsOf(html)
    expect(words).toContain(new URL(url + location).searchParams.get('bukti'))
    expect(words).toContain('1 formulir')
    expect(findTag(html, 'input', { name: 'date' })).toMatchObject({ value: today() })
    expect(findTag(html, 'input', { name: 'waktu' })?.['value'] ?? '').toBe('')
    expect((await send(fresh, form, { cookie })).headers.get('location')).toContain('?ulang=')
    expect(await stored(fresh)).toBe(1)
  })

  test('shows a form that is wrong again, with what was typed', async () => {
    const before = await stored(place)
    await send(place, { ...aForm(), number: '99' })
    for (const [wrong, field] of [
      [{ waktu: '5' }, 'waktu-1'],
      [{ date: '2020-01-01' }, 'date'],
      [{ number: '99' }, 'number'],
    ] as const) {
      const response = await send(place, { ...aForm(), biaya: '2', comment: 'Antre', ...wrong })
      const html = await response.text()
      expect([response.status, findTag(html, 'a', { href: `#${field}` })]).toEqual([422, expect.anything()])
      expect(findTag(html, 'input', { name: 'biaya' })).toMatchObject({ value: '2' })
      expect(html).toContain('Antre')
    }
    expect(await stored(place)).toBe(before + 1)
  })

  test('prints slips that lead to the survey with a token each', async () => {
    const print = (fields: Record<string, string>) => send(place, fields, {}, '/struk')
    for (const bentuk of ['slip-58', 'slip-80']) {
      const response = await print({ jumlah: '3', bentuk })
      const html = await response.text()
      expect([response.status, [...html.matchAll(/<article/g)].length]).toEqual([200, 3])
      expect(html).toContain(`paper slip ${bentuk}`)
    }
    for (const jumlah of ['0', '51', '1.5', 'x', ''])
      expect((await print({ jumlah, bentuk: 'slip-58' })).status).toBe(422)
    const issues = database.db.selectFrom('token_issue').select('n').where('agency_id', '=', place.agency.agencyId)
    expect((await issues.execute()).reduce((sum, { n }) => sum + n, 0)).toBe(6)
    expect((await fetch(`${url}/entri/${place.point.code}/struk-58`)).status).toBe(404)
  })
})

let number = 0
function aForm(): Record<string, string> {
  number += 1
  return { date: today(), number: `A${number}`, overall: '4', waktu: '3', biaya: '', comment: '', gender: '' }
}

function aKey({ agency, point: { pointId } }: Place): Promise<string> {
  return makeAccessKey(database.db, anActor(agency, new Date()), agency.slug, { kind: 'desk', pointId })
}

function get({ point }: Place, query: string, cookie = `meja=${key}`): Promise<Response> {
  return fetch(`${url}/entri/${point.code}${query}`, { redirect: 'manual', headers: { cookie } })
}

function send(
  { point }: Place,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
  path = '',
): Promise<Response> {
  const all = Object.entries({ cookie: `meja=${key}`, Origin: url, ...headers }).filter(([, value]) => value !== '')
  const body = new URLSearchParams(fields)
  return fetch(`${url}/entri/${point.code}${path}`, { method: 'POST', body, redirect: 'manual', headers: all })
}
