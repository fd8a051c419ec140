import { chooseForm } from '../../src/features/survey/survey.ts'
import { textsOf } from '../../src/i18n/texts.ts'
import { aDoer } from '../support/builders.ts'
import { expect, test } from '../support/journey.ts'
import { tabTo } from '../support/keyboard.ts'

test('a citizen answers with the keyboard alone, and always sees where they are', async ({ page, place, database }) => {
  await page.goto(`/q/${place.point.code}`)
  await tabTo(page, '[name=overall]')
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('#overall-3')).toBeChecked()
  for (const { code } of place.questionnaire.questionnaire.elements) {
    await tabTo(page, `[name=${code}]`)
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
  }
  await tabTo(page, '#comment')
  await page.keyboard.type('Cepat')
  await tabTo(page, 'summary')
  await page.keyboard.press('Enter')
  await tabTo(page, '#gender')
  await page.keyboard.press('ArrowDown')
  await tabTo(page, 'button.button')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(textsOf('id').thanks.title)
  const rows = database.db.selectFrom('response').where('agency_id', '=', place.agency.agencyId)
  expect(await rows.select(['overall', 'gender', 'scores']).execute()).toEqual([
    { overall: 3, gender: 'L', scores: Buffer.from([2, 2, 2, 2, 2, 2, 2, 2, 2]) },
  ])
})

test('the first stop of the keyboard leads past the menu to the content', async ({ page }) => {
  await page.goto('/transparansi')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: textsOf('id').common.skip })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#\w+$/)
})

for (const [form, most] of [
  ['full', 20],
  ['short', 8],
] as const)
  test(`the ${form} form is answered and sent with fewer than ${most} keys`, async ({ page, place, database }) => {
    await chooseForm(database.db, aDoer(), place.point.code, form)
    await page.goto(`/q/${place.point.code}`)
    const questions = await page.locator('fieldset').count()
    const keys = ['Tab', 'Tab', ...Array.from({ length: questions }, () => '4'), 'Enter']
    expect(keys.length).toBeLessThan(most)
    for (const key of keys) await page.keyboard.press(key)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(textsOf('id').thanks.title)
    const rows = database.db.selectFrom('response').where('agency_id', '=', place.agency.agencyId)
    const [stored] = await rows.select(['overall', 'scores']).execute()
    expect([stored?.overall, stored?.scores.filter((score) => score === 4).length]).toEqual([4, questions - 1])
  })

test('a digit answers nothing but a question', async ({ page, place }) => {
  await page.goto(`/q/${place.point.code}`)
  await page.getByLabel(textsOf('id').survey.comment).focus()
  await page.keyboard.type('4 loket')
  await expect(page.getByLabel(textsOf('id').survey.comment)).toHaveValue('4 loket')
  await expect(page.locator(':checked:not(option)')).toHaveCount(0)
})
