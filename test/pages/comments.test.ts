import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { toReceipt } from '../../src/domain/receipt.ts'
import { answers, comments as words, handOffs } from '../../src/i18n/console/comments.ts'
import { id } from '../../src/i18n/id.ts'
import type { OpenDatabase } from '../../src/server/db.ts'
import { type Place, aPlace } from '../support/builders.ts'
import { aComment } from '../support/comments.ts'
import { wordsOf } from '../support/html.ts'
import { openPortalDatabase, portalSecret } from '../support/portalDatabase.ts'
import { aStaffMember, signIn } from '../support/staff.ts'

const { url, dataDir } = inject('portal')
let database: OpenDatabase
let place: Place
let sibling: Place
let moderator: string
let head: string
beforeAll(async () => {
  database = await openPortalDatabase(dataDir)
  place = await aPlace(database.db)
  sibling = await aPlace(database.db, { beside: place })
  moderator = await enter('moderator')
  head = await enter('unit-head', place.unit.unitId)
})
afterAll(() => database.close())

async function enter(role: 'moderator' | 'unit-head', unitId: string | null = null): Promise<string> {
  return signIn(url, await aStaffMember(database.db, { role, agencyId: place.agency.agencyId, unitId }))
}
/** As the portal stores it; it may be the portal itself that makes it readable. */
async function written(at: Place, text: string) {
  return aComment(database, at, text, { wantsReply: true, secret: await portalSecret(dataDir) })
}
const get = async (path: string, cookie = '') => {
  const answer = await fetch(url + path, { headers: { cookie }, redirect: 'manual' })
  return { status: answer.status, text: await answer.text(), to: answer.headers.get('location') }
}
const post = (path: string, fields: Record<string, string>, cookie = '') =>
  fetch(url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams(fields),
  })
const base = () => `/instansi/${place.agency.slug}/saran`

describe('the comments of an agency', () => {
  test('are shown without personal data, day or score, and to a unit’s head those of the unit alone', async () => {
    const own = await written(place, 'Antre lama, hubungi 0812-3456-7890')
    const other = await written(sibling, 'Toilet bocor')
    const all = await get(base(), moderator)
    expect(all.text).toContain('Antre lama, hubungi [nomor]')
    expect(all.text).toContain('Toilet bocor')
    for (const told of ['0812', '15 Juli 2026', '2026-07-15']) expect(all.text).not.toContain(told)
    const few = await get(base(), head)
    expect([few.text.includes('Antre lama'), few.text.includes('Toilet bocor')]).toEqual([true, false])
    const ofUnit = await get(`/unit/${place.agency.slug}/${place.unit.slug}/saran`, head)
    expect([ofUnit.text.includes('Antre lama'), ofUnit.text.includes('Toilet bocor')]).toEqual([true, false])
    expect((await get(`${base()}?cari=bocor`, moderator)).text).not.toContain('Antre lama')
    expect((await get(`${base()}/${other.commentId}`, head)).status).toBe(403)
    expect((await get(`${base()}/${own.commentId}`, head)).status).toBe(200)
    expect(
      (await post(`${base()}/${own.commentId}/periksa`, { keadaan: 'publishable', jenis: 'praise' }, head)).status,
    ).toBe(403)
  })

  test('are judged with a reason, or nothing is kept', async () => {
    const { commentId } = await written(place, 'Petugas loket 3 ketus')
    const path = `${base()}/${commentId}/periksa`
    const wrong = await post(
      path,
      { keadaan: 'unpublishable', alasan: '', jenis: 'complaint', samarkan: '' },
      moderator,
    )
    expect(wrong.status).toBe(422)
    expect((await get(`${base()}/${commentId}`, moderator)).text).toContain('Belum diperiksa')
    const right = await post(path, { keadaan: 'unpublishable', alasan: 'identifiable', jenis: 'complaint' }, moderator)
    expect([right.status, right.headers.get('location')]).toEqual([303, `${base()}?keadaan=new&selesai=periksa`])
    const page = wordsOf((await get(`${base()}/${commentId}`, moderator)).text)
    expect(page).toContain('Tidak terbit: Menunjuk orang tertentu')
    expect(page).toMatch(/Rina Contoh memeriksa\s*: Tidak terbit, Menunjuk orang tertentu/)
  })
})

describe('whoever holds the receipt', () => {
  test('reads the reply that was written in the console', async () => {
    const { commentId, responseId } = await written(place, 'Kursi kurang')
    const check = `/cek?kode=${toReceipt(responseId)}`
    expect((await get(check)).text).toContain(id.check.notReplied)
    const path = `${base()}/${commentId}/jawab`
    expect((await get(`${path}?contoh=sarana`, head)).text).toContain(answers.list[3]!.text)
    expect((await post(path, { balasan: ' ' }, head)).status).toBe(422)
    expect((await get(check)).text).toContain(id.check.notReplied)
    expect((await post(path, { balasan: 'Dua puluh kursi sudah datang.' }, head)).status).toBe(303)
    expect((await get(check)).text).toContain('Dua puluh kursi sudah datang.')
    expect((await get(`${base()}/${commentId}?selesai=jawab`, head)).text).toContain(words.said['jawab'])
  })

  test('is asked before a comment is handed on, and may say no and yes', async () => {
    const { commentId, responseId } = await written(place, 'Diminta uang oleh calo')
    const receipt = toReceipt(responseId)
    const check = async () => (await get(`/cek?kode=${receipt}`)).text
    const path = `${base()}/${commentId}/lapor`
    const handed = { dasar: 'consent', golongan: 'complaint', nomor: '7654321', tanggal: '2026-07-16', ringkasan: '' }
    expect(await check()).not.toContain(id.check.consentTitle)
    expect((await post('/cek/izin', { kode: receipt, izin: 'ya' })).status).toBe(303)
    expect((await post(path, handed, head)).status).toBe(422)
    expect((await post(path, { act: 'ask' }, head)).status).toBe(303)
    expect(await check()).toContain(id.check.consentYes)
    await post('/cek/izin', { kode: receipt, izin: 'tidak' })
    expect(await check()).toContain(id.check.consentRefused)
    expect((await post(path, handed, head)).status).toBe(422)
    await post('/cek/izin', { kode: receipt, izin: 'ya' })
    expect((await get(path, head)).text).toContain('Isi: Diminta uang oleh calo')
    expect((await post(path, handed, head)).status).toBe(303)
    expect(wordsOf(await check())).toContain(id.check.handedOn('7654321'))
    const page = wordsOf((await get(path, head)).text)
    expect(page).toContain(handOffs.handed('2026-07-16', '7654321'))
    expect(page).toMatch(/Verifikasi: (lewat|batas|hari terakhir)/)
    expect(wordsOf((await get(`${base()}/terusan`, moderator)).text)).toContain('7654321')
  })

  test('is not believed from another site, nor without a receipt that there is', async () => {
    const foreign = await fetch(`${url}/cek/izin`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'cross-site' },
      body: new URLSearchParams({ kode: 'x', izin: 'ya' }),
    })
    expect(foreign.status).toBe(403)
    const unknown = await post('/cek/izin', { kode: '0000-0000-0000', izin: 'ya' })
    expect([unknown.status, unknown.headers.get('location')]).toEqual([303, '/cek?kode=0000-0000-0000'])
    expect((await fetch(`${url}/cek/izin`, { method: 'POST', body: 'x' })).status).toBe(415)
  })
})

describe('alerts', () => {
  test('are switched by each for themselves, and by few for the agency', async () => {
    const path = `/instansi/${place.agency.slug}/pemberitahuan`
    expect((await get(path, head)).status).toBe(200)
    expect((await get(`/unit/${place.agency.slug}/${place.unit.slug}/pemberitahuan`, head)).status).toBe(200)
    expect((await get(path, moderator)).status).toBe(403)
    const off = () =>
      database.db.selectFrom('alert_letter_off').select('kind').where('agency_id', '=', place.agency.agencyId).execute()
    expect((await post(`${path}/atur`, { act: 'own', surel: 'drop' }, head)).status).toBe(303)
    expect((await off()).map(({ kind }) => kind).toSorted()).toEqual(['burst', 'digest', 'overdue', 'silence'])
    expect((await post(`${path}/atur`, { act: 'agency' }, head)).status).toBe(403)
    const agencyOff = database.db.selectFrom('alert_off').select('kind').where('agency_id', '=', place.agency.agencyId)
    expect(await agencyOff.execute()).toEqual([])
  })
})
