import type { Page } from '@playwright/test'
import { account, columns, own, proof, sheet, why, work, workStateNames } from '../../src/i18n/console/evidence.ts'
import { imports } from '../../src/i18n/console/exchange.ts'
import { addDirectory, emptyDirectory } from '../../src/features/directory/directory.ts'
import { type Place, count } from '../support/builders.ts'
import type { OpenDatabase } from '../../src/server/db.ts'
import { addGoals } from '../../src/features/city/goals.ts'
import { expectNoBarsHere } from '../support/accessible.ts'
import { aNip, importText } from '../support/files.ts'
import { expect, test } from '../support/journey.ts'
import { aStaffMember, signIn } from '../support/staff.ts'

const nip = aNip(4_711)
const year = new Date().getFullYear()
const head = 'nomor;nip;layanan;masuk;tenggat;selesai;ulang;periksa'

async function bring(page: Page, home: string, text: string): Promise<void> {
  await page.goto(`${home}/impor/transaksi`)
  await page.setInputFiles('#file', { name: 'transaksi.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.getByRole('button', { name: imports.upload }).click()
}

/** An officer of a place with a dozen transactions, and an indicator that is being talked over. */
async function anOfficerAtWork({ db }: OpenDatabase, { agency, unit, service }: Place) {
  const { agencyId } = agency
  const officer = { agencyId, officerId: crypto.randomUUID(), nip, name: 'Sari Contoh', job: 'Pengelola layanan' }
  const stay = { agencyId, assignmentId: crypto.randomUUID(), officerId: officer.officerId, unitId: unit.unitId }
  const assignments = [{ ...stay, fromOn: '2020-01-01', untilOn: null }]
  await addDirectory(db, { ...emptyDirectory(), officers: [officer], assignments }, new Date())
  const rows = Array.from({ length: 12 }, (_, n) => rowOf(service.name, n, `${year}-01-0${n < 3 ? 6 : 4}`))
  return { officer, rows }
}

function rowOf(service: string, n: number, finished: string): string {
  return `T-${n};${nip};${service};${year}-01-02;${year}-01-05;${finished};${n === 1 ? 'ya' : ''};baik`
}

test('the pages of an officer and of a link bar nobody', async ({ page, context, place, portalUrl, database }) => {
  const { officer, rows } = await anOfficerAtWork(database, place)
  await importText(database.db, place.agency, 'transaksi', [head, ...rows].join('\n'), { now: new Date() })
  const { agencyId, officerId } = officer
  const employee = await aStaffMember(database.db, { role: 'officer', agencyId, unitId: place.unit.unitId, officerId })
  const [name = '', value = ''] = (await signIn(portalUrl, employee)).split(/=(.*)/s)
  await context.addCookies([{ name, value, url: portalUrl }])
  const home = `/petugas/${place.agency.slug}`
  for (const address of ['', '/mengapa', '/transaksi']) {
    await page.goto(home + address)
    await expectNoBarsHere(page)
  }
  await page.goto(`${home}/bukti`)
  await page.getByRole('button', { name: proof.make }).click()
  await expectNoBarsHere(page)
  await page.goto((await page.locator('.once').innerText()).replaceAll(/\s/g, ''))
  await expect(page.getByRole('heading', { name: sheet.title(officer.name) })).toBeVisible()
  await expectNoBarsHere(page)
})

test('the pages of an indicator bar nobody', async ({ page, place, database, signInAs }) => {
  await anOfficerAtWork(database, place)
  await addGoals(database.db, place.agency, new Date())
  await signInAs('leader', place)
  await page.goto(`/instansi/${place.agency.slug}/indikator`)
  const indicator = (await page.locator('table a').first().getAttribute('href')) ?? ''
  for (const address of ['', '/simulasi', '/konsultasi', '/ubah']) {
    await page.goto(indicator + address)
    await expectNoBarsHere(page)
  }
})

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
    const { agency, service } = place
    const { agencyId } = agency
    const { officer, rows } = await anOfficerAtWork(database, place)

    const employee = await signInAs('officer', place)
    await page.goto('/petugas')
    await expect(page.getByRole('link', { name: /Petugas layanan/ })).toBeVisible() // tied to nobody yet: the rooms

    await signInAs('survey-manager', place)
    const home = `/admin/${agency.slug}`
    await bring(page, home, [head, ...rows, rowOf(service.name, 12, `${year - 1}-12-31`)].join('\n'))
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
