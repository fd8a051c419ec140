import { quartersUntil } from '../../src/domain/period.ts'
import { planForm, planPage, plans } from '../../src/i18n/console/followUp.ts'
import { reports, skm } from '../../src/i18n/console/report.ts'
import { periodText } from '../../src/i18n/format.ts'
import { followUpTexts } from '../../src/i18n/published/followUp.ts'
import { aSubmission, answersOf, aRelease, store } from '../support/builders.ts'
import { expect, test } from '../support/journey.ts'
import { drainFully } from '../../src/features/tally/tally.ts'

test.use({ javaScriptEnabled: false })

test('from the lowest element to a plan that is done, to the public page and the report', async ({
  page,
  place,
  database,
  signInAs,
}) => {
  test.slow() // three people, one after the other
  const [last] = quartersUntil(new Date().toISOString().slice(0, 10), 2)
  const lastQuarter = new Date(`${last!.from}T05:00:00Z`)
  const people = Array.from({ length: 12 }, () =>
    aSubmission({ answers: answersOf(place, [4, 4, 1, 4, 4, 4, 4, 4, 4]) }),
  )
  await store(database, place, people, lastQuarter)
  await drainFully(database.db)
  await aRelease(database, [[place, Array.from({ length: 12 }, () => Array<number>(9).fill(3))]])

  await signInAs('survey-manager', place)
  await page.goto(`/unit/${place.agency.slug}/${place.unit.slug}/tindak-lanjut`)
  await page.getByRole('link', { name: plans.add }).click()
  await page.getByLabel(planForm.period).selectOption({ label: periodText(last!.code, 'id') })
  await page.getByRole('button', { name: planForm.next }).click()
  const first = page.getByRole('group', { name: planForm.element }).getByRole('radio').first()
  await expect(first).toBeChecked()
  await expect(page.getByText(`Waktu penyelesaian (${planForm.lowest})`)).toBeVisible()
  await page.getByRole('button', { name: planForm.save }).click()
  await expect(page.locator('.summary')).toContainText('Tulis apa yang akan dikerjakan.')
  await page.getByLabel(planForm.programme).fill('Membuka loket kedua')
  await page.getByLabel(planForm.responsible).fill('Kepala Seksi Pelayanan')
  await page.getByRole('button', { name: planForm.save }).click()
  await expect(page.getByText(plans.saved.tambah)).toBeVisible()
  const planPath = new URL(page.url()).pathname
  await page.getByText(planPage.move).first().click()
  await page.getByLabel('Selesai', { exact: true }).check()
  await page.getByRole('button', { name: planPage.move }).click()
  await expect(page.getByText(plans.saved.keadaan)).toBeVisible()

  await signInAs('leader', place)
  await page.goto(planPath)
  for (const step of ['approve', 'show'] as const) {
    await page.getByRole('link', { name: planPage.approvals[step] }).click()
    await page.getByRole('button', { name: planPage.approvals[step] }).click()
  }
  await expect(page.getByText(plans.saved.terbit)).toBeVisible()
  const { title, states } = followUpTexts('id')
  await expect(async () => {
    await page.goto(`/transparansi/${place.agency.slug}/${place.unit.slug}`)
    const act = page.getByRole('region', { name: title }).getByRole('row', { name: /Membuka loket kedua/ })
    await expect(act).toContainText(states.done, { timeout: 100 })
    await expect(act).not.toContainText('Kepala Seksi')
  }).toPass({ timeout: 15_000 })

  await page.goto(`/instansi/${place.agency.slug}/laporan`)
  await page.getByRole('link', { name: reports.make }).click()
  await page.getByLabel(reports.unit).selectOption({ label: place.unit.name })
  await page.getByLabel(reports.period).selectOption({ label: periodText(last!.code, 'id') })
  await page.getByRole('button', { name: reports.make }).click()
  const print = page.getByRole('link', { name: reports.print })
  await expect(async () => {
    await page.reload()
    await expect(print).toBeVisible({ timeout: 100 })
  }).toPass({ timeout: 30_000 })
  await print.click()
  await expect(page.getByRole('heading', { name: skm.c4 })).toBeVisible()
  await expect(page.getByRole('region', { name: skm.planTable })).toContainText('Membuka loket kedua')
})
