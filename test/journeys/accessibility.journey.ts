import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { Role } from '../../src/domain/access.ts'
import { textsOf } from '../../src/i18n/texts.ts'
import type { Place } from '../support/builders.ts'
import { expect, test } from '../support/journey.ts'

const { survey } = textsOf('id')

type Case = { name: string; as?: Role; open: (page: Page, place: Place) => Promise<unknown> }

/** How to come to each page, and as whom where it needs a sign-in; the place has published results. */
const pages: readonly Case[] = [
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
  { name: 'the method', open: (page) => page.goto('/metodologi') },
  { name: 'the words on privacy', open: (page) => page.goto('/privasi') },
  { name: 'the words on integrity', open: (page) => page.goto('/integritas') },
  { name: 'the help', open: (page) => page.goto('/bantuan') },
  { name: 'the units of an agency', as: 'inspector', open: (page, { agency }) => page.goto(`/unit/${agency.slug}`) },
  { name: 'a unit', as: 'inspector', open: (page, { agency, unit }) => page.goto(`/unit/${agency.slug}/${unit.slug}`) },
  { name: 'the choice of prints', open: (page, { point }) => page.goto(`/cetak/${point.code}`) },
  { name: 'the poster', open: (page, { point }) => page.goto(`/cetak/${point.code}/poster`) },
  { name: 'the form on paper', open: (page, { point }) => page.goto(`/cetak/${point.code}/formulir`) },
  { name: 'a slip', open: (page, { point }) => page.goto(`/cetak/${point.code}/slip-58`) },
  { name: 'a print of an unknown code', open: (page) => page.goto('/cetak/ZZZZ9999/tenda') },
  {
    name: 'the prints of a unit',
    as: 'inspector',
    open: (page, { agency, unit }) => page.goto(`/unit/${agency.slug}/${unit.slug}/cetak`),
  },
  {
    name: 'a sheet of a unit',
    as: 'inspector',
    open: (page, { agency, unit }) => page.goto(`/unit/${agency.slug}/${unit.slug}/cetak/lembar`),
  },
  { name: 'the door for staff', open: (page) => page.goto('/masuk') },
  { name: 'the second step', open: (page) => page.goto('/masuk/kode') },
  { name: 'an invitation that is unknown', open: (page) => page.goto('/undangan') },
  { name: 'the recovery of an account', open: (page) => page.goto('/pulihkan') },
  { name: 'a recovery that is over', open: (page) => page.goto('/pulihkan/sandi') },
  { name: 'one’s own account', as: 'officer', open: (page) => page.goto('/akun') },
  { name: 'a change of password', as: 'officer', open: (page) => page.goto('/akun/sandi') },
  { name: 'the second factor that is asked for', as: 'leader', open: (page) => page.goto('/akun/wajib') },
  { name: 'the members', as: 'administrator', open: (page, { agency }) => page.goto(`/admin/${agency.slug}/akun`) },
  { name: 'one member', as: 'administrator', open: (page, { agency }) => openMember(page, agency.slug) },
  {
    name: 'a new role',
    as: 'administrator',
    open: async (page, { agency }) => {
      await openMember(page, agency.slug)
      await page.goto(`${page.url()}?tambah`)
    },
  },
  {
    name: 'an invitation to write',
    as: 'administrator',
    open: (page, { agency }) => page.goto(`/admin/${agency.slug}/akun/undang`),
  },
  {
    name: 'the profile of an agency',
    as: 'administrator',
    open: (page, { agency }) => page.goto(`/admin/${agency.slug}/profil`),
  },
  { name: 'the rooms of staff', as: 'administrator', open: (page) => page.goto('/admin') },
  { name: 'the administration', as: 'administrator', open: (page, { agency }) => page.goto(`/admin/${agency.slug}`) },
  { name: 'the codes', as: 'administrator', open: (page, { agency }) => page.goto(`/admin/${agency.slug}/kode`) },
  {
    name: 'a code',
    as: 'administrator',
    open: (page, { agency, point }) => page.goto(`/admin/${agency.slug}/kode/${point.code}`),
  },
  {
    name: 'the question before a code is revoked',
    as: 'administrator',
    open: (page, { agency, point }) => page.goto(`/admin/${agency.slug}/kode/${point.code}/cabut`),
  },
  {
    name: 'the weekly round',
    as: 'administrator',
    open: (page, { agency }) => page.goto(`/admin/${agency.slug}/kode/periksa`),
  },
  {
    name: 'a print of chosen points',
    as: 'administrator',
    open: (page, { agency }) => page.goto(`/admin/${agency.slug}/kode/cetak?semua=1`),
  },
  { name: 'the trail', as: 'inspector', open: (page, { agency }) => page.goto(`/admin/${agency.slug}/jejak`) },
  {
    name: 'the note of a step',
    as: 'administrator',
    open: (page, { agency }) => page.goto(`/admin/${agency.slug}/langkah/staff-told`),
  },
  {
    name: 'the choice of sheets for officers and public',
    as: 'administrator',
    open: (page, { agency }) => page.goto(`/admin/${agency.slug}/sosialisasi`),
  },
  {
    name: 'the sheet for officers',
    as: 'administrator',
    open: (page, { agency }) => page.goto(`/admin/${agency.slug}/sosialisasi/petugas`),
  },
  { name: 'the tokens', as: 'administrator', open: (page, { agency }) => page.goto(`/admin/${agency.slug}/token`) },
  {
    name: 'keys and devices',
    as: 'administrator',
    open: (page, { agency }) => page.goto(`/admin/${agency.slug}/token/perangkat`),
  },
  {
    name: 'the tokens of a unit',
    as: 'administrator',
    open: (page, { agency, unit }) => page.goto(`/unit/${agency.slug}/${unit.slug}/token`),
  },
  {
    name: 'the units of the console',
    as: 'survey-manager',
    open: (page, { agency }) => page.goto(`/admin/${agency.slug}/unit`),
  },
  {
    name: 'a new unit',
    as: 'survey-manager',
    open: (page, { agency }) => page.goto(`/admin/${agency.slug}/unit/baru`),
  },
  {
    name: 'the services of the console',
    as: 'survey-manager',
    open: (page, { agency }) => page.goto(`/admin/${agency.slug}/layanan`),
  },
  {
    name: 'a new service',
    as: 'survey-manager',
    open: (page, { agency }) => page.goto(`/admin/${agency.slug}/layanan/baru`),
  },
  {
    name: 'the points of the console',
    as: 'survey-manager',
    open: (page, { agency }) => page.goto(`/admin/${agency.slug}/titik`),
  },
  {
    name: 'several new counters',
    as: 'survey-manager',
    open: (page, { agency }) => page.goto(`/admin/${agency.slug}/titik/baru?jumlah=banyak`),
  },
  {
    name: 'the officers of the console',
    as: 'survey-manager',
    open: (page, { agency }) => page.goto(`/admin/${agency.slug}/petugas`),
  },
  {
    name: 'a new officer',
    as: 'survey-manager',
    open: (page, { agency }) => page.goto(`/admin/${agency.slug}/petugas/baru`),
  },
  {
    name: 'the files of the console',
    as: 'survey-manager',
    open: (page, { agency }) => page.goto(`/admin/${agency.slug}/impor`),
  },
  {
    name: 'a file of officers',
    as: 'survey-manager',
    open: (page, { agency }) => page.goto(`/admin/${agency.slug}/impor/petugas`),
  },
  {
    name: 'a unit of the console',
    as: 'survey-manager',
    open: (page, { agency, unit }) => page.goto(`/admin/${agency.slug}/unit/${unit.slug}`),
  },
  {
    name: 'a service of the console',
    as: 'survey-manager',
    open: (page, { agency, service }) => page.goto(`/admin/${agency.slug}/layanan/${service.serviceId}`),
  },
  {
    name: 'a point of the console',
    as: 'survey-manager',
    open: (page, { agency, point }) => page.goto(`/admin/${agency.slug}/titik/${point.code}`),
  },
  {
    name: 'a roster',
    as: 'survey-manager',
    open: (page, { agency, unit }) => page.goto(`/unit/${agency.slug}/${unit.slug}/jadwal`),
  },
  {
    name: 'a point’s week of a roster',
    as: 'survey-manager',
    open: (page, { agency, unit, point }) => page.goto(`/unit/${agency.slug}/${unit.slug}/jadwal/${point.code}`),
  },
  ...console('the questionnaires', '/kuesioner'),
  ...console('a version', '/kuesioner/VERSION'),
  ...console('the preview', '/kuesioner/VERSION/pratinjau'),
  ...console('the page in the preview', '/kuesioner/VERSION/layar'),
  ...console('the forms of points', '/kuesioner/formulir'),
  ...console('the survey year', '/periode'),
  ...console('the sample planner', '/sampel'),
  { name: 'a page one may not see', as: 'moderator', open: (page, { agency }) => page.goto(`/unit/${agency.slug}`) },
  { name: 'a page that is not there', open: (page) => page.goto('/nowhere') },
]

/** A page of the agency's administration; `VERSION` is the one in force. */
function console(name: string, path: string): readonly Case[] {
  const open = (page: Page, { agency, questionnaire }: Place) =>
    page.goto(`/admin/${agency.slug}${path.replace('VERSION', questionnaire.questionnaireId)}`)
  return [{ name, as: 'administrator', open }]
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

for (const { name, as, open } of pages)
  test(`${name} bars nobody: by day, in the dark, and on the narrowest phone`, async ({
    page,
    published,
    signInAs,
  }) => {
    if (as) await signInAs(as, published)
    await open(page, published)
    expect(await violations(new AxeBuilder({ page }).withTags(tags))).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await violations(new AxeBuilder({ page }).withRules('color-contrast'))).toEqual([])
    await page.setViewportSize({ width: 320, height: 640 })
    expect(await tooWide(page)).toEqual([])
  })

async function violations(builder: AxeBuilder): Promise<string[]> {
  const found = await builder.analyze()
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
}

/** What makes a page scroll sideways; nothing where it does not. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    if (document.documentElement.scrollWidth <= window.innerWidth) return []
    const all = [...document.querySelectorAll('body *')]
    const wide = all.filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
    return wide.map((element) => element.outerHTML.slice(0, 80))
  })
}

async function openMember(page: Page, slug: string): Promise<void> {
  await page.goto(`/admin/${slug}/akun`)
  await page.locator('#anggota a').first().click()
  await page.getByRole('heading', { level: 2 }).first().waitFor()
}

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
