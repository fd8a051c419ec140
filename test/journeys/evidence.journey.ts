import type { Page } from '@playwright/test'
import { account, columns, own, why, work, workStateNames } from '../../src/i18n/console/evidence.ts'
import { imports } from '../../src/i18n/console/exchange.ts'
import { addDirectory, emptyDirectory } from '../../src/features/directory/directory.ts'
import { count } from '../support/builders.ts'
import { aNip } from '../support/files.ts'
import { expect, test } from '../support/journey.ts'
import { signIn } from '../support/staff.ts'

const nip = aNip(4_711)
const year = new Date().getFullYear()
const head = 'nomor;nip;layanan;masuk;tenggat;selesai;ulang;periksa'

async function bring(page: Page, home: string, text: string): Promise<void> {
  await page.goto(`${home}/impor/transaksi`)
  await page.setInputFiles('#file', { name: 'transaksi.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.getByRole('button', { name: imports.upload }).click()
}

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false })

  test('an employee is tied to an account and reads, from the file to the reason, how the work was done', async ({
    page,
    context,
    place,
    portalUrl,
    signInAs,
    database,
  }) => {
    const { agency, unit, service } = place
    const { agencyId } = agency
    const officer = { agencyId, officerId: crypto.randomUUID(), nip, name: 'Sari Contoh', job: 'Pengelola layanan' }
    const stay = { agencyId, assignmentId: crypto.randomUUID(), officerId: officer.officerId, unitId: unit.unitId }
    const assignments = [{ ...stay, fromOn: '2020-01-01', untilOn: null }]
    await addDirectory(database.db, { ...emptyDirectory(), officers: [officer], assignments }, new Date())

    const employee = await signInAs('officer', place)
    await page.goto('/petugas')
    await expect(page.getByRole('link', { name: /Petugas layanan/ })).toBeVisible() // tied to nobody yet: the rooms

    await signInAs('survey-manager', place)
    const home = `/admin/${agency.slug}`
    const row = (n: number, finished: string) =>
      `T-${n};${nip};${service.name};${year}-01-02;${year}-01-05;${finished};${n === 1 ? 'ya' : ''};baik`
    const rows = Array.from({ length: 12 }, (_, n) => row(n, `${year}-01-0${n < 3 ? 6 : 4}`))
    await bring(page, home, [head, ...rows, row(12, `${year - 1}-12-31`)].join('\n'))
    await expect(page.getByRole('row', { name: /Baris 14.*selesai: Lebih awal/ })).toBeVisible({ timeout: 20_000 })
    expect(await count(database.db, 'service_transaction', { agency_id: agencyId })).toBe(0)
    await bring(page, home, [head, ...rows].join('\n'))
    await page.getByRole('button', { name: imports.confirm }).click({ timeout: 20_000 })
    await expect(page.getByText(imports.doneText)).toBeVisible({ timeout: 20_000 })

    await signInAs('administrator', place)
    await page.goto(`${home}/petugas/${officer.officerId}`)
    await page.getByLabel(account.choose).selectOption({ label: account.linked(employee.name, employee.email) })
    await page.getByRole('button', { name: account.link }).click()
    await expect(page.getByText(account.done)).toBeVisible()

    const [name = '', value = ''] = (await signIn(portalUrl, employee)).split(/=(.*)/s)
    await context.addCookies([{ name, value, url: portalUrl }])
    await page.goto('/petugas')
    await expect(page.getByRole('heading', { name: own.title })).toBeVisible()
    await expect(page.getByText('75,0 %')).toBeVisible()
    await expect(page.getByText(columns.onTimeText(9, 12))).toBeVisible()
    await page.getByRole('link', { name: columns.why }).click()
    await expect(page.getByRole('heading', { name: why.gates })).toBeVisible()
    await expect(page.getByText('Dibutuhkan').first()).toBeVisible()
    await page.getByRole('link', { name: own.pages.work, exact: true }).click()
    await expect(page.getByRole('heading', { name: work.title })).toBeVisible()
    await expect(page.getByText(workStateNames['done-late'])).toHaveCount(3)
  })
})
