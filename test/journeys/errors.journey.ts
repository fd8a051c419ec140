import { textsOf } from '../../src/i18n/texts.ts'
import { expect, test } from '../support/journey.ts'
import { count } from '../support/builders.ts'

const { survey, common, refusal } = textsOf('id')

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a form without an answer comes back with a summary, keeps what was written, and can be mended', async ({
      page,
      place,
      database,
    }) => {
      await page.goto(`/q/${place.point.code}`)
      await page.getByLabel(survey.comment).fill('Antre <lama> & panas')
      const [response] = await Promise.all([
        page.waitForResponse((answer) => answer.request().method() === 'POST'),
        page.getByRole('button', { name: survey.send }).click(),
      ])
      expect(response.status()).toBe(422)
      await expect(page).toHaveTitle(new RegExp(`^${common.errorPrefix}`))
      await expect(page.getByRole('alert')).toContainText(survey.problems.missing)
      await expect(page.getByLabel(survey.comment)).toHaveValue('Antre <lama> & panas')
      expect(await count(database.db, 'response', { agency_id: place.agency.agencyId })).toBe(0)

      await page.getByRole('alert').getByRole('link').click()
      await expect(page).toHaveURL(/#overall-1$/)
      await page.locator('#overall-2').check()
      await page.getByRole('button', { name: survey.send }).click()
      await expect(page.locator('.receipt')).toBeVisible()
      expect(await count(database.db, 'response', { agency_id: place.agency.agencyId })).toBe(1)
    })
  })

test('the summary of a refused form has the focus, so that a screen reader begins there', async ({ page, place }) => {
  await page.goto(`/q/${place.point.code}`)
  await page.getByRole('button', { name: survey.send }).click()
  await expect(page.locator('.summary')).toBeFocused()
})

test('the link of a summary leads to the first answer of its question', async ({ page, place }) => {
  await page.goto(`/q/${place.point.code}`)
  await page.getByRole('button', { name: survey.send }).click()
  await page.getByRole('alert').getByRole('link').click()
  await expect(page.locator('#overall-1')).toBeFocused()
})

test('a code that nobody printed leads to the place where another can be typed', async ({ page, place }) => {
  await page.goto('/q/ZZZZ9999')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(refusal.unknown.title)
  await page.getByRole('link', { name: refusal.retry }).click()
  await page.getByLabel(textsOf('id').front.codeLabel).fill(place.point.code)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: survey.send })).toBeVisible()
})

test('a revoked code says to scan the newest one', async ({ page, place, database }) => {
  const codes = database.db.updateTable('point_code').set({ revoked_at: new Date() })
  await codes.where('code', '=', place.point.code).execute()
  const response = await page.goto(`/q/${place.point.code}`)
  expect(response?.status()).toBe(410)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(refusal.revoked.title)
  await expect(page.getByRole('main')).toContainText(refusal.revoked.text)
})
