import type { Page } from '@playwright/test'
import { directory, officers, points, services, units } from '../../src/i18n/console/directory.ts'
import { imports } from '../../src/i18n/console/exchange.ts'
import { roster } from '../../src/i18n/console/roster.ts'
import { common } from '../../src/i18n/console/common.ts'
import { count } from '../support/builders.ts'
import { aNip } from '../support/files.ts'
import { expect, test } from '../support/journey.ts'

const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

/** Brings a file, waits for the preview and stores it. */
async function bring(page: Page, home: string, what: string, text: string): Promise<void> {
  await page.goto(`${home}/impor/${what}`)
  await page.setInputFiles('#file', csv(`${what}.csv`, text))
  await page.getByRole('button', { name: imports.upload }).click()
  await page.getByRole('button', { name: imports.confirm }).click({ timeout: 20_000 })
  await expect(page.getByText(imports.doneText)).toBeVisible({ timeout: 20_000 })
}

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false })

  test('a survey manager sets up a unit by four files, mends a bad one, and sees points ready to be scanned', async ({
    page,
    place,
    signInAs,
    database,
  }) => {
    await signInAs('survey-manager', place)
    const home = `/admin/${place.agency.slug}`
    await bring(page, home, 'unit', 'nama;induk\nDinas Contoh;\nKantor Utara;Dinas Contoh\n')
    await bring(page, home, 'layanan', 'unit;nama\nKantor Utara;KTP\nKantor Utara;KK\n')
    const bad = `nip;nama;jabatan;unit\n${aNip(1)};Sari Contoh;Pengelola;Kantor Utara\n123;Budi Contoh;Pengelola;Kantor Utara\n`
    await page.goto(`${home}/impor/petugas`)
    await page.setInputFiles('#file', csv('petugas.csv', bad))
    await page.getByRole('button', { name: imports.upload }).click()
    await expect(page.getByRole('row', { name: /Baris 3.*nip: NIP harus 18 angka/ })).toBeVisible({ timeout: 20_000 })
    const { agencyId } = place.agency
    expect(await count(database.db, 'officer', { agency_id: agencyId })).toBe(0)
    await bring(page, home, 'petugas', bad.replace('123;', `${aNip(2)};`))
    await bring(page, home, 'titik', 'unit;nama;layanan\nKantor Utara;Loket 1;KTP\nKantor Utara;Loket 2;KK\n')
    await page.goto(`${home}/titik?unit=kantor-utara`)
    await expect(page.getByRole('row', { name: /Loket 2/ })).toBeVisible()
    const code = await page
      .getByRole('row', { name: /Loket 1/ })
      .getByRole('cell')
      .last()
      .innerText()
    const survey = await page.goto(`/q/${code.trim()}`)
    expect(survey?.status()).toBe(200)
  })

  test('a roster is filled for a week, shows its gaps and is copied', async ({ page, place, signInAs, database }) => {
    await signInAs('survey-manager', place)
    const home = `/admin/${place.agency.slug}`
    const officer = `nip;nama;jabatan;unit;sejak\n${aNip(3)};Sari Contoh;Pengelola;${place.unit.slug};2026-01-01\n`
    await bring(page, home, 'petugas', officer)
    await page.goto(`/unit/${place.agency.slug}/${place.unit.slug}/jadwal`)
    await page.getByRole('link', { name: roster.next }).click()
    await expect(page.getByRole('cell').filter({ hasText: roster.emptyAllDay })).toHaveCount(5)
    await page.getByRole('link', { name: roster.fillOf('Loket 1') }).click()
    await page.locator('#officer').selectOption({ label: 'Sari Contoh' })
    await page.getByRole('button', { name: roster.row.go }).click()
    await expect(page.getByText(roster.saved)).toBeVisible()
    await expect(page.getByText(roster.noGaps)).toBeVisible()
    await page.locator('#count').fill('2')
    await page.getByRole('button', { name: roster.copyGo, exact: true }).click()
    await expect(page.getByText('10 jaga disalin.')).toBeVisible()
    expect(await count(database.db, 'duty', { agency_id: place.agency.agencyId })).toBe(15)
  })
})

test('unit, service, counters and officer are added with the keyboard alone', async ({ page, place, signInAs }) => {
  await signInAs('survey-manager', place)
  const home = `/admin/${place.agency.slug}`
  const submit = async () => {
    await page.keyboard.press('Enter')
    await page.waitForURL(/selesai=tambah/)
  }
  await page.goto(`${home}/unit/baru`)
  await page.getByLabel(units.name).focus()
  await page.keyboard.type('Kantor Baru')
  await submit()
  await expect(page.getByText(units.added)).toBeVisible()
  await page.goto(`${home}/layanan/baru?unit=kantor-baru`)
  await page.getByLabel(services.name).focus()
  await page.keyboard.type('Akta kelahiran')
  await submit()
  await page.goto(`${home}/titik/baru?jumlah=banyak&unit=kantor-baru`)
  await page.getByLabel(points.many.to).focus()
  await submit()
  await expect(page.getByText(points.added('4'))).toBeVisible()
  await page.goto(`${home}/petugas/baru?unit=kantor-baru`)
  await page.getByLabel(officers.nip).focus()
  await page.keyboard.type('198513122010011001')
  await page.keyboard.press('Enter')
  await expect(page.locator('#nip')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.locator('#name-problem')).toBeVisible()
  await page.locator('#nip').fill(aNip(4))
  await page.locator('#name').fill('Budi Contoh')
  await page.locator('#job').fill('Pengelola')
  await page.getByRole('button', { name: common.save, exact: true }).click()
  await expect(page.getByRole('link', { name: 'Budi Contoh' })).toBeVisible()
  await page.getByRole('link', { name: directory.ended }).click()
  await expect(page.getByText(officers.noneEnded)).toBeVisible()
})
