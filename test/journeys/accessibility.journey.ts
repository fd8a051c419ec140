import type { Page } from '@playwright/test'
import { slugOf } from '../../src/domain/unitTree.ts'
import { stateCharter, stateContact, stateCount } from '../../src/features/charter/charter.ts'
import { stateStandard } from '../../src/features/charter/standard.ts'
import { revokeCode } from '../../src/features/directory/codes.ts'
import { textsOf } from '../../src/i18n/texts.ts'
import { expectNoBars, expectNoBarsHere } from '../support/accessible.ts'
import { type Place, aDoer, anActor } from '../support/builders.ts'
import { expect, test } from '../support/journey.ts'

const { survey } = textsOf('id')

/** Pages that an address shows as they are; the place has published results. */
const looks: readonly (readonly [name: string, address: (place: Place) => string])[] = [
  ['the front page', () => '/'],
  ['an empty survey', ({ point }) => `/q/${point.code}`],
  ['a survey in English', ({ point }) => `/q/${point.code}?lang=en`],
  ['a survey that is unknown', () => '/q/ZZZZ9999'],
  ['a slip that was used', ({ point }) => `/v?sebab=used&kode=${point.code}`],
  ['a desk that is not enrolled', ({ point }) => `/entri/${point.code}`],
  ['the check of a receipt', () => '/cek'],
  ['a receipt that was mistyped', () => '/cek?kode=ABCD'],
  ['the list of results', () => '/transparansi'],
  ['the results of an agency', ({ agency }) => `/transparansi/${agency.slug}`],
  ['the results of a unit', ({ agency, unit }) => `/transparansi/${agency.slug}/${unit.slug}`],
  [
    'the results of a service',
    ({ agency, unit, service }) => `/transparansi/${agency.slug}/${unit.slug}/${slugOf(service.name)}`,
  ],
  ['what a search found', ({ unit }) => `/?cari=${unit.name.slice(5, 13)}`],
  ['a search that found nothing', () => '/?cari=zzzyyyxxx'],
  ['a comparison', ({ agency, unit }) => `/transparansi/${agency.slug}/bandingkan?unit=${unit.slug}`],
  ['the sheet of results', ({ agency, unit }) => `/publikasi/${agency.slug}/${unit.slug}`],
  ['a figure for other sites', ({ agency, unit }) => `/transparansi/${agency.slug}/${unit.slug}/sematan.html`],
  ['the open data', () => '/api'],
  ['the method', () => '/metodologi'],
  ['the words on privacy', () => '/privasi'],
  ['the words on integrity', () => '/integritas'],
  ['the help', () => '/bantuan'],
  ['a story in the help', () => '/bantuan/rangkui'],
  ['the choice of prints', ({ point }) => `/cetak/${point.code}`],
  ['the poster', ({ point }) => `/cetak/${point.code}/poster`],
  ['the form on paper', ({ point }) => `/cetak/${point.code}/formulir`],
  ['a slip', ({ point }) => `/cetak/${point.code}/slip-58`],
  ['a print of an unknown code', () => '/cetak/ZZZZ9999/tenda'],
  ['the door for staff', () => '/masuk'],
  ['the second step', () => '/masuk/kode'],
  ['an invitation that is unknown', () => '/undangan'],
  ['the recovery of an account', () => '/pulihkan'],
  ['a recovery that is over', () => '/pulihkan/sandi'],
  ['a page that is not there', () => '/nowhere'],
]

/** Pages that something is done for. */
const states: readonly (readonly [name: string, open: (page: Page, place: Place) => Promise<unknown>])[] = [
  ['a survey with errors', (page, { point }) => send(page, point.code, [])],
  ['the thanks page', (page, { point }) => send(page, point.code, ['#overall-4'])],
  ['a survey that was begun before', (page, { point }) => begin(page, point.code)],
  ['a survey that was received', (page, { point }) => goBack(page, point.code)],
  ['a survey that waits for the network', (page, { point }) => wait(page, point.code)],
]

for (const [name, address] of looks)
  test(`${name} bars nobody: by day, in the dark, and on the narrowest phone`, async ({ published, lookAs }) => {
    const page = await lookAs(null)
    await page.goto(address(published))
    await expectNoBarsHere(page)
  })

for (const [name, open] of states)
  test(`${name} bars nobody: by day, in the dark, and on the narrowest phone`, async ({ page, published }) => {
    await open(page, published)
    await expectNoBars(page)
  })

test('what an agency states of itself and of a service bars nobody', async ({ published, lookAs, database }) => {
  const { agency, unit, service } = published
  const actor = anActor(agency)
  await stateCharter(database.db, actor, {
    text: 'Kami sanggup.\nSelalu.',
    signedBy: 'Kepala',
    declaredOn: '2026-01-02',
  })
  const contact = { person: 'Ratna Contoh', job: 'Kepala', address: 'Jalan Contoh 1', phone: '0272 555 0100' }
  await stateContact(database.db, actor, { ...contact, email: null, website: null, hours: null, procedure: null })
  const counts = { period: '2026-TW2', received: 12, onTime: 8, late: 1, asOf: '2026-07-10', source: 'Buku pengaduan' }
  await stateCount(database.db, actor, counts)
  await stateStandard(database.db, actor, service, { parts: { fee: 'Gratis', law: 'UU 25/2009' }, decree: 'Nomor 1' })
  const page = await lookAs(null)
  const own = `/transparansi/${agency.slug}`
  for (const [path, words] of [
    [own, 'Ratna Contoh'],
    [`${own}/${unit.slug}/${slugOf(service.name)}`, 'Gratis'],
  ] as const) {
    await expect(async () => {
      await page.goto(path)
      await expect(page.locator('main')).toContainText(words, { timeout: 500 })
    }).toPass()
    await expectNoBarsHere(page)
  }
})

test('a survey whose code was taken out of force bars nobody', async ({ page, place, database }) => {
  await revokeCode(database.db, aDoer(new Date()), place.point.code, { isReplaced: false })
  const answer = await page.goto(`/q/${place.point.code}`)
  expect(answer?.status()).toBe(410)
  await expectNoBars(page)
})

async function begin(page: Page, code: string): Promise<void> {
  await page.goto(`/q/${code}`)
  await page.locator('#overall-4').check()
  await page.reload()
  await page.getByText(survey.phone.restored).waitFor()
}

async function goBack(page: Page, code: string): Promise<void> {
  await send(page, code, ['#overall-4'])
  await page.goBack()
  await page.getByRole('heading', { name: survey.received.title }).waitFor()
}

async function wait(page: Page, code: string): Promise<void> {
  await page.route('**/api/v1/responses', (route) => route.abort())
  await page.goto(`/q/${code}`)
  await page.locator('#overall-4').check()
  await page.getByRole('button', { name: survey.send }).click()
  await page.getByRole('heading', { name: survey.phone.waiting }).waitFor()
}

async function send(page: Page, code: string, answers: readonly string[]): Promise<void> {
  await page.goto(`/q/${code}`)
  for (const answer of answers) await page.locator(answer).check()
  await page.getByRole('button', { name: survey.send }).click()
  await page.locator(answers.length > 0 ? '.receipt' : '.summary').waitFor()
}
