import pLimit from 'p-limit'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { addMembership } from '../../src/features/account/account.ts'
import { invite } from '../../src/features/account/invitation.ts'
import { createAuth } from '../../src/server/access/auth.ts'
import { createLog } from '../../src/server/log.ts'
import { guards } from '../../src/server/access/routes.ts'
import type { OpenDatabase } from '../../src/server/db.ts'
import { createAsker } from '../support/ask.ts'
import { type Place, aPlace } from '../support/builders.ts'
import { aTarget, pathOf } from '../support/matrix.ts'
import { openPortalDatabase, portalSecret } from '../support/portalDatabase.ts'
import { type StaffMember, aStaffMember, signIn } from '../support/staff.ts'

const { url, dataDir } = inject('portal')
const asker = createAsker(url)
const limit = pLimit(8)
let database: OpenDatabase
let place: Place
let victim: StaffMember
let cookie: string
/** Somebody who signs in again and again. */
let other: StaffMember

beforeAll(async () => {
  database = await openPortalDatabase(dataDir)
  place = await aPlace(database.db)
  victim = await aStaffMember(database.db, { role: 'administrator', agencyId: place.agency.agencyId })
  cookie = await signIn(url, victim)
  other = await aStaffMember(database.db, { role: 'leader', agencyId: place.agency.agencyId })
})
afterAll(async () => {
  asker.close()
  await database.close()
})

/** The same over connections that stay open, for what is sent a thousand times. */
const sendForm = (path: string, fields: Record<string, string>, headers: Record<string, string>) =>
  asker.ask(path, { method: 'POST', headers: { 'x-forwarded-for': '192.0.2.1', ...headers }, form: fields })
type Sent = { fields?: Record<string, string>; headers?: Record<string, string>; from?: string }
const post = (path: string, { fields = {}, headers = {}, from = '192.0.2.1' }: Sent = {}) =>
  fetch(url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'x-forwarded-for': from, ...headers },
    body: new URLSearchParams(fields),
  })
const get = (path: string, headers: Record<string, string> = {}) => fetch(url + path, { headers, redirect: 'manual' })
const jarOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')

describe('a thousand wrong passwords', () => {
  test('are refused in the same words for an account and for none, and open nothing', async () => {
    const shown = new Map<string, Set<string>>()
    for (const email of [victim.email, 'tidak-ada@contoh.example']) {
      const pages = new Set<string>()
      const tries = Array.from({ length: 504 }, (_, n) => n)
      await limit.map(tries, async (n) => {
        const headers = { 'x-forwarded-for': `198.51.100.${n % 8}` }
        const answer = await sendForm('/masuk', { email, password: `salah ${n}` }, headers)
        expect([401, 429]).toContain(answer.status)
        expect(answer.headers['set-cookie']).toBeUndefined()
        pages.add(`${answer.status} ${answer.text.replaceAll(email, 'EMAIL')}`)
      })
      shown.set(email, pages)
    }
    const [known, unknown] = [...shown.values()].map((pages) => [...pages].sort())
    expect(known?.length).toBe(2) // wrong, and locked
    expect(known).toEqual(unknown)
    expect(
      (await post('/masuk', { fields: { email: victim.email, password: victim.password }, from: '192.0.2.77' })).status,
    ).toBe(429)
    expect((await get('/akun', { cookie })).status).toBe(200) // whoever is in already stays in
  }, 180_000)
})

describe('a form from another site', () => {
  test('is refused on every route that takes forms, signed in or not', async () => {
    const target = await aTarget(database, 'own', place)
    const routes = Object.entries(guards).filter(([route, guard]) =>
      guard === 'public'
        ? /^\/(masuk|keluar|pulihkan|undangan|mulai)/.test(route)
        : typeof guard === 'string' || guard.change,
    )
    expect(routes.length).toBeGreaterThan(12)
    await limit.map(routes, async ([route]) => {
      for (const headers of [
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        { origin: 'https://jahat.example' },
        { origin: 'null' },
      ] as Record<string, string>[]) {
        const { status } = await sendForm(pathOf(route, target).path, {}, { ...headers, cookie })
        expect(status, `${route} ${JSON.stringify(headers)}`).toBe(403)
      }
    })
    expect((await get('/akun', { cookie })).status).toBe(200)
  })
})

describe('where a sign-in leads', () => {
  test.each([
    'https://jahat.example/',
    '//jahat.example/',
    '/\\jahat.example/',
    '/\t/jahat.example',
    'javascript:alert(1)',
    '/admin\r\nset-cookie: a=b',
    '/admin\nx: y',
    '%2F%2Fjahat.example',
  ])('%j leads nowhere else', async (wanted) => {
    const fields = { email: other.email, password: other.password }
    const answer = await post(`/masuk?lanjut=${encodeURIComponent(wanted)}`, { fields, from: '192.0.2.200' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/admin'])
    expect(answer.headers.get('x')).toBeNull()
    expect(answer.headers.getSetCookie().every((one) => one.startsWith('suara.'))).toBe(true)
  })
})

describe('a link that was used', () => {
  test('opens nothing again: neither an invitation nor a recovery', async () => {
    const actor = { agencyId: place.agency.agencyId, userId: null, name: 'test', now: new Date() }
    const email = 'sari.undangan@contoh.example'
    const invited = await invite(database.db, actor, {
      name: 'Sari',
      email,
      role: 'inspector',
      unitId: null,
      officerId: null,
    })
    const auth = createAuth({
      db: database.db,
      publicUrl: url,
      secretKey: await portalSecret(dataDir),
      log: createLog('silent'),
    })
    const sari = () => database.db.selectFrom('auth_user').select('id').where('email', '=', email).execute()
    const helpless = await aStaffMember(database.db, { role: 'leader', agencyId: place.agency.agencyId })
    const recovery = await auth.recoverySecret(helpless.userId, 30)
    for (const [path, secret, page] of [
      ['/undangan', invited.ok ? invited.value.secret : '', '/undangan'],
      ['/pulihkan', recovery, '/pulihkan/sandi'],
    ] as const) {
      const opened = await get(`${path}/${secret}`)
      expect([opened.status, opened.headers.get('location')]).toEqual([303, page]) // no secret in the address any more
      const jar = jarOf(opened)
      expect((await get(page, { cookie: jar })).status).toBe(200)
      const people = await sari()
      expect(
        (await post(page, { headers: { cookie: jar }, fields: { name: 'Sari', password: 'pendek' } })).status,
      ).toBe(422)
      expect(await sari()).toEqual(people)
      const fields = { name: 'Sari', password: 'ayam bakar madu manis' }
      expect((await post(page, { headers: { cookie: jar }, fields })).status).toBe(303)
      expect((await post(page, { headers: { cookie: jar }, fields })).status).toBe(410)
      expect((await get(page, { cookie: jarOf(await get(`${path}/${secret}`)) })).status).toBe(410)
    }
  })
})

describe('a recovery', () => {
  test('is answered alike for every address, and says what to do where no letter can be sent', async () => {
    const pages = await Promise.all(
      [victim.email, 'tidak-ada@contoh.example'].map(async (email) =>
        (await post('/pulihkan', { fields: { email } })).text(),
      ),
    )
    expect(pages[0]).toBe(pages[1])
    expect(pages[0]).toContain('administrator instansi Anda')
  })

  test('of somebody with a role elsewhere is not handed over by one agency alone', async () => {
    const foreign = await aPlace(database.db)
    const both = await aStaffMember(database.db, { role: 'leader', agencyId: foreign.agency.agencyId })
    const page = `/admin/${place.agency.slug}/akun/${both.userId}`
    expect((await post(page, { headers: { cookie }, fields: { act: 'recover' } })).status).toBe(404)
    const actor = { agencyId: place.agency.agencyId, userId: null, name: 'test', now: new Date() }
    await addMembership(database.db, actor, { userId: both.userId, role: 'inspector', unitId: null, officerId: null })
    const secrets = () =>
      database.db.selectFrom('auth_verification').select('id').where('value', '=', both.userId).execute()
    const answer = await post(page, { headers: { cookie }, fields: { act: 'recover' } })
    expect([answer.status, await secrets()]).toEqual([403, []])
  })
})
