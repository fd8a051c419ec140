import type { Page } from '@playwright/test'
import { textsOf } from '../../src/i18n/texts.ts'
import { count } from '../support/builders.ts'
import { expect, test } from '../support/journey.ts'

const { survey, thanks } = textsOf('id')

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a reload keeps the submission, and a second visit is another', async ({ page, place }) => {
      await page.goto(`/q/${place.point.code}`)
      const first = await keyOn(page)
      await page.reload()
      expect(await keyOn(page)).toBe(first)
      await page.goto(`/q/${place.point.code}`)
      expect(await keyOn(page)).not.toBe(first)
    })

    test('the thanks page may be reloaded', async ({ page, place, database }) => {
      await sendOverall(page, place.point.code, 3)
      const receipt = await page.locator('.receipt').innerText()
      await page.reload()
      await expect(page.locator('.receipt')).toHaveText(receipt)
      expect(await count(database.db, 'response', { agency_id: place.agency.agencyId })).toBe(1)
    })

    test('who rates two visits one after the other has two receipts', async ({ page, place, database }) => {
      await sendOverall(page, place.point.code, 4)
      const first = await page.locator('.receipt').innerText()
      await sendOverall(page, place.point.code, 2)
      expect(await page.locator('.receipt').innerText()).not.toBe(first)
      expect(await count(database.db, 'response', { agency_id: place.agency.agencyId })).toBe(2)
    })
  })

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('who goes back after sending and sends again is shown the same receipt', async ({ page, place, database }) => {
    await sendOverall(page, place.point.code, 4)
    const receipt = await page.locator('.receipt').innerText()
    await page.goBack()
    await page.locator('#overall-4').check()
    await page.getByRole('button', { name: survey.send }).click()
    await expect(page.locator('.receipt')).toHaveText(receipt)
    expect(await count(database.db, 'response', { agency_id: place.agency.agencyId })).toBe(1)
  })

  test('who goes back and changes an answer is told what was received, and sends another one only knowingly', async ({
    page,
    place,
    database,
  }) => {
    await sendOverall(page, place.point.code, 4)
    const receipt = await page.locator('.receipt').innerText()
    await page.goBack()
    await page.locator('#overall-1').check()
    await page.getByRole('button', { name: survey.send }).click()
    await expect(page.getByRole('alert')).toContainText(survey.received.title)
    await expect(page.getByRole('alert').getByRole('link')).toHaveText(receipt)
    await expect(page.locator('#overall-1')).toBeChecked()
    expect(await count(database.db, 'response', { agency_id: place.agency.agencyId })).toBe(1)

    await page.getByRole('button', { name: survey.received.sendOther }).click()
    await expect(page.locator('.receipt')).not.toHaveText(receipt)
    expect(await count(database.db, 'response', { agency_id: place.agency.agencyId })).toBe(2)
  })
})

function keyOn(page: Page): Promise<string> {
  return page.locator('input[name=key]').inputValue()
}

async function sendOverall(page: Page, code: string, score: number): Promise<void> {
  await page.goto(`/q/${code}`)
  await page.locator(`#overall-${score}`).check()
  await page.getByRole('button', { name: survey.send }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(thanks.title)
}
