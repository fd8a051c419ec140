import type { Page } from '@playwright/test'
import { enrolDevice } from '../../src/features/entry/kiosk.ts'
import { textsOf } from '../../src/i18n/texts.ts'
import type { OpenDatabase } from '../../src/server/db.ts'
import { type Place, aDoer } from '../support/builders.ts'
import { violations } from '../support/accessible.ts'
import { expect, test } from '../support/journey.ts'

const { survey } = textsOf('id')
const { kiosk } = survey

test.use({ viewport: { width: 820, height: 1180 } })

test('a kiosk asks one question per screen, gives a receipt, and is handed over as new', async ({
  page,
  place,
  database,
}) => {
  await open(page, place, database)
  await page.getByRole('button', { name: kiosk.next }).click()
  await expect(page.getByRole('alert')).toHaveText(survey.problems.missing)
  await page.locator('#overall-4').check()
  await page.getByRole('button', { name: kiosk.next }).click()
  await expect(page.locator('fieldset:visible')).toHaveCount(1)
  await page.getByRole('button', { name: kiosk.back }).click()
  await expect(page.locator('#overall-4')).toBeChecked()
  for (const { code } of place.questionnaire.questionnaire.elements) {
    await page.getByRole('button', { name: kiosk.next }).click()
    await page.locator(`#${code}-3`).check()
  }
  await page.getByRole('button', { name: kiosk.next }).click()
  expect(await violations(page)).toEqual([])
  await page.getByLabel(survey.comment).fill('Ruang tunggu panas')
  await page.getByRole('button', { name: survey.send }).click()
  await expect(page.getByRole('heading', { name: kiosk.thanks })).toBeVisible()
  await expect(page.locator('.number')).toContainText(/\w{4}-\w{4}-\w{4}/)
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: kiosk.restart }).click()
  await expectNothingLeft(page)

  const rows = database.db.selectFrom('response').innerJoin('origin', 'origin.origin_id', 'response.origin_id')
  const stored = rows.where('response.agency_id', '=', place.agency.agencyId).select(['overall', 'channel'])
  expect(await stored.execute()).toEqual([{ overall: 4, channel: 'kiosk' }])
})

test('a kiosk that was left counts down for all to see, stays for who is there, and clears itself for who is not', async ({
  page,
  place,
  database,
}) => {
  await page.clock.install()
  await open(page, place, database)
  await page.clock.runFor(60_000)
  await expect(page.getByRole('alertdialog')).toBeHidden()
  await page.locator('#overall-1').check()
  await page.clock.runFor(30_500)
  await expect(page.getByRole('alertdialog')).toContainText('15')
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: kiosk.stay }).click()
  await expect(page.getByRole('alertdialog')).toBeHidden()
  await expect(page.locator('#overall-1')).toBeChecked()
  await page.getByRole('button', { name: kiosk.next }).click()
  await page.clock.runFor(30_500)
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await page.clock.runFor(15_500)
  await expectNothingLeft(page)
})

test('an answer that comes too soon after another waits on the kiosk, and nobody waits for it', async ({
  page,
  place,
  database,
}) => {
  await open(page, place, database)
  for (const score of [4, 2]) {
    await page.locator(`#overall-${score}`).check()
    for (let screen = 0; screen < 10; screen += 1) await page.getByRole('button', { name: kiosk.next }).click()
    // However long the steps took: the device had an answer counted this very moment.
    if (score === 2)
      await database.db
        .updateTable('kiosk_device')
        .set({ counted_at: new Date() })
        .where('agency_id', '=', place.agency.agencyId)
        .execute()
    await page.getByRole('button', { name: survey.send }).click()
    await expect(page.getByRole('heading', { name: kiosk.thanks })).toBeVisible()
    if (score === 2) await expect(page.getByText(kiosk.saved)).toBeVisible()
    await page.getByRole('button', { name: kiosk.restart }).click()
    await expect(page.locator('fieldset').first()).toBeVisible()
  }
  const rows = database.db.selectFrom('response').where('agency_id', '=', place.agency.agencyId).select('overall')
  await expect.poll(async () => (await rows.execute()).length, { timeout: 20_000 }).toBe(2)
})

test('no link of a kiosk leads away', async ({ page, place, database, portalUrl }) => {
  await open(page, place, database)
  const links = await page.locator('a[href]').evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href))
  expect(links.filter((href) => !href.startsWith(`${portalUrl}/q/${place.point.code}?`))).toEqual([])
})

async function open(page: Page, { point }: Place, { db }: OpenDatabase): Promise<void> {
  const device = await enrolDevice(db, aDoer(new Date()), point.code)
  if (!device.ok) throw new Error(device.reason)
  await page.goto(`/q/${point.code}/anjungan?kunci=${device.value.key}`)
  await page.waitForURL(`**/q/${point.code}?kiosk`)
  await expect(page.getByRole('button', { name: kiosk.next })).toBeVisible()
}

/** On the screen, in the browser's memory, in its history. */
async function expectNothingLeft(page: Page): Promise<void> {
  await expect(page.locator('#overall-1')).toBeVisible()
  await expect(page.locator(':checked:not(option)')).toHaveCount(0)
  await expect(page.getByLabel(survey.comment)).toHaveValue('')
  await expect(page.getByText(kiosk.thanks)).toHaveCount(0)
  await expect(async () => expect(await page.evaluate(entriesKept)).toBe(0)).toPass() // the page is fetched anew meanwhile
  const url = page.url()
  await page.goBack().catch(() => null)
  await expect(page.locator(':checked:not(option)')).toHaveCount(0)
  expect(url).toMatch(/\?kiosk$/)
}

/** How much the browser holds: answers that wait, receipts, drafts. */
async function entriesKept(): Promise<number> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('suara-loket')
    request.addEventListener('success', () => resolve(request.result))
  })
  const counts = [...database.objectStoreNames].map(
    (name) =>
      new Promise<number>((resolve) => {
        const request = database.transaction(name).objectStore(name).count()
        request.addEventListener('success', () => resolve(request.result))
      }),
  )
  const rows = await Promise.all(counts)
  database.close()
  return rows.reduce((sum, count) => sum + count, localStorage.length + sessionStorage.length)
}
