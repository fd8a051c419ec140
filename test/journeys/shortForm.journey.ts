import { staff } from '../../src/i18n/staff.ts'
import { textsOf } from '../../src/i18n/texts.ts'
import { chooseForm } from '../../src/features/survey/survey.ts'
import { aDoer } from '../support/builders.ts'
import { violations } from '../support/accessible.ts'
import { expect, test } from '../support/journey.ts'

const { survey, thanks } = textsOf('id')

test('the short form is four questions and a button, keeps its questions when reloaded, and the unit’s page says what it is', async ({
  page,
  place,
  database,
  signInAs,
}) => {
  await signInAs('inspector', place)
  await chooseForm(database.db, aDoer(), place.point.code, 'short')
  await page.goto(`/q/${place.point.code}`)
  const questions = page.locator('fieldset')
  await expect(questions).toHaveCount(4)
  const asked = await questions.allInnerTexts()
  await page.reload()
  expect(await questions.allInnerTexts()).toEqual(asked)
  expect(await violations(page)).toEqual([])
  for (const question of await questions.all()) await question.getByRole('radio').nth(3).check()
  await page.getByRole('button', { name: survey.send }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(thanks.title)
  await expect(async () => {
    await page.goto(`/unit/${place.agency.slug}/${place.unit.slug}`)
    await expect(page.locator('main')).toContainText(staff.shortForms('1', '1'), { timeout: 100 })
  }).toPass()
  await expect(page.locator('main')).toContainText(staff.shortForm)
  expect(await violations(page)).toEqual([])
})
