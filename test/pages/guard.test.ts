import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type OpenDatabase } from '../../src/server/db.ts'
import { addMembership } from '../../src/features/account/account.ts'
import { type Place, aPlace } from '../support/builders.ts'
import { openPortalDatabase } from '../support/portalDatabase.ts'
import { type StaffMember, aStaffMember, signIn } from '../support/staff.ts'

const { url, dataDir } = inject('portal')
let database: OpenDatabase
let own: Place
let sibling: Place
let below: Place
let foreign: Place
let head: StaffMember
let cookie: string

beforeAll(async () => {
  database = await openPortalDatabase(dataDir)
  const { db } = database
  own = await aPlace(db)
  sibling = await aPlace(db, { beside: own })
  below = await aPlace(db, { below: own })
  foreign = await aPlace(db)
  const { agencyId, unitId } = own.unit
  head = await aStaffMember(db, { role: 'unit-head', agencyId, unitId })
  cookie = await signIn(url, head)
})
afterAll(() => database.close())

const get = (path: string, headers: Record<string, string> = { cookie }) =>
  fetch(url + path, { headers, redirect: 'manual' })
const unitOf = ({ agency, unit }: Place) => `/unit/${agency.slug}/${unit.slug}`

describe('a page behind the sign-in', () => {
  test('leads whoever is not signed in to the door, and from there back', async () => {
    const answer = await get(`${unitOf(own)}?periode=2026`, {})
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `/masuk?lanjut=${encodeURIComponent(`${unitOf(own)}?periode=2026`)}`,
    ])
    const door = await fetch(url + answer.headers.get('location'), {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ email: head.email, password: head.password }),
    })
    expect(door.headers.get('location')).toBe(`${unitOf(own)}?periode=2026`)
  })

  test.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
    'never leads to %s after the sign-in',
    async (elsewhere) => {
      const door = await fetch(`${url}/masuk?lanjut=${encodeURIComponent(elsewhere)}`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ email: head.email, password: head.password }),
      })
      expect(door.headers.get('location')).toBe('/admin')
    },
  )

  test('leads who has one room into it, and asks who has two', async () => {
    const answer = await get('/admin')
    expect([answer.status, answer.headers.get('location')]).toEqual([303, unitOf(own)])
    const { agencyId } = foreign.agency
    const officer = await aStaffMember(database.db, { role: 'officer', agencyId })
    const untied = { cookie: await signIn(url, officer) }
    expect((await get('/admin', untied)).status).toBe(200) // whose figures would lead back here
    const both = await aStaffMember(database.db, { role: 'leader', agencyId })
    const actor = { agencyId, userId: null, name: 'test', now: new Date() }
    await addMembership(database.db, actor, {
      userId: both.userId,
      role: 'administrator',
      unitId: null,
      officerId: null,
    })
    const rooms = await (await get('/admin', { cookie: await signIn(url, both) })).text()
    for (const path of [`/instansi/${foreign.agency.slug}`, `/admin/${foreign.agency.slug}`])
      expect(rooms).toContain(`href="${path}"`)
  })

  test('shows a unit head the own unit and those below, no sibling, and nothing of another agency', async () => {
    const statuses = async (...paths: string[]) => Promise.all(paths.map(async (path) => (await get(path)).status))
    expect(await statuses(unitOf(own), unitOf(below), `${unitOf(own)}/cetak`)).toEqual([200, 200, 200])
    expect(await statuses(unitOf(sibling), `${unitOf(sibling)}/cetak`)).toEqual([403, 403])
    expect(await statuses(unitOf(foreign), `/unit/${foreign.agency.slug}`)).toEqual([404, 404])
    expect(await statuses('/unit/nobody', `/unit/${own.agency.slug}/nothing`)).toEqual([404, 404])
  })

  test('lists only the units in reach', async () => {
    const page = await (await get(`/unit/${own.agency.slug}`)).text()
    expect([page.includes(own.unit.name), page.includes(below.unit.name)]).toEqual([true, true])
    expect(page).not.toContain(sibling.unit.name)
  })

  test.each([
    ['forged', (good: string) => `${good.slice(0, -8)}AAAAAAA%3D`],
    ['without its signature', (good: string) => good.split('.').slice(0, 2).join('.')],
    ['empty', () => 'suara.session_token='],
  ])('is shut to a cookie that is %s', async (_, bend) => {
    const answer = await get(unitOf(own), { cookie: bend(cookie) })
    expect(answer.status).toBe(303)
  })

  test('refuses a form that another site sent, and takes none where nothing is to be sent', async () => {
    const post = (headers: Record<string, string>) =>
      fetch(url + unitOf(own), {
        method: 'POST',
        headers: { cookie, ...headers },
        body: new URLSearchParams({ a: 'b' }),
      })
    expect((await post({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await post({ origin: 'https://evil.example' })).status).toBe(403)
    expect((await post({ 'sec-fetch-site': 'same-origin' })).status).toBe(405)
  })

  test('takes a form of more than 16 KiB from somebody who is signed in, and from nobody who says so', async () => {
    const body = new URLSearchParams({ email: `${'x'.repeat(20_000)}@contoh.example`, password: 'x' })
    const [name = ''] = cookie.split('=')
    const send = (headers: Record<string, string>) =>
      fetch(`${url}/masuk`, { method: 'POST', redirect: 'manual', body, headers: { origin: url, ...headers } })
    const statuses = [{}, { cookie: `${name}=forged.${'A'.repeat(43)}%3D` }, { cookie }].map(send)
    expect((await Promise.all(statuses)).map(({ status }) => status)).toEqual([413, 413, 401])
  })

  test('is shut again after signing out', async () => {
    const ending = await signIn(url, head)
    expect((await get(unitOf(own), { cookie: ending })).status).toBe(200)
    await fetch(`${url}/keluar`, {
      method: 'POST',
      headers: { cookie: ending },
      redirect: 'manual',
      body: new URLSearchParams(),
    })
    expect((await get(unitOf(own), { cookie: ending })).status).toBe(303)
  })
})

describe('signing in', () => {
  const attempt = (email: string, password: string) =>
    fetch(`${url}/masuk`, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ email, password }) })

  test('says the same of a wrong password and of an account that does not exist', async () => {
    const wrong = await attempt(head.email, 'not the password')
    const unknown = await attempt('nobody@contoh.example', 'not the password')
    expect([wrong.status, unknown.status]).toEqual([401, 401])
    const texts = [await wrong.text(), await unknown.text()].map((text) => text.replaceAll(/value="[^"]*"/g, ''))
    expect(texts[0]).toBe(texts[1])
    expect(wrong.headers.getSetCookie()).toEqual([])
  })
})
