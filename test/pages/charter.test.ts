import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { charterTexts } from '../../src/i18n/published/charter.ts'
import { publishedTexts } from '../../src/i18n/published/published.ts'
import { findContact, listComplaintCounts } from '../../src/features/charter/charter.ts'
import { findStandard } from '../../src/features/charter/standard.ts'
import { serviceSlugs } from '../../src/features/release/release.ts'
import type { OpenDatabase } from '../../src/server/db.ts'
import { type Place, aPlace } from '../support/builders.ts'
import { wordsOf } from '../support/html.ts'
import { openPortalDatabase } from '../support/portalDatabase.ts'
import { aStaffMember, signIn } from '../support/staff.ts'

const { url, dataDir } = inject('portal')
const words = charterTexts('id')
let database: OpenDatabase
let place: Place
let cookie: string
let [home, agencyPage, unitPage, servicePage]: string[] = []

beforeAll(async () => {
  database = await openPortalDatabase(dataDir)
  place = await aPlace(database.db)
  const { agency, unit, service } = place
  home = `/admin/${agency.slug}`
  agencyPage = `/transparansi/${agency.slug}`
  unitPage = `${agencyPage}/${unit.slug}`
  servicePage = `${unitPage}/${serviceSlugs([service])[0]}`
  const member = await aStaffMember(database.db, { role: 'administrator', agencyId: agency.agencyId })
  cookie = await signIn(url, member)
})
afterAll(() => database.close())

const read = async (path: string) => wordsOf(await (await fetch(url + path)).text())
const post = (path: string, body: Record<string, string>) =>
  fetch(url + path, {
    method: 'POST',
    headers: { cookie, 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams(body),
    redirect: 'manual',
  })
const contact = {
  person: 'Ratna Contoh',
  job: 'Kepala Bagian',
  address: 'Jalan <Contoh> 1',
  email: 'adu@example.go.id',
}
const counts = { period: '2026-TW2', received: '12', onTime: '8', late: '1', asOf: '2026-07-10', source: 'Buku' }

describe('what an agency owes the public, of one that has published nothing', () => {
  test('says that nothing is filled in, on pages that are there', async () => {
    const text = await read(agencyPage!)
    expect(text.split(words.empty).length - 1).toBe(4)
    expect(text).toContain(words.contactEmpty)
    expect(await read(unitPage!)).toContain(`${place.service.name} ${words.states.empty}`)
    const service = await read(servicePage!)
    expect(service).toContain(place.service.name)
    expect(service).toContain(words.noFigure)
    expect(service).not.toContain(publishedTexts('id').parts.serviceUnknown)
    expect((await fetch(`${url}${unitPage}/layanan-lain`)).status).toBe(404)
  })

  test.each([
    ['kewajiban/pengaduan', { ...contact, email: 'adu@' }, 'surel'],
    ['kewajiban/angka', { ...counts, received: '8' }, 'Periksa ketiga angkanya'],
  ])('is not stored where a field is bad, and what was typed is kept: %s', async (path, body, sentence) => {
    const answer = await post(`${home}/${path}`, body)
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(wordsOf(html)).toContain(sentence)
    expect(html).toContain(`value="${Object.values(body)[0]}"`.replace('value="2026-TW2"', 'value="2026-TW2" selected'))
    expect(await findContact(database.db, place.agency.agencyId)).toBeNull()
    expect(await listComplaintCounts(database.db, place.agency.agencyId)).toEqual([])
  })

  test('is read by everybody as soon as it is stated', async () => {
    const { serviceId } = place.service
    const sent = [
      await post(`${home}/kewajiban/pengaduan`, contact),
      await post(`${home}/kewajiban/angka`, counts),
      await post(`${home}/kewajiban/maklumat`, { text: 'Kami sanggup.', signedBy: 'Kepala', declaredOn: '2026-01-02' }),
      await post(`${home}/layanan/${serviceId}/standar`, { fee: 'Tidak dipungut biaya', time: 'Satu hari' }),
    ]
    expect(sent.map(({ status }) => status)).toEqual([303, 303, 303, 303])
    // Each page may be one that is kept, until the portal has seen that there is more to say.
    const soon = (page: string) => expect.poll(() => read(page), { timeout: 10_000 })
    await soon(agencyPage!).toContain('Kami sanggup.')
    await soon(unitPage!).toContain(`${place.service.name} ${words.states.partial}`)
    await soon(servicePage!).toContain(`${words.parts.fee} Tidak dipungut biaya`)
    const text = await read(agencyPage!)
    for (const part of [
      'Ratna Contoh',
      'Jalan <Contoh> 1',
      'adu@example.go.id',
      'Kepala, 2 Januari 2026',
      'Sumber: Buku',
    ])
      expect(text).toContain(part)
    expect(text).toContain('Sumber: Buku 12 8 1 3')
    expect(text).toContain(words.standardsCount('1', '1'))
    expect(await read(servicePage!)).toContain(`${words.parts.requirements} ${words.missing}`)
    expect(await findStandard(database.db, place.agency.agencyId, serviceId)).toMatchObject({ decree: null })
  })
})
