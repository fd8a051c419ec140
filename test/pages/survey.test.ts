import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { OpenDatabase } from '../../src/server/db.ts'
import { type Place, aPlace, count } from '../support/builders.ts'
import { findTag, wordsOf } from '../support/html.ts'
import { openPortalDatabase } from '../support/portalDatabase.ts'

const { url, dataDir } = inject('portal')
let database: OpenDatabase
let place: Place
let revoked: Place
let closed: Place
beforeAll(async () => {
  database = await openPortalDatabase(dataDir)
  place = await aPlace(database.db)
  revoked = await aPlace(database.db)
  closed = await aPlace(database.db)
  const codes = database.db.updateTable('point_code').set({ revoked_at: new Date() })
  await codes.where('code', '=', revoked.point.code).execute()
  const points = database.db.updateTable('point').set({ state: 'closed' })
  await points.where('point_id', '=', closed.point.pointId).execute()
})
afterAll(() => database.close())

const stored = ({ agency: { agencyId } }: Place) => count(database.db, 'response', { agency_id: agencyId })
const keyOf = (html: string) => findTag(html, 'input', { name: 'key' })?.['value'] ?? ''

describe('GET /q/CODE', () => {
  test('shows the survey of the place in Indonesian, and in English when asked', async () => {
    const [indonesian, english] = [await get(place), await get(place, '?lang=en')]
    expect([indonesian.status, english.status]).toEqual([200, 200])
    expect(findTag(indonesian.html, 'html')).toMatchObject({ lang: 'id' })
    expect(findTag(english.html, 'html')).toMatchObject({ lang: 'en' })
    expect(wordsOf(indonesian.html)).toContain('kecepatan waktu dalam memberikan pelayanan')
    expect(wordsOf(english.html)).toContain('How quickly were you served?')
  })

  test('has a form that works without JavaScript: four answers to each question, and a key of its own', async () => {
    const [one, other] = [await get(place), await get(place)]
    for (const name of ['overall', ...place.questionnaire.questionnaire.elements.map(({ code }) => code)])
      for (const value of ['1', '2', '3', '4'])
        expect(findTag(one.html, 'input', { type: 'radio', name, value })).not.toBeNull()
    for (const { code } of place.questionnaire.questionnaire.elements)
      expect(findTag(one.html, 'input', { type: 'radio', name: code, value: '-' })).not.toBeNull()
    expect(findTag(one.html, 'input', { type: 'radio', name: 'overall', value: '-' })).toBeNull()
    expect(findTag(one.html, 'form')).toMatchObject({ method: 'post', action: `/q/${place.point.code}?kirim` })
    expect(keyOf(one.html)).toMatch(/^[0-9a-f-]{36}$/)
    expect(keyOf(one.html)).not.toBe(keyOf(other.html))
  })

  test.each([
    ['GZIP', 'gzip'],
    ['br ; q=0, gzip', 'gzip'],
    ['br; q=0.0 , gzip; q=0.5', 'gzip'],
    ['gzip;q=0, br;q=0.001', 'br'],
    ['brx, gzip; Q=0, *', null],
  ])('is compressed as the client reads it: %s', async (accepted, encoding) => {
    for (const path of [`/q/${place.point.code}`, '/cek']) {
      const response = await fetch(url + path, { headers: { 'Accept-Encoding': accepted } })
      expect(response.headers.get('content-encoding')).toBe(encoding)
      expect(findTag(await response.text(), 'html')).not.toBeNull()
    }
  })

  test('finds the point in whatever case the code is written', async () => {
    expect((await fetch(`${url}/q/${place.point.code.toLowerCase()}`)).status).toBe(200)
  })

  test('asks for the answers and four coarse facts, and for no name, number, address or religion', async () => {
    const { html } = await get(place)
    const fields = [...html.matchAll(/<(?:input|select|textarea)\s[^>]*?name="([^"]+)"/g)].map(([, name]) => name)
    const elements = place.questionnaire.questionnaire.elements.map(({ code }) => code)
    const asked = [
      'age',
      'comment',
      'education',
      'gender',
      'key',
      'lang',
      'occupation',
      'overall',
      'reply',
      ...elements,
    ]
    expect([...new Set(fields)].toSorted()).toEqual(asked.toSorted())
  })

  test.each([
    ['nobody printed', 404, () => 'ZZZZ9999'],
    ['was revoked', 410, () => revoked.point.code],
    ['belongs to a closed point', 410, () => closed.point.code],
  ])('for a code that %s is a %i that says what to do', async (_, status, code) => {
    const response = await fetch(`${url}/q/${code()}`)
    const html = await response.text()
    expect(response.status).toBe(status)
    expect(wordsOf(html).length).toBeGreaterThan(40)
    expect(findTag(html, 'a')).not.toBeNull()
    expect(findTag(html, 'form', { method: 'post' })).toBeNull()
  })
})

describe('POST /q/CODE', () => {
  test('stores the answers and leads to the thanks page with a receipt that can be checked', async () => {
    const before = await stored(place)
    const response = await send(place, {
      key: keyOf((await get(place)).html),
      waktu: '4',
      overall: '3',
      comment: 'Bagus',
    })
    expect(response.status).toBe(303)
    const location = response.headers.get('location') ?? ''
    expect(location).toMatch(/^\/terima-kasih\/\w{4}-\w{4}-\w{4}$/)
    expect(await stored(place)).toBe(before + 1)
    const receipt = location.split('/').at(-1) ?? ''
    const thanks = await fetch(url + location)
    expect([thanks.status, wordsOf(await thanks.text()).includes(receipt)]).toEqual([200, true])
    const check = await fetch(`${url}/cek?kode=${receipt}`)
    expect([check.status, wordsOf(await check.text()).includes(place.agency.name)]).toEqual([200, true])
  })

  test('sent twice, as by a second tap, leads to the same receipt and stores once', async () => {
    const before = await stored(place)
    const fields = { key: randomUUID(), waktu: '4' }
    const locations = (await Promise.all([send(place, fields), send(place, fields)])).map((response) =>
      response.headers.get('location'),
    )
    expect(locations[0]).toMatch(/^\/terima-kasih\//)
    expect(locations[0]).toBe(locations[1])
    expect(await stored(place)).toBe(before + 1)
  })

  test.each([[{ Origin: 'null' }], [{ Origin: url }], [{ Origin: url, 'Sec-Fetch-Site': 'same-origin' }]])(
    'takes what our own page sends, whatever the browser says of it: %o',
    async (headers) => {
      const body = new URLSearchParams({ key: randomUUID(), waktu: '4' })
      const options = { method: 'POST', body, headers, redirect: 'manual' } as const
      expect((await fetch(`${url}/q/${place.point.code}`, options)).status).toBe(303)
    },
  )

  test('takes "does not apply" as no answer to an element, and as no score at all where nothing else was answered', async () => {
    const key = randomUUID()
    expect((await send(place, { key, waktu: '-', biaya: '2' })).status).toBe(303)
    const rows = database.db.selectFrom('response').where('key', '=', key).select('scores')
    expect(await rows.execute()).toEqual([{ scores: Buffer.from([0, 0, 0, 2, 0, 0, 0, 0, 0]) }])
    const before = await stored(place)
    for (const fields of [{ waktu: '-' }, { overall: '-', biaya: '2' }])
      expect((await send(place, { key: randomUUID(), ...fields } as Record<string, string>)).status).toBe(422)
    expect(await stored(place)).toBe(before)
  })

  test('keeps the language on the way', async () => {
    const response = await send(place, { key: randomUUID(), waktu: '4', lang: 'en' })
    const location = response.headers.get('location') ?? ''
    expect(location).toMatch(/\?lang=en$/)
    expect(findTag(await (await fetch(url + location)).text(), 'html')).toMatchObject({ lang: 'en' })
  })
})

describe('a form that is refused', () => {
  let before: number
  beforeAll(async () => {
    before = await stored(place)
  })
  afterAll(async () => {
    expect([await stored(place), await stored(revoked), await stored(closed)]).toEqual([before, 0, 0])
  })

  test.each<[string, Record<string, string>]>([
    ['no answer', { comment: 'Bagus' }],
    ['a score of 0', { waktu: '0', biaya: '2' }],
    ['a score of 5', { waktu: '5', biaya: '2' }],
    ['a score with a space', { waktu: '4 ', biaya: '2' }],
    ['an empty score', { waktu: '', biaya: '2' }],
    ['an unknown field', { nik: '3201', biaya: '2' }],
    ['a comment that is too long', { comment: 'x'.repeat(2_001), biaya: '2' }],
    ['a choice there is not', { gender: 'X', biaya: '2' }],
    ['a forged token', { token: 'abc', biaya: '2' }],
  ])('for %s is a 422: the page again with a summary and what was right still there', async (_, fields) => {
    const key = randomUUID()
    const response = await send(place, { key, ...fields })
    const html = await response.text()
    expect(response.status).toBe(422)
    expect(findTag(html, 'div', { role: 'alert' })).not.toBeNull()
    expect(findTag(html, 'title')).not.toBeNull()
    expect(keyOf(html)).toBe(key)
    const kept = findTag(html, 'input', { type: 'radio', name: 'biaya', value: '2' })
    expect('checked' in (kept ?? {})).toBe('biaya' in fields)
    expect(html.includes(fields['comment'] ?? '')).toBe(true)
  })

  test('because its key was used for other answers is a 422 that shows the receipt, and offers the rest as a new answer', async () => {
    const fields = { key: randomUUID(), waktu: '4' }
    const thanks = (await send(place, fields)).headers.get('location') ?? ''
    before += 1
    const again = await send(place, { ...fields, waktu: '1' })
    const html = await again.text()
    expect(again.status).toBe(422)
    expect(findTag(html, 'a', { href: thanks })).not.toBeNull()
    expect(findTag(html, 'input', { name: 'waktu', value: '1' })).toHaveProperty('checked')
    expect(keyOf(html)).toMatch(/^[0-9a-f-]{36}$/)
    expect(keyOf(html)).not.toBe(fields.key)
  })

  test('shows what was sent as text and never as markup', async () => {
    const comment = `</textarea><script>alert(1)</script>"'><img src=x onerror=alert(1)>`
    const html = await (await send(place, { key: '"><b>', comment })).text()
    expect([html.includes('<script>alert'), html.includes('<img src=x'), html.includes('"><b>')]).toEqual([
      false,
      false,
      false,
    ])
  })

  test.each<[string, number, BodyInit, Record<string, string>]>([
    ['of 17 KiB', 413, `waktu=3&comment=${'x'.repeat(17 * 1024)}`, {}],
    ['as JSON', 415, '{"waktu":3}', { 'Content-Type': 'application/json' }],
    ['of a form with files', 415, 'waktu=3', { 'Content-Type': 'multipart/form-data; boundary=x' }],
    ['from another site', 403, `key=${randomUUID()}&waktu=3`, { 'Sec-Fetch-Site': 'cross-site' }],
    ['from another site, by an old browser', 403, `key=${randomUUID()}&waktu=3`, { Origin: 'https://lain.example' }],
    ['in another charset', 415, 'waktu=3', { 'Content-Type': 'application/x-www-form-urlencoded; charset=latin1' }],
  ])('%s is a %i', async (_, status, body, headers) => {
    const type = { 'Content-Type': 'application/x-www-form-urlencoded' }
    const response = await fetch(`${url}/q/${place.point.code}`, {
      method: 'POST',
      body,
      headers: { ...type, ...headers },
    })
    expect(response.status).toBe(status)
  })

  test('for a point that is unknown, revoked or closed is the same page as a visit gives', async () => {
    const codes = { ZZZZ9999: 404, [revoked.point.code]: 410, [closed.point.code]: 410 }
    for (const [code, status] of Object.entries(codes)) {
      const body = new URLSearchParams({ key: randomUUID(), waktu: '3' })
      expect((await fetch(`${url}/q/${code}`, { method: 'POST', body })).status).toBe(status)
    }
  })
})

async function get({ point }: Place, query = ''): Promise<{ status: number; html: string }> {
  const response = await fetch(`${url}/q/${point.code}${query}`)
  return { status: response.status, html: await response.text() }
}

function send({ point }: Place, fields: Record<string, string>): Promise<Response> {
  const body = new URLSearchParams(fields)
  return fetch(`${url}/q/${point.code}`, { method: 'POST', body, redirect: 'manual' })
}
