import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type AgencyScope, makeAccessKey } from '../../src/features/access/access.ts'
import type { EvidencePackage } from '../../src/features/evidence/package.ts'
import type { OpenDatabase } from '../../src/server/db.ts'
import { type Place, aPlace, anActor, count } from '../support/builders.ts'
import { aNip } from '../support/files.ts'
import { openPortalDatabase } from '../support/portalDatabase.ts'
import { aStaffMember, signIn } from '../support/staff.ts'
import { addDirectory, emptyDirectory } from '../../src/features/directory/directory.ts'

const { url, dataDir } = inject('portal')
let database: OpenDatabase
let own: Place
let sibling: Place
let keys: Readonly<Record<AgencyScope, string>>
let officerCookie: string
let headCookie: string
const nip = aNip(Math.floor(Math.random() * 30_000))
const officer = { officerId: crypto.randomUUID(), nip, name: 'Sari Contoh', job: 'Pengelola layanan' }
const other = { officerId: crypto.randomUUID(), nip: aNip(30_001), name: 'Budi Contoh', job: 'Pengelola layanan' }
const year = new Date().getFullYear() - 1

beforeAll(async () => {
  database = await openPortalDatabase(dataDir)
  const { db } = database
  own = await aPlace(db)
  sibling = await aPlace(db, { beside: own })
  const { agency, unit } = own
  const { agencyId } = agency
  const from = { fromOn: '2020-01-01', untilOn: null }
  const stays = [
    { agencyId, assignmentId: crypto.randomUUID(), officerId: officer.officerId, unitId: unit.unitId, ...from },
    { agencyId, assignmentId: crypto.randomUUID(), officerId: other.officerId, unitId: sibling.unit.unitId, ...from },
  ]
  const officers = [officer, other].map((one) => ({ agencyId, ...one }))
  await addDirectory(db, { ...emptyDirectory(), officers, assignments: stays }, new Date())
  const keyOf = (kind: AgencyScope) => makeAccessKey(db, anActor(agency, new Date()), agency.slug, { kind })
  keys = {
    api: await keyOf('api'),
    transaction: await keyOf('transaction'),
    evidence: await keyOf('evidence'),
    programme: await keyOf('programme'),
  }
  const { unitId } = unit
  officerCookie = await signIn(
    url,
    await aStaffMember(db, { role: 'officer', agencyId, unitId, officerId: officer.officerId }),
  )
  headCookie = await signIn(url, await aStaffMember(db, { role: 'unit-head', agencyId, unitId }))
})
afterAll(() => database.close())

const withKey = (key: string) => ({ authorization: `Bearer ${key}` })
const post = (body: unknown, key = keys.transaction) =>
  fetch(`${url}/api/v1/transactions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...withKey(key) },
    body: JSON.stringify(body),
  })
const cases = (n: number) =>
  Array.from({ length: n }, (_, place) => ({
    number: `API-${place}`,
    nip,
    service: own.service.name,
    submitted: `${year}-03-02`,
    due: `${year}-03-10`,
    finished: `${year}-03-${place % 4 === 0 ? '12' : '09'}`,
  }))
const get = (path: string, cookie = '') => fetch(url + path, { headers: { cookie }, redirect: 'manual' })
const stored = () => count(database.db, 'service_transaction', { agency_id: own.agency.agencyId })

describe('POST /api/v1/transactions', () => {
  test('stores what a service system sends, once', async () => {
    const first = await post({ transactions: cases(24) })
    expect([first.status, first.headers.get('cache-control'), await first.json()]).toEqual([
      200,
      'no-store',
      { added: 24, changed: 0, unchanged: 0 },
    ])
    expect(await (await post({ transactions: cases(24) })).json()).toEqual({ added: 0, changed: 0, unchanged: 24 })
    expect(await stored()).toBe(24)
  })

  test('names every bad field by its place and stores nothing of the rest', async () => {
    const [good, ...rest] = cases(3)
    const bad = [
      { ...good, number: 'X-1' },
      { ...rest[0], number: 'X-2', finished: `${year}-03-01` },
      { ...rest[1], number: 'X-3', nip: aNip(40_000) },
    ]
    const answer = await post({ transactions: bad })
    const { errors } = (await answer.json()) as { errors: { field: string; message: string }[] }
    expect([answer.status, errors.map(({ field }) => field)]).toEqual([
      422,
      ['transactions.1.finished', 'transactions.2.nip'],
    ])
    expect(errors[0]!.message).toContain(`${year}-03-02`)
    const unknown = await post({ transactions: [{ ...good, attendance: 98 }] })
    expect(unknown.status).toBe(422)
    expect(await stored()).toBe(24)
  })

  test('asks for a key of its own kind, and for a body that it can read', async () => {
    for (const key of [keys.api, keys.evidence, keys.programme, '', 'x'])
      expect([key, (await post({ transactions: cases(1) }, key)).status]).toEqual([key, 401])
    expect((await post({ transactions: [] })).status).toBe(422)
    expect((await post({ transactions: cases(1), pad: 'x'.repeat(1_100_000) })).status).toBe(413)
  })
})

describe('the evidence of an officer', () => {
  const mine = () => `/petugas/${own.agency.slug}`
  const theirs = (who = officer) => `/instansi/${own.agency.slug}/petugas/${who.officerId}`
  const api = (number: string, period = String(year), key = keys.evidence) =>
    fetch(`${url}/api/v1/evidence/${encodeURIComponent(number)}?period=${period}`, { headers: withKey(key) })

  test('is the same in the page, the CSV, the JSON and the API', async () => {
    const json = (await (await get(`${mine()}/unduh.json?periode=${year}`, officerCookie)).json()) as EvidencePackage
    const answer = await api(nip)
    const { madeAt: _, ...content } = (await answer.json()) as EvidencePackage
    const { madeAt: __, ...file } = json
    expect(content).toEqual(file)
    expect([answer.status, answer.headers.get('cache-control'), answer.headers.get('x-robots-tag')]).toEqual([
      200,
      'no-store',
      'noindex',
    ])
    const { percent, low, part, of } = json.evidence.time.onTime
    expect([part, of, percent]).toEqual([18, 24, 75])
    const csv = await (await get(`${mine()}/unduh.csv?periode=${year}`, officerCookie)).text()
    expect(csv).toContain(`waktu;tepat_waktu;;75;${low};`)
    for (const path of [`${mine()}?periode=${year}`, `${mine()}/cetak?periode=${year}`]) {
      const page = await (await get(path, officerCookie)).text()
      expect(page).toContain('75,0 %')
      expect(page).toContain('18 dari 24')
    }
    expect(await (await get(`${theirs()}?periode=${year}`, headCookie)).text()).toContain('75,0 %')
  })

  test('is read by the API with its own key, of its own agency, for a period that is one', async () => {
    for (const key of [keys.api, keys.transaction, keys.programme])
      expect((await api(nip, '2026', key)).status).toBe(401)
    expect((await api(aNip(50_000))).status).toBe(404)
    expect((await api(nip, '2026-Q3')).status).toBe(422)
    const programmes = await fetch(`${url}/api/v1/programmes?period=${year}`, { headers: withKey(keys.programme) })
    expect([programmes.status, (await programmes.json()) as object]).toMatchObject([200, { programmes: [] }])
  })

  test('is nobody’s without a sign-in, and no superior’s beyond their reach; an officer reads no one else’s', async () => {
    for (const path of [
      mine(),
      theirs(),
      `${theirs()}/unduh.json`,
      `${mine()}/unduh.csv`,
      `/instansi/${own.agency.slug}/petugas`,
    ])
      expect((await get(path)).headers.get('location')).toMatch(/^\/masuk/)
    for (const page of ['', '/mengapa', '/transaksi', '/bukti', '/cetak', '/unduh.csv', '/unduh.json']) {
      expect([page, (await get(theirs(other) + page, headCookie)).status]).toEqual([page, 403])
      expect([page, (await get(theirs() + page, officerCookie)).status]).toEqual([page, 403])
    }
    const list = await (await get(`/instansi/${own.agency.slug}/petugas`, headCookie)).text()
    expect([list.includes('Sari Contoh'), list.includes('Budi Contoh')]).toEqual([true, false])
  })

  test('is told why within one click, and each transaction by one more', async () => {
    const page = await (await get(mine(), officerCookie)).text()
    expect(page).toMatch(/href="[^"]*\/mengapa\?periode=/)
    expect(page).toMatch(/href="[^"]*\/transaksi\?periode=/)
    const work = await (await get(`${mine()}/transaksi?periode=${year}`, officerCookie)).text()
    expect(work.match(/API-\d+/g)?.length).toBe(24)
    expect((await get(`${mine()}?periode=besok`, officerCookie)).status).toBe(404)
  })
})

describe('a link to the evidence', () => {
  const send = (path: string, cookie: string, form: Record<string, string>) =>
    fetch(url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams(form),
    })
  const proof = () => `/petugas/${own.agency.slug}/bukti?periode=${year}`

  test('opens without a sign-in, by a cookie of its own, for nobody to keep; revoked it opens nothing', async () => {
    const made = await (await send(proof(), officerCookie, { act: 'make', days: '7' })).text()
    const [, secret = ''] = /\/bukti\/([\w-]{43})/.exec(made) ?? []
    const door = await get(`/bukti/${secret}`)
    expect([door.status, door.headers.get('location')]).toEqual([303, '/bukti'])
    const cookie = door.headers.getSetCookie()[0]!.split(';')[0]!
    const opened = await get('/bukti', cookie)
    const page = await opened.text()
    expect(opened.status).toBe(200)
    expect([opened.headers.get('cache-control'), opened.headers.get('x-robots-tag')]).toEqual(['no-store', 'noindex'])
    expect(page).toContain('Sari Contoh')
    expect(page).toContain('75,0 %')
    expect(page).not.toContain(secret)
    const json = await get('/bukti?berkas=json', cookie)
    expect([
      json.headers.get('cache-control'),
      ((await json.json()) as EvidencePackage).evidence.time.onTime.percent,
    ]).toEqual(['no-store', 75])
    const list = await (await get(proof(), officerCookie)).text()
    const [, linkId = ''] = /name="linkId" value="([0-9a-f-]{36})"/.exec(list) ?? []
    expect((await send(proof(), officerCookie, { act: 'revoke', linkId })).status).toBe(303)
    const dead = await get('/bukti', cookie)
    expect([dead.status, (await dead.text()).includes('Sari Contoh')]).toEqual([410, false])
  })

  test.each([
    [{ act: 'make', days: '365' }],
    [{ act: 'make' }],
    [{ act: 'revoke', linkId: crypto.randomUUID() }],
    [{ act: 'everything' }],
  ])('is not made or revoked by %o', async (form) => {
    const before = await count(database.db, 'evidence_link', { agency_id: own.agency.agencyId })
    expect((await send(proof(), officerCookie, form as Record<string, string>)).status).toBe(422)
    expect(await count(database.db, 'evidence_link', { agency_id: own.agency.agencyId })).toBe(before)
  })

  test('opens nothing without its secret', async () => {
    for (const cookie of ['', 'suara.bukti=x', `suara.bukti=${'A'.repeat(43)}`])
      expect((await get('/bukti', cookie)).status).toBe(404)
  })
})
