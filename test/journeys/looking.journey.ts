import { publishedTexts } from '../../src/i18n/published/published.ts'
import { aPlace, aRelease } from '../support/builders.ts'
import { expect, test } from '../support/journey.ts'

const { search, parts, compare } = publishedTexts('id')
const scores = (score: number, people: number) => Array.from({ length: people }, () => Array<number>(9).fill(score))

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })

  test('a citizen looks for a service, reads how good it is, and compares its unit with another', async ({
    page,
    place,
    database,
  }) => {
    const better = await aPlace(database.db, { beside: place })
    await aRelease(database, [
      [place, [...scores(3, 40), ...scores(2, 10)]],
      [better, scores(4, 40)],
    ])
    await page.goto('/')
    await page.getByLabel(search.label).fill(place.service.name.slice(0, 20))
    await page.getByRole('button', { name: search.go }).click()
    await page.getByRole('link', { name: place.service.name }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(place.service.name)
    await expect(page.locator('.figure .number')).toHaveText('70') // (40 × 3 + 10 × 2) / 50 × 25

    await page.getByRole('link', { name: parts.toUnit(place.unit.name) }).click()
    await page.getByRole('link', { name: parts.compare }).click()
    await page.getByLabel(better.unit.name).check()
    await page.getByRole('button', { name: compare.go }).click()
    await expect(page.getByText(compare.apart(better.unit.name, place.unit.name))).toBeVisible()
  })
})

test('the publication sheet is one page of A4', async ({ page, published: { agency, unit } }) => {
  await page.goto(`/publikasi/${agency.slug}/${unit.slug}`)
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(/\/Count (\d+)/.exec(pdf)?.[1]).toBe('1')
  const [, width, height] = /\/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? []
  expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842])
  await page.emulateMedia({ media: 'print' })
  const sheet = page.locator('.ikm')
  expect(await sheet.evaluate((one) => one.scrollHeight - one.clientHeight)).toBeLessThanOrEqual(1)
})
