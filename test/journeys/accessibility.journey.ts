import type { Page } from '@playwright/test'
import { slugOf } from '../../src/domain/unitTree.ts'
import { textsOf } from '../../src/i18n/texts.ts'
import { expectNoBars } from '../support/accessible.ts'
import type { Place } from '../support/builders.ts'
import { test } from '../support/journey.ts'

const { survey } = textsOf('id')

/** How to come to each page; the place has published results. */
const pages: readonly { name: string; open: (page: Page, place: Place) => Promise<unknown> }[] = [
  { name: 'the front page', open: (page) => page.goto('/') },
  { name: 'an empty survey', open: (page, { point }) => page.goto(`/q/${point.code}`) },
  { name: 'a survey in English', open: (page, { point }) => page.goto(`/q/${point.code}?lang=en`) },
  { name: 'a survey with errors', open: (page, { point }) => send(page, point.code, []) },
  { name: 'the thanks page', open: (page, { point }) => send(page, point.code, ['#overall-4']) },
  { name: 'a survey that was begun before', open: (page, { point }) => begin(page, point.code) },
  { name: 'a survey that was received', open: (page, { point }) => goBack(page, point.code) },
  { name: 'a survey that waits for the network', open: (page, { point }) => wait(page, point.code) },
  { name: 'a survey that is unknown', open: (page) => page.goto('/q/ZZZZ9999') },
  {
    name: 'a slip that was used',
    open: (page, { point }) => page.goto(`/v?sebab=used&kode=${point.code}`),
  },
  { name: 'a desk that is not enrolled', open: (page, { point }) => page.goto(`/entri/${point.code}`) },
  { name: 'the check of a receipt', open: (page) => page.goto('/cek') },
  { name: 'a receipt that was mistyped', open: (page) => page.goto('/cek?kode=ABCD') },
  { name: 'the list of results', open: (page) => page.goto('/transparansi') },
  { name: 'the results of an agency', open: (page, { agency }) => page.goto(`/transparansi/${agency.slug}`) },
  {
    name: 'the results of a unit',
    open: (page, { agency, unit }) => page.goto(`/transparansi/${agency.slug}/${unit.slug}`),
  },
  {
    name: 'the results of a service',
    open: (page, { agency, unit, service }) =>
      page.goto(`/transparansi/${agency.slug}/${unit.slug}/${slugOf(service.name)}`),
  },
  { name: 'what a search found', open: (page, { unit }) => page.goto(`/?cari=${unit.name.slice(5, 13)}`) },
  { name: 'a search that found nothing', open: (page) => page.goto('/?cari=zzzyyyxxx') },
  {
    name: 'a comparison',
    open: (page, { agency, unit }) => page.goto(`/transparansi/${agency.slug}/bandingkan?unit=${unit.slug}`),
  },
  {
    name: 'the sheet of results',
    open: (page, { agency, unit }) => page.goto(`/publikasi/${agency.slug}/${unit.slug}`),
  },
  { name: 'the method', open: (page) => page.goto('/metodologi') },
  { name: 'the words on privacy', open: (page) => page.goto('/privasi') },
  { name: 'the words on integrity', open: (page) => page.goto('/integritas') },
  { name: 'the help', open: (page) => page.goto('/bantuan') },
  { name: 'the choice of prints', open: (page, { point }) => page.goto(`/cetak/${point.code}`) },
  { name: 'the poster', open: (page, { point }) => page.goto(`/cetak/${point.code}/poster`) },
  { name: 'the form on paper', open: (page, { point }) => page.goto(`/cetak/${point.code}/formulir`) },
  { name: 'a slip', open: (page, { point }) => page.goto(`/cetak/${point.code}/slip-58`) },
  { name: 'a print of an unknown code', open: (page) => page.goto('/cetak/ZZZZ9999/tenda') },
  { name: 'the door for staff', open: (page) => page.goto('/masuk') },
  { name: 'the second step', open: (page) => page.goto('/masuk/kode') },
  { name: 'an invitation that is unknown', open: (page) => page.goto('/undangan') },
  { name: 'the recovery of an account', open: (page) => page.goto('/pulihkan') },
  { name: 'a recovery that is over', open: (page) => page.goto('/pulihkan/sandi') },
  { name: 'a page that is not there', open: (page) => page.goto('/nowhere') },
]

for (const { name, open } of pages)
  test(`${name} bars nobody: by day, in the dark, and on the narrowest phone`, async ({ page, published }) => {
    await open(page, published)
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
  await page.goto(`/q/${code}`)
  await page.locator('#overall-4').check()
  await page.route('**/api/v1/responses', (route) => route.abort())
  await page.getByRole('button', { name: survey.send }).click()
  await page.getByRole('heading', { name: survey.phone.waiting }).waitFor()
}

async function send(page: Page, code: string, answers: readonly string[]): Promise<void> {
  await page.goto(`/q/${code}`)
  for (const answer of answers) await page.locator(answer).check()
  await page.getByRole('button', { name: survey.send }).click()
  await page.locator(answers.length > 0 ? '.receipt' : '.summary').waitFor()
}
