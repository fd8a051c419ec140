import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { createKeyring } from '../../src/features/token/keyring.ts'
import { issueTokens, revokeHour } from '../../src/features/token/token.ts'
import type { OpenDatabase } from '../../src/server/db.ts'
import { anActor, type Place, aPlace, count } from '../support/builders.ts'
import { findTag, wordsOf } from '../support/html.ts'
import { mutations } from '../support/mutations.ts'
import { openPortalDatabase, portalSecret } from '../support/portalDatabase.ts'

const { url, dataDir } = inject('portal')
const DAY = 86_400_000
let database: OpenDatabase
beforeAll(async () => {
  database = await openPortalDatabase(dataDir)
})
afterAll(() => database.close())

const stored = ({ agency: { agencyId } }: Place) => count(database.db, 'response', { agency_id: agencyId })

describe('GET /v/TOKEN', () => {
  test('leads to the survey with the token out of the address and in a hidden field', async () => {
    const place = await aPlace(database.db)
    const token = await aToken(place)
    for (const address of [`/v/${token}`, `/V/${token}`, `/v/${token.toLowerCase()}/`]) {
      const response = await get(address)
      expect([response.status, response.headers.get('location')]).toEqual([303, `/q/${place.point.code}`])
      expect(response.headers.get('referrer-policy')).toBe('same-origin')
    }
    const cookie = await cookieOf(token)
    expect(cookie).toMatch(new RegExp(`Path=/q/${place.point.code}; Max-Age=\\d+; HttpOnly; SameSite=Lax$`))
    for (const language of ['', '?lang=en']) {
      const page = await get(`/q/${place.point.code}${language}`, { cookie })
      const html = await page.text()
      expect([page.status, page.headers.get('cache-control'), page.headers.get('etag')]).toEqual([
        200,
        'no-store',
        null,
      ])
      expect(findTag(html, 'input', { name: 'token' })).toMatchObject({ type: 'hidden', value: token })
      expect(findTag(html, 'input', { name: 'key' })?.['value']).toMatch(/^[0-9a-f-]{36}$/)
      expect(html.replace(token, '').includes(token)).toBe(false)
    }
  })

  test('keeps the language, and shows nobody else the token', async () => {
    const [place, other] = [await aPlace(database.db), await aPlace(database.db)]
    const token = await aToken(place)
    expect((await get(`/v/${token}?lang=en`)).headers.get('location')).toBe(`/q/${place.point.code}?lang=en`)
    const cookie = await cookieOf(token)
    for (const [code, sent] of [
      [place.point.code, 'kunjungan='],
      [place.point.code, `kunjungan=${token}"><script>`],
      [other.point.code, cookie],
    ] as const) {
      const html = await (await get(`/q/${code}`, { cookie: sent })).text()
      if (!sent.includes('script')) expect(findTag(html, 'input', { name: 'token' })).toBeNull()
      expect(html).not.toContain('<script>"')
    }
    const kept = await get(`/q/${place.point.code}`)
    expect(findTag(await kept.text(), 'input', { name: 'token' })).toBeNull()
    const again = await get(`/q/${place.point.code}`, { cookie, 'if-none-match': kept.headers.get('etag') ?? '' })
    expect(again.status).toBe(200)
  })

  test('of a token that is no good says why, and how to rate without it', async () => {
    const place = await aPlace(database.db)
    const expired = await aToken(place, new Date(Date.now() - 7 * DAY)) // first: a key signs nothing from before it was made
    const [used, forged] = [await aToken(place), await aToken(place)]
    await post({ ...aBody(place), token: used })
    for (const [token, status] of [
      [used, 409],
      [expired, 410],
      [forged.slice(0, -1) + (forged.endsWith('0') ? '1' : '0'), 422],
    ] as const) {
      const response = await get(`/v/${token}`)
      const html = await response.text()
      expect([response.status, html.includes(token)]).toEqual([status, false])
      expect(findTag(html, 'a', { href: `/q/${place.point.code}` })).not.toBeNull()
    }
    for (const nothing of ['x', 'ZZZZ9999', `ZZZZ9999${used.slice(-48)}`, '%E0%A4%A', '../../etc'])
      expect((await get(`/v/${nothing}`)).status).toBeGreaterThanOrEqual(400)
  })

  test('of a code that was revoked leads to the page that says so', async () => {
    const place = await aPlace(database.db)
    const token = await aToken(place)
    const codes = database.db.updateTable('point_code').set({ revoked_at: new Date() })
    await codes.where('code', '=', place.point.code).execute()
    expect((await get(`/v/${token}`)).headers.get('location')).toBe(`/q/${place.point.code}`)
  })
})

describe('an answer with a token', () => {
  test('is stored once under 64 replays, with 409 for the others; the same again is the same receipt', async () => {
    const place = await aPlace(database.db)
    const token = await aToken(place)
    const bodies = Array.from({ length: 64 }, () => ({ ...aBody(place), token }))
    const responses = await Promise.all(bodies.map(post))
    expect(responses.map(({ status }) => status).toSorted()).toEqual([201, ...Array<number>(63).fill(409)])
    expect(await stored(place)).toBe(1)
    const winner = responses.findIndex(({ status }) => status === 201)
    const again = await post(bodies[winner]!)
    expect([again.status, await again.json()]).toEqual([200, await responses[winner]!.json()])
    const refused = (await responses[(winner + 1) % 64]!.json()) as { errors: { field: string }[] }
    expect(refused.errors.map(({ field }) => field)).toEqual(['token'])
  })

  test('is refused in 1,000 mutations of its token, and nothing is stored', async () => {
    const place = await aPlace(database.db)
    const tokens = await Promise.all(Array.from({ length: 20 }, () => aToken(place)))
    const statuses = new Map<number, number>()
    const queue = [...mutations(tokens, 1_000)]
    const send = async (): Promise<void> => {
      for (let token = queue.pop(); token !== undefined; token = queue.pop()) {
        const { status } = await post({ ...aBody(place), token })
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
      }
    }
    await Promise.all(Array.from({ length: 32 }, send))
    expect([...statuses]).toEqual([[422, 1_000]])
    expect(await stored(place)).toBe(0)
  })

  test.each([
    ['expired', 410],
    ['of another unit', 422],
    ['revoked', 410],
    ['empty', 422],
  ])('that is %s is a %i that names it, beside what else is wrong', async (what, status) => {
    const [place, other] = [await aPlace(database.db), await aPlace(database.db)]
    const token = {
      expired: await aToken(place, new Date(Date.now() - 8 * DAY)),
      'of another unit': await aToken(other),
      revoked: await aToken(place),
      empty: '',
    }[what]
    if (what === 'revoked') await revokeNow(place)
    // A portal sees a revocation within a second; until then the answer below is one that is wrong for another reason.
    const wrong = { ...aBody(place), token, overall: 7 }
    await expect.poll(async () => fieldsOf(await post(wrong)), { timeout: 10_000 }).toEqual(['overall', 'token'])
    const refused = await post({ ...aBody(place), token })
    expect([refused.status, await fieldsOf(refused)]).toEqual([status, ['token']])
    expect((await post(wrong)).status).toBe(422)
    expect(await stored(place)).toBe(0)
  })

  test('sent as a form counts as a visit, and the browser forgets the token', async () => {
    const place = await aPlace(database.db)
    const token = await aToken(place)
    const cookie = await cookieOf(token)
    const sent = await sendForm(place, { key: randomUUID(), waktu: '4', token }, cookie)
    expect(sent.status).toBe(303)
    expect(sent.headers.get('set-cookie')).toContain('Max-Age=0')
    const origins = database.db.selectFrom('origin').select('channel').where('agency_id', '=', place.agency.agencyId)
    expect(await origins.execute()).toEqual([{ channel: 'token' }])
  })

  test('sent as a form with a used token keeps the answers, and sent again goes without it', async () => {
    const place = await aPlace(database.db)
    const token = await aToken(place)
    const cookie = await cookieOf(token)
    await post({ ...aBody(place), token })
    const key = randomUUID()
    const refused = await sendForm(place, { key, waktu: '4', comment: 'Antre lama', token }, cookie)
    const html = await refused.text()
    expect([refused.status, refused.headers.get('set-cookie')]).toEqual([409, expect.stringContaining('Max-Age=0')])
    expect(findTag(html, 'div', { role: 'alert' })).not.toBeNull()
    expect(wordsOf(html)).toContain('Antre lama')
    expect('checked' in (findTag(html, 'input', { name: 'waktu', value: '4' }) ?? {})).toBe(true)
    expect([findTag(html, 'input', { name: 'token' }), html.includes(token)]).toEqual([null, false])
    expect((await sendForm(place, { key, waktu: '4', comment: 'Antre lama' })).status).toBe(303)
    expect(await stored(place)).toBe(2)
  })

  test('sent as a form that has another fault keeps its token for the next try', async () => {
    const place = await aPlace(database.db)
    const token = await aToken(place)
    const refused = await sendForm(place, { key: randomUUID(), token })
    const html = await refused.text()
    expect(refused.status).toBe(422)
    expect(findTag(html, 'input', { name: 'token' })).toMatchObject({ type: 'hidden', value: token })
  })
})

async function aToken(place: Place, now = new Date()): Promise<string> {
  const keyring = createKeyring(database.db, await portalSecret(dataDir))
  const issued = await issueTokens(database.db, keyring, place.entry, { count: 1, officer: null }, now)
  return issued.ok ? (issued.value.tokens[0] ?? '') : ''
}

async function revokeNow(place: Place): Promise<void> {
  const local = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 13) // Jakarta
  await revokeHour(
    database.db,
    anActor(place.agency, new Date()),
    { ...place.unit, timeZone: place.agency.timeZone },
    local,
  )
}

const aBody = ({ point }: Place) => ({ point: point.code, key: randomUUID(), answers: { waktu: 3 } })

function get(address: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url + address, { redirect: 'manual', headers })
}

async function cookieOf(token: string): Promise<string> {
  return (await get(`/v/${token}`)).headers.get('set-cookie') ?? ''
}

function post(body: object): Promise<Response> {
  const headers = { 'Content-Type': 'application/json' }
  return fetch(`${url}/api/v1/responses`, { method: 'POST', headers, body: JSON.stringify(body) })
}

function sendForm({ point }: Place, fields: Record<string, string>, cookie = ''): Promise<Response> {
  const body = new URLSearchParams(fields)
  return fetch(`${url}/q/${point.code}`, { method: 'POST', body, redirect: 'manual', headers: { cookie } })
}

async function fieldsOf(refused: Response): Promise<string[]> {
  const { errors } = (await refused.json()) as { errors: { field: string }[] }
  return errors.map(({ field }) => field).toSorted()
}
