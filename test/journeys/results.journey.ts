import { textsOf } from '../../src/i18n/texts.ts'
import { aPlace, aRelease } from '../support/builders.ts'
import { expect, test } from '../support/journey.ts'

const { common, results, survey } = textsOf('id')
const nines = (score: number, people: number) => Array.from({ length: people }, () => Array<number>(9).fill(score))

test('the number of a unit moves after an answer', async ({ page, place, signInAs }) => {
  await signInAs('leader', place)
  const unitPage = `/unit/${place.agency.slug}/${place.unit.slug}`
  await page.goto(unitPage)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(place.unit.name)
  await expect(page.getByText(common.respondents('1'))).toHaveCount(0)
  for (const [respondents, score, index] of [
    ['1', 4, '100,00'],
    ['2', 1, '62,50'],
  ] as const) {
    await page.goto(`/q/${place.point.code}`)
    await page.locator(`#waktu-${score}`).check()
    await page.getByRole('button', { name: survey.send }).click()
    await expect(page.locator('.receipt')).toBeVisible()
    await expect(async () => {
      await page.goto(unitPage)
      await expect(page.locator('.figure').first()).toContainText(index, { timeout: 500 })
    }).toPass()
    await expect(page.getByText(common.respondents(respondents)).first()).toBeVisible()
  }
})

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('the public reads the published index, its grade and how many people stand behind it', async ({
      page,
      place,
      database,
    }) => {
      const provisional = await aPlace(database.db, { beside: place })
      const withheld = await aPlace(database.db, { beside: place })
      await aRelease(database, [
        [place, [...nines(4, 30), ...nines(3, 10)]],
        [provisional, nines(2, 12)],
        [withheld, nines(1, 5)],
      ])
      await expect(async () => {
        await page.goto(`/transparansi/${place.agency.slug}`) // not there before the portal has seen the release: half a second
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(place.agency.name, { timeout: 500 })
      }).toPass()
      await expect(page.locator('.figure').first()).toContainText('79') // (30×4 + 10×3 + 12×2 + 5×1) / 57 × 25, whole below a hundred
      await expect(page.getByText(common.respondents('55')).first()).toBeVisible() // to the nearest five
      const row = (name: string) => page.getByRole('row').filter({ hasText: name })
      // The second unit would tell of the five: both are told together.
      for (const { unit } of [withheld, provisional])
        await expect(row(unit.name)).toContainText(new RegExp(`${results.withheld}|${results.merged}`))
      await expect(row(place.unit.name)).toContainText(/94\s*\(88–97\)\s*A .*40/)

      await page.getByRole('link', { name: place.unit.name }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(place.unit.name)
      await expect(page.locator('.figure').first()).toContainText('94')
      await expect(page.locator('.figure').first()).toContainText(common.grades.A)
      await expect(page.getByText(common.respondents('40')).first()).toBeVisible()
    })
  })
