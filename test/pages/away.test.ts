import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../src/server/db.ts'
import { type Embedded, openEmbedded } from '../../src/server/embedded.ts'
import { type Place, aPlace, count } from '../support/builders.ts'
import { type Portal, aDataDir, startPortal, untilReady } from '../support/portal.ts'

/** A portal on a PostgreSQL of somebody else's, that goes away and comes back. */
let database: Embedded
let folders: Awaited<ReturnType<typeof aDataDir>>[]
let portal: Portal
let place: Place
beforeAll(async () => {
  folders = [await aDataDir(), await aDataDir()]
  database = await openEmbedded(folders[0]!.dataDir)
  const { host, user, password, database: name } = database.connection
  const DATABASE_URL = `postgres://${user}:${password}@localhost/${name}?host=${host}`
  portal = await startPortal({ dataDir: folders[1]!.dataDir, env: { DATABASE_URL, LOG_LEVEL: 'silent' } })
  place = await inDatabase(({ db }) => aPlace(db))
})
afterAll(async () => {
  await portal.end('SIGTERM')
  await database.leave()
  await Promise.all(folders.map(({ remove }) => remove()))
})

describe('while the database is away', () => {
  const body = () => ({ point: place.point.code, key: randomUUID(), answers: { waktu: 3 } })
  const known = { key: randomUUID(), waktu: '2', comment: '"Lama" & <b>ramai</b>' }

  beforeAll(async () => {
    expect((await post(body())).status).toBe(201)
    await database.leave()
  })

  test('an answer is not acknowledged: 503, and when to try again', async () => {
    const response = await post(body())
    expect([response.status, response.headers.get('content-type')]).toEqual([503, 'application/problem+json'])
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  test('a form comes back with its answers in it, whatever they are, to be sent again later', async () => {
    const response = await form(known)
    const html = await response.text()
    expect([response.status, Number(response.headers.get('retry-after')) > 0]).toEqual([503, true])
    expect(response.headers.get('content-security-policy')).toContain("form-action 'self'")
    expect(hiddenFields(html)).toEqual(known)
    expect(html).not.toContain('<b>')
  })

  test('also to a point that nobody asked for lately', async () => {
    const response = await form(known, 'ZZZZ9999')
    expect([response.status, hiddenFields(await response.text())]).toEqual([503, known])
  })

  test('a kiosk keeps its page, with the answers in it', async () => {
    const response = await form({ key: known.key, overall: '3' }, `${place.point.code}?kiosk`, {
      Cookie: `anjungan=${'x'.repeat(43)}`,
    })
    const html = await response.text()
    expect([response.status, Number(response.headers.get('retry-after')) > 0]).toEqual([503, true])
    expect(html).toMatch(/id="overall-3"[^>]* checked/)
    expect(html).toContain('survey kiosk')
  })

  test('and in English, where it was sent so', async () => {
    const html = await (await form({ ...known, lang: 'en' })).text()
    expect([html.includes('Send rating'), hiddenFields(html)]).toEqual([true, { ...known, lang: 'en' }])
  })

  test('the survey of a busy point still opens, other pages say that they cannot', async () => {
    expect((await fetch(`${portal.url}/q/${place.point.code}`)).status).toBe(200)
    for (const path of ['/transparansi', '/api/v1/agencies']) {
      const { status, headers } = await fetch(portal.url + path)
      expect([path, status, Number(headers.get('retry-after')) > 0]).toEqual([path, 503, true])
      expect([path, headers.get('content-type') === 'application/problem+json']).toEqual([
        path,
        path.startsWith('/api/'),
      ])
    }
  })

  test('the process lives and says that it is not ready', async () => {
    const [alive, ready] = [await fetch(`${portal.url}/healthz`), await fetch(`${portal.url}/readyz`)]
    expect([alive.status, ready.status]).toEqual([200, 503])
  })

  test('and back again, the same answers are taken once and nothing else was stored', async () => {
    database = await openEmbedded(folders[0]!.dataDir)
    await untilReady(portal)
    expect([(await form(known)).status, (await form(known)).status]).toEqual([303, 303])
    const stored = await inDatabase(({ db }) => count(db, 'response'))
    expect(stored).toBe(2)
    expect((await fetch(`${portal.url}/sibuk`)).status).toBe(404) // nobody comes to the busy page by its address
  })
})

function post(body: object): Promise<Response> {
  const headers = { 'Content-Type': 'application/json' }
  return fetch(`${portal.url}/api/v1/responses`, { method: 'POST', headers, body: JSON.stringify(body) })
}

/** The hidden fields of a page, as a browser would send them. */
function hiddenFields(html: string): Record<string, string> {
  const fields = html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)
  return Object.fromEntries(Array.from(fields, ([, name = '', value = '']) => [name, unescaped(value)]))
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}

function form(fields: Record<string, string>, address = place.point.code, headers = {}): Promise<Response> {
  const body = new URLSearchParams(fields)
  return fetch(`${portal.url}/q/${address}`, { method: 'POST', body, headers, redirect: 'manual' })
}

async function inDatabase<T>(act: (open: ReturnType<typeof connect>) => Promise<T>): Promise<T> {
  const open = connect(database.connection, 2)
  const result = await act(open)
  await open.pool.end()
  return result
}
