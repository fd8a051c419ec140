import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { practiceSlug } from '../../src/features/city/practice.ts'
import { listPoints } from '../../src/features/directory/directory.ts'
import { practice as words } from '../../src/i18n/console/practice.ts'
import type { OpenDatabase } from '../../src/server/db.ts'
import { type Place, aPlace } from '../support/builders.ts'
import { openPortalDatabase } from '../support/portalDatabase.ts'
import { aStaffMember, signIn } from '../support/staff.ts'

const { url, dataDir } = inject('portal')
const [band] = words.band.id
let database: OpenDatabase
let place: Place
let slug: string
let cookies: Record<'administrator' | 'survey-manager' | 'unit-head' | 'stranger', string>

beforeAll(async () => {
  database = await openPortalDatabase(dataDir)
  const { db } = database
  place = await aPlace(db)
  slug = practiceSlug(place.agency.slug)
  const { agencyId, unitId } = place.unit
  const as = async (membership: Parameters<typeof aStaffMember>[1]) => signIn(url, await aStaffMember(db, membership))
  cookies = {
    administrator: await as({ role: 'administrator', agencyId }),
    'survey-manager': await as({ role: 'survey-manager', agencyId }),
    'unit-head': await as({ role: 'unit-head', agencyId, unitId }),
    stranger: await as({ role: 'administrator', agencyId: (await aPlace(db)).agency.agencyId }),
  }
  expect((await post(`/admin/${place.agency.slug}/latihan`, 'survey-manager')).headers.get('location')).toMatch(
    /selesai=dibuat$/,
  )
})
afterAll(() => database.close())

const own = { 'sec-fetch-site': 'same-origin' }
const get = (path: string, who?: keyof typeof cookies) =>
  fetch(url + path, { headers: who ? { cookie: cookies[who] } : {}, redirect: 'manual' })
const post = (path: string, who: keyof typeof cookies, body: Record<string, string> = {}) =>
  fetch(url + path, {
    method: 'POST',
    headers: { cookie: cookies[who], ...own },
    body: new URLSearchParams(body),
    redirect: 'manual',
  })

describe('the agency to practise in', () => {
  test('says on every page of its console that it is not real, and leads back', async () => {
    for (const path of [`/admin/${slug}`, `/admin/${slug}/petugas`, `/admin/${slug}/kode`, `/unit/${slug}`]) {
      const page = await get(path, 'administrator')
      expect(page.status, `${path}`).toBe(200)
      const text = await page.text()
      expect(text, `${path}`).toContain(band)
      expect(text, `${path}`).toContain(words.toReal(place.agency.name))
    }
    expect(await (await get(`/admin/${place.agency.slug}`, 'administrator')).text()).not.toContain(band)
  })

  test('takes what the role of the real agency allows, and keeps people, profile and itself closed', async () => {
    expect((await get(`/admin/${slug}/unit/baru`, 'survey-manager')).status).toBe(200)
    expect((await get(`/admin/${slug}/unit/baru`, 'unit-head')).status).toBe(403)
    expect((await get(`/unit/${slug}`, 'unit-head')).status).toBe(200)
    for (const page of ['akun', 'akun/undang', 'profil', 'latihan', 'latihan/buang'])
      expect((await get(`/admin/${slug}/${page}`, 'administrator')).status, `${page}`).toBe(403)
    for (const path of [`/admin/${slug}`, `/unit/${slug}`, `/admin/${slug}/unit/baru`])
      expect((await get(path, 'stranger')).status, `${path}`).toBe(404)
  })

  test('is nowhere in public', async () => {
    for (const path of ['/', '/transparansi', '/api/v1/agencies']) {
      const text = await (await get(path)).text()
      expect(text, `${path}`).not.toContain(slug)
      expect(text, `${path}`).not.toContain('Latihan:')
    }
    for (const path of [
      `/transparansi/${slug}`,
      `/transparansi/${slug}/${place.unit.slug}`,
      `/api/v1/agencies/${slug}`,
      `/api/v1/agencies/${slug}/releases`,
    ])
      expect((await get(path)).status, `${path}`).toBe(404)
  })

  test('says so on the survey, its thanks, the receipt and the prints', async () => {
    const [point] = await listPoints(database.db, slug)
    const survey = await (await get(`/q/${point!.code}`)).text()
    expect(survey).toContain(band)
    expect(await (await get(`/q/${point!.code}?lang=en`)).text()).toContain(words.band.en[0])
    const sent = await fetch(`${url}/api/v1/responses`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ point: point!.code, key: randomUUID(), overall: 4, answers: {}, lang: 'id' }),
    })
    expect(sent.status).toBe(201)
    const { receipt } = (await sent.json()) as { receipt: string }
    for (const path of [
      `/terima-kasih/${receipt}`,
      `/cek?kode=${receipt}`,
      `/cetak/${point!.code}`,
      `/cetak/${point!.code}/poster`,
      `/cetak/${point!.code}/slip-58`,
      `/cetak/${point!.code}/formulir`,
    ]) {
      const page = await get(path)
      expect(page.status, `${path}`).toBe(200)
      expect(await page.text(), `${path}`).toContain(band)
    }
    expect(await (await get(`/q/${place.point.code}`)).text()).not.toContain(band)
  })

  test('is thrown away by an administrator alone, and made again', async () => {
    const [point] = await listPoints(database.db, slug)
    const base = `/admin/${place.agency.slug}/latihan`
    expect((await post(`${base}/buang`, 'survey-manager')).status).toBe(403)
    expect((await get(`/admin/${slug}`, 'administrator')).status).toBe(200)
    expect(await (await get(`${base}/buang`, 'administrator')).text()).toContain(words.discardTitle)
    expect((await post(`${base}/buang`, 'administrator')).headers.get('location')).toMatch(/selesai=dibuang$/)
    expect((await get(`/admin/${slug}`, 'administrator')).status).toBe(404)
    await expect.poll(async () => (await get(`/q/${point!.code}`)).status).toBe(404)
    expect((await post(base, 'administrator')).headers.get('location')).toMatch(/selesai=dibuat$/)
    expect((await get(`/admin/${slug}`, 'administrator')).status).toBe(200)
  })
})
