import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { quarterOf, quartersUntil } from '../../src/domain/period.ts'
import { addPlan, findPlan } from '../../src/features/followup/plans.ts'
import { addProof, listProofs, readProofFile } from '../../src/features/followup/proofs.ts'
import { askForReport, findReport } from '../../src/features/report/reports.ts'
import type { OpenDatabase } from '../../src/server/db.ts'
import { type Place, aPlace, anActor, count } from '../support/builders.ts'
import { openPortalDatabase } from '../support/portalDatabase.ts'
import { aStaffMember, signIn } from '../support/staff.ts'

const { url, dataDir } = inject('portal')
const today = new Date().toISOString().slice(0, 10)
const [period] = quartersUntil(today, 2)
let database: OpenDatabase
let [place, beside]: Place[] = []
let cookies: Record<'unit-head' | 'leader' | 'inspector' | 'moderator' | 'stranger', string>
let [own, whole, others]: string[] = []
let base: string

beforeAll(async () => {
  database = await openPortalDatabase(dataDir)
  const { db } = database
  place = await aPlace(db)
  beside = await aPlace(db, { beside: place })
  base = `/instansi/${place.agency.slug}`
  const { agencyId, unitId } = place.unit
  const as = async (membership: Parameters<typeof aStaffMember>[1]) => signIn(url, await aStaffMember(db, membership))
  cookies = {
    'unit-head': await as({ role: 'unit-head', agencyId, unitId }),
    leader: await as({ role: 'leader', agencyId }),
    inspector: await as({ role: 'inspector', agencyId }),
    moderator: await as({ role: 'moderator', agencyId }),
    stranger: await as({ role: 'administrator', agencyId: (await aPlace(db)).agency.agencyId }),
  }
  ;[own, whole, others] = await Promise.all([unitId, null, beside.unit.unitId].map(aPlan))
})
afterAll(() => database.close())

async function aPlan(unitId: string | null): Promise<string> {
  const quarter = quarterOf(today).code
  const added = await addPlan(database.db, anActor(place!.agency), null, {
    unitId,
    period: period!.code,
    element: 'waktu',
    programme: 'Loket <tambahan>',
    fromQuarter: quarter,
    untilQuarter: quarter,
    responsible: 'Kepala Seksi',
  })
  if (!added.ok) throw new Error(added.reason)
  return added.value
}

type Who = keyof typeof cookies
const headersOf = (who: Who) => ({ cookie: cookies[who], 'sec-fetch-site': 'same-origin' })
const get = (path: string, who: Who) => fetch(url + path, { headers: headersOf(who), redirect: 'manual' })
const post = (path: string, who: Who, body: Record<string, string> | FormData) =>
  fetch(url + path, {
    method: 'POST',
    headers: headersOf(who),
    body: body instanceof FormData ? body : new URLSearchParams(body),
    redirect: 'manual',
  })
const stateOf = async (planId: string) => findPlan(database.db, place!.agency.agencyId, planId)

describe('the pages of follow-up', () => {
  test('are a unit head’s for the own unit alone, a leader’s to approve, an inspector’s to read', async () => {
    const open: [string, Who, number][] = [
      [`${base}/tindak-lanjut/${own}`, 'unit-head', 200],
      [`${base}/tindak-lanjut/${others}`, 'unit-head', 403],
      [`${base}/tindak-lanjut/${whole}`, 'unit-head', 403],
      [`/unit/${place!.agency.slug}/${beside!.unit.slug}/tindak-lanjut`, 'unit-head', 403],
      [`${base}/tindak-lanjut/${own}/persetujuan`, 'unit-head', 403],
      [`${base}/tindak-lanjut/${whole}/persetujuan`, 'leader', 200],
      [`${base}/tindak-lanjut/${whole}`, 'inspector', 200],
      [`${base}/tindak-lanjut/${whole}/ubah`, 'inspector', 403],
      [`${base}/tindak-lanjut`, 'moderator', 403],
      [`${base}/tindak-lanjut/${own}`, 'stranger', 404],
    ]
    for (const [path, who, status] of open) expect((await get(path, who)).status, `${path} ${who}`).toBe(status)
    const list = await (await get(`${base}/tindak-lanjut`, 'unit-head')).text()
    expect(list).toContain('Loket &lt;tambahan&gt;')
    expect(list).toContain(own)
    expect(list).not.toContain(others)
    expect(list).not.toContain(whole)
  })

  test('move a plan for who may, refuse others, and keep what was typed in', async () => {
    const path = `${base}/tindak-lanjut/${own}`
    expect((await post(path, 'inspector', { act: 'move', state: 'running' })).status).toBe(403)
    expect((await stateOf(own!))?.state).toBe('planned')
    const refused = await post(path, 'unit-head', { act: 'move', state: 'cancelled', reason: ' ' })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('Tulis alasan pembatalan')
    expect((await stateOf(own!))?.state).toBe('planned')
    expect((await post(path, 'unit-head', { act: 'move', state: 'running' })).status).toBe(303)
    expect((await stateOf(own!))?.state).toBe('running')
    expect((await post(`${path}/persetujuan`, 'unit-head', { act: 'approve' })).status).toBe(403)
    expect((await stateOf(own!))?.approvedAt).toBeNull()
  })

  test('take a file by what it is and hand it out to be kept', async () => {
    const path = `${base}/tindak-lanjut/${own}`
    const send = (name: string, type: string, bytes: string) => {
      const form = new FormData()
      for (const [key, value] of Object.entries({ act: 'proof', note: 'Foto' })) form.append(key, value)
      form.append('file', new Blob([Buffer.from(bytes, 'hex')], { type }), name)
      return post(path, 'unit-head', form)
    }
    expect((await send('foto.png', 'image/png', '3c68746d6c3e3c2f68746d6c3e')).status).toBe(422)
    expect(await count(database.db, 'follow_up_proof', { agency_id: place!.agency.agencyId })).toBe(0)
    expect((await send('foto "é".html', 'text/html', '89504e470d0a1a0a0000')).status).toBe(303)
    const [proof] = await listProofs(database.db, place!.agency.agencyId, own!)
    const answer = await get(`${path}/bukti/${proof!.proofId}`, 'inspector')
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'content-disposition': expect.stringMatching(/^attachment; filename="foto _?_?\.png"/),
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    })
    expect((await get(`${path}/bukti/${proof!.proofId}`, 'stranger')).status).toBe(404)
    const foreign = readProofFile('x.png', Buffer.from('89504e470d0a1a0a', 'hex'))
    if (!foreign.ok) throw new Error(foreign.reason)
    await addProof(database.db, anActor(place!.agency), (await stateOf(others!))!, { note: 'X', file: foreign.value })
    const [hidden] = await listProofs(database.db, place!.agency.agencyId, others!)
    expect((await get(`${base}/tindak-lanjut/${others}/bukti/${hidden!.proofId}`, 'unit-head')).status).toBe(403)
    expect((await get(`${path}/bukti/${hidden!.proofId}`, 'unit-head')).status).toBe(404)
  })
})

describe('a report', () => {
  test('is made by the portal when it is asked for, and handed out as the same bytes within its scope', async () => {
    const form = { unit: place!.unit.slug, periode: period!.code, media: 'website' }
    expect((await post(`${base}/laporan/baru`, 'inspector', form)).status).toBe(403)
    expect((await post(`${base}/laporan/baru`, 'unit-head', { ...form, unit: beside!.unit.slug })).status).toBe(422)
    expect((await post(`${base}/laporan/baru`, 'unit-head', { ...form, unit: '' })).status).toBe(422)
    expect(await count(database.db, 'report', { agency_id: place!.agency.agencyId })).toBe(0)
    const asked = await post(`${base}/laporan/baru`, 'unit-head', form)
    expect(asked.status).toBe(303)
    const path = asked.headers.get('location')!
    const reportId = path.split('/').at(-1)!
    await expect
      .poll(async () => (await findReport(database.db, place!.agency.agencyId, reportId))?.state, { timeout: 25_000 })
      .toBe('done')
    expect(await (await get(path, 'unit-head')).text()).toContain('berkas/docx')
    const bytes = async () => Buffer.from(await (await get(`${path}/berkas/docx`, 'inspector')).arrayBuffer())
    expect((await bytes()).equals(await bytes())).toBe(true)
    for (const page of ['', '/cetak', '/pekppp', '/berkas/xlsx']) {
      expect((await get(path + page, 'inspector')).status, `${page}`).toBe(200)
      expect((await get(path + page, 'stranger')).status, `${page}`).toBe(404)
    }
    expect((await get(`${path}/berkas/pdf`, 'inspector')).status).toBe(404)
    const other = await askForReport(database.db, anActor(place!.agency), null, {
      unitId: null,
      period: period!.code,
      media: [],
    })
    expect((await get(`${base}/laporan/${other.ok && other.value}`, 'unit-head')).status).toBe(403)
  })
})
