import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '../../src/domain/days.ts'
import { listChanges } from '../../src/features/audit/audit.ts'
import { addGoal } from '../../src/features/indicator/goals.ts'
import { addIndicator } from '../../src/features/indicator/life.ts'
import { letters as words, recovery, signIn as doorWords } from '../../src/i18n/console/account.ts'
import { members } from '../../src/i18n/console/member.ts'
import type { OpenDatabase } from '../../src/server/db.ts'
import { OIDC_PATH } from '../../src/server/access/oidc.ts'
import { type Place, aPlace, anActor, anOfficer } from '../support/builders.ts'
import { type IdentityProvider, anIdentityProvider, client } from '../support/identityProvider.ts'
import { words as indicatorWords } from '../support/indicators.ts'
import { type LetterBox, aLetterBox } from '../support/letterBox.ts'
import { type Portal, aDataDir, freePort, startPortal } from '../support/portal.ts'
import { openPortalDatabase } from '../support/portalDatabase.ts'
import { type StaffMember, aStaffMember, signIn } from '../support/staff.ts'
import { assign } from '../support/team.ts'

/** A portal that sends letters and knows a provider; everything here goes through its pages. */
let portal: Portal
let database: OpenDatabase
let letterBox: LetterBox
let provider: IdentityProvider
let place: Place
let remove: () => Promise<void>
let administrator: { cookie: string; member: StaffMember }

beforeAll(async () => {
  const [port, folder] = [await freePort(), await aDataDir()]
  remove = folder.remove
  ;[letterBox, provider] = [await aLetterBox(), await anIdentityProvider(`http://127.0.0.1:${port}${OIDC_PATH}`)]
  portal = await startPortal({
    dataDir: folder.dataDir,
    port,
    env: {
      SEED: 'none',
      SMTP_URL: letterBox.url,
      MAIL_FROM: 'Suara Loket <suara@contoh.example>',
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: client.clientId,
      OIDC_CLIENT_SECRET: client.clientSecret,
      OIDC_NAME: client.name,
    },
  })
  database = await openPortalDatabase(folder.dataDir)
  place = await aPlace(database.db)
  const member = await aMember('administrator')
  administrator = { member, cookie: await signIn(portal.url, member) }
}, 120_000)
afterAll(async () => {
  await database.close()
  await portal.end('SIGTERM')
  await Promise.all([letterBox.close(), provider.close(), remove()])
})

const aMember = (role: 'administrator' | 'leader', { agency } = place) =>
  aStaffMember(database.db, { role, agencyId: agency.agencyId })
const get = (path: string, cookie = '') => fetch(portal.url + path, { headers: { cookie }, redirect: 'manual' })
const post = (path: string, fields: Record<string, string>, cookie = '') =>
  fetch(portal.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams(fields),
  })
const jarOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
const toOf = (answer: Response) => answer.headers.get('location')

describe('whoever forgot the password', () => {
  test('asks for a letter, opens its link, sets a new one and signs in with it', async () => {
    const person = await aMember('leader')
    expect(await (await get('/masuk')).text()).toContain('/pulihkan')
    expect((await post('/pulihkan', { email: 'bukan alamat' })).status).toBe(422)
    const before = letterBox.letters.length
    const asked = await post('/pulihkan', { email: ` ${person.email.toUpperCase()} ` })
    expect([asked.status, (await asked.text()).includes(recovery.sentTitle)]).toEqual([200, true])
    await letterBox.until(before + 1)
    const path = /(\/pulihkan\/[\w-]{43})/.exec(letterBox.letters.at(-1) ?? '')?.[1] ?? ''
    const opened = await get(path)
    expect([opened.status, toOf(opened)]).toEqual([303, '/pulihkan/sandi'])
    const jar = jarOf(opened)
    expect((await post('/pulihkan/sandi', { password: person.email }, jar)).status).toBe(422)
    expect(toOf(await post('/pulihkan/sandi', { password: 'durian runtuh di kebun' }, jar))).toBe('/masuk?pulih')
    expect((await post('/masuk', { email: person.email, password: person.password })).status).toBe(401)
    expect((await post('/masuk', { email: person.email, password: 'durian runtuh di kebun' })).status).toBe(303)
  })
})

/** A member with an app and a passkey, signed in on one device. */
async function withFactors(person: StaffMember): Promise<string> {
  const cookie = await signIn(portal.url, person)
  const { db } = database
  const own = { id: randomUUID(), user_id: person.userId }
  await db
    .insertInto('auth_two_factor')
    .values({ ...own, secret: 'x', backup_codes: 'x' })
    .execute()
  const passkey = { public_key: 'x', credential_id: randomUUID(), counter: 0, device_type: 'x', backed_up: false }
  await db
    .insertInto('auth_passkey')
    .values({ ...own, ...passkey })
    .execute()
  await db.updateTable('auth_user').set({ two_factor_enabled: true }).where('id', '=', person.userId).execute()
  return cookie
}

const factorsOf = async ({ userId }: StaffMember) =>
  (await database.db.selectFrom('auth_two_factor').selectAll().where('user_id', '=', userId).execute()).length +
  (await database.db.selectFrom('auth_passkey').selectAll().where('user_id', '=', userId).execute()).length
const pageOf = ({ userId }: StaffMember) => `/admin/${place.agency.slug}/akun/${userId}/langkah-kedua`

describe('officers whom an indicator concerns', () => {
  test('are told when it is talked over: by letter and on their first page, until they have spoken', async () => {
    const { agencyId, slug } = place.agency
    const { officerId } = await anOfficer(database.db, place)
    await assign(database.db, { agencyId, officerId, unitId: place.unit.unitId })
    const officer = await aStaffMember(database.db, { role: 'officer', agencyId, officerId })
    const actor = anActor(place.agency)
    const goalId = await addGoal(database.db, actor, { mission: 'Misi', name: 'Cepat', priority: 1 })
    const what = { goalId, unitId: null, subject: 'officer', source: 'completion', detail: null } as const
    const added = await addIndicator(database.db, actor, null, what, indicatorWords)
    const id = added.ok ? added.value : ''
    const before = letterBox.letters.length
    const until = addDays(new Date().toISOString().slice(0, 10), 14)
    const begun = await post(`/instansi/${slug}/indikator/${id}/simulasi`, { until }, administrator.cookie)
    expect(begun.status).toBe(303)
    await letterBox.until(before + 1)
    expect(letterBox.letters.slice(before)).toHaveLength(1)
    expect(letterBox.letters.at(-1)).toContain(officer.email)
    const path = `/petugas/${slug}/indikator/${id}`
    expect(letterBox.letters.at(-1)).toContain(path)
    const cookie = await signIn(portal.url, officer)
    const pages = [`/petugas/${slug}`, `/petugas/${slug}/kinerja`]
    for (const page of pages) expect(await (await get(page, cookie)).text()).toContain(path)
    expect((await post(path, { stance: 'acknowledge', says: '' }, cookie)).status).toBe(303)
    for (const page of pages) expect(await (await get(page, cookie)).text()).not.toContain(path)
  })
})

describe('whoever lost the phone', () => {
  test('is freed of the second factor by an administrator, told by letter, and out everywhere', async () => {
    const person = await aMember('leader')
    const cookie = await withFactors(person)
    expect((await post('/masuk', person)).headers.get('location')).toContain('/masuk/kode')
    const page = await get(pageOf(person), administrator.cookie)
    expect(await page.text()).toContain(members.dropFactorSure)
    expect(await factorsOf(person)).toBe(2) // a look changes nothing

    const before = letterBox.letters.length
    const removed = await post(pageOf(person), {}, administrator.cookie)
    expect(toOf(removed)).toContain('selesai=langkah-surel')
    await letterBox.until(before + 1)
    expect(letterBox.letters.at(-1)).toContain(person.email)
    expect(letterBox.letters.at(-1)).toContain(words.factorRemoved.subject)
    expect(await factorsOf(person)).toBe(0)
    expect(toOf(await get('/akun', cookie))).toMatch(/^\/masuk\?lanjut=/)
    expect(toOf(await post('/masuk', person))).toBe('/admin')
    const [entry] = await listChanges(database.db, place.agency.agencyId, { kind: 'second-factor' }, 10)
    expect(entry).toMatchObject({
      act: 'removed',
      subjectId: person.userId,
      actor: administrator.member.name,
      before: { app: true, passkeys: 1 },
      after: { ended: 1 },
    })
  })

  test.each([
    ['oneself', async () => administrator.member],
    [
      'somebody with a role in another agency too',
      async () => {
        const both = await aMember('leader', await aPlace(database.db))
        const own = { agency_id: place.agency.agencyId, membership_id: randomUUID(), user_id: both.userId }
        await database.db
          .insertInto('membership')
          .values({ ...own, role: 'leader', made_at: new Date() })
          .execute()
        return both
      },
    ],
  ])('is not freed where it is %s', async (_, who) => {
    const person = await who()
    if (person !== administrator.member) await withFactors(person)
    const [before, told] = [await factorsOf(person), letterBox.letters.length]
    for (const answer of [
      await get(pageOf(person), administrator.cookie),
      await post(pageOf(person), {}, administrator.cookie),
    ])
      expect(answer.status).toBe(403)
    expect([await factorsOf(person), letterBox.letters.length]).toEqual([before, told])
    const trail = await listChanges(database.db, place.agency.agencyId, { subjectId: person.userId }, 10)
    expect(trail.map(({ kind }) => kind)).not.toContain('second-factor')
  })
})

describe('an invitation', () => {
  test('is a letter that leaves after the invitation was stored, and shows no link to who invited', async () => {
    const before = letterBox.letters.length
    const fields = { name: 'Sari Contoh', email: 'sari@contoh.example', role: 'inspector' }
    const invited = await post(`/admin/${place.agency.slug}/akun/undang`, fields, administrator.cookie)
    expect([invited.status, toOf(invited)]).toEqual([303, `/admin/${place.agency.slug}/akun?selesai=diundang`])
    await letterBox.until(before + 1)
    const path = /(\/undangan\/[\w-]{43})/.exec(letterBox.letters.at(-1) ?? '')?.[1] ?? ''
    const jar = jarOf(await get(path))
    expect(await (await get('/undangan', jar)).text()).toContain(place.agency.name)
  })
})

describe('the government’s provider', () => {
  test('is offered at the door, and signs in who was invited there and back', async () => {
    const person = await aMember('leader')
    expect(await (await get('/masuk')).text()).toContain(doorWords.byProvider(client.name))
    provider.signedIn = { sub: randomUUID(), email: person.email, email_verified: true }
    const started = await get('/masuk/pemerintah?lanjut=/akun')
    expect(started.status).toBe(303)
    const back = await provider.visit(toOf(started) ?? '')
    const arrived = await get(back.slice(portal.url.length), jarOf(started))
    expect([arrived.status, toOf(arrived)]).toEqual([303, '/akun'])
    expect(await (await get('/akun', jarOf(arrived))).text()).toContain(person.email)
  })

  test('says in plain words why it lets somebody not in, and gives no cookie of a sign-in', async () => {
    provider.signedIn = { sub: randomUUID(), email: 'asing@contoh.example', email_verified: true }
    const started = await get('/masuk/pemerintah')
    const arrived = await get((await provider.visit(toOf(started) ?? '')).slice(portal.url.length), jarOf(started))
    expect([arrived.status, (await arrived.text()).includes(doorWords.provider.stranger)]).toEqual([403, true])
    expect((await get('/akun', jarOf(arrived))).status).toBe(303)
    expect((await get('/masuk/pemerintah?state=forged&code=forged')).status).toBe(403)
    expect(
      await database.db.selectFrom('auth_user').select('id').where('email', '=', 'asing@contoh.example').execute(),
    ).toEqual([])
  })
})
