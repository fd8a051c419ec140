import type { Page } from '@playwright/test'
import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { officialQuestionnaire } from '../../src/domain/officialQuestionnaire.ts'
import type { Lang } from '../../src/domain/questionnaire.ts'
import { textsOf } from '../../src/i18n/texts.ts'
import type { Place } from '../support/builders.ts'
import { expect, test } from '../support/journey.ts'

for (const javaScriptEnabled of [true, false])
  for (const lang of ['id', 'en'] as const)
    test.describe(`${javaScriptEnabled ? 'with' : 'without'} JavaScript, in ${lang}`, () => {
      test.use({ javaScriptEnabled, viewport: { width: 360, height: 740 } })

      test('a citizen scans, answers everything, gets a receipt and finds it again', async ({
        page,
        place,
        database,
      }) => {
        await page.goto(`/q/${place.point.code}${lang === 'en' ? '?lang=en' : ''}`)
        await expect(page.locator('html')).toHaveAttribute('lang', lang)
        await expect(page.getByRole('heading', { level: 1 })).toContainText(place.unit.name)
        await answerEverything(page, lang)
        await page.getByRole('button', { name: textsOf(lang).survey.send }).click()

        await expect(page.getByRole('heading', { level: 1 })).toContainText(textsOf(lang).thanks.title)
        const receipt = (await page.locator('.receipt').innerText()).trim()
        expect(receipt).toMatch(/^\w{4}-\w{4}-\w{4}$/)
        await page.getByRole('link', { name: textsOf(lang).thanks.check }).click()
        await expect(page.getByRole('main')).toContainText(
          new RegExp(`${textsOf(lang).check.received}|${textsOf(lang).check.counted}`),
        )
        await expect(page.getByRole('main')).toContainText(place.agency.name)

        expect(await storedFor(place, database.db)).toEqual([
          { overall: 4, lang, gender: 'P', scores: Buffer.from([1, 2, 3, 4, 1, 2, 3, 4, 1]) },
        ])
      })
    })

test('a citizen types the code on the front page instead of scanning', async ({ page, place }) => {
  await page.goto('/')
  await page.getByLabel(textsOf('id').front.codeLabel).fill(place.point.code.toLowerCase())
  await page.getByRole('button', { name: textsOf('id').front.go }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(place.unit.name)
})

test('a citizen who taps send twice has sent once', async ({ page, place, database }) => {
  await page.goto(`/q/${place.point.code}`)
  await page.locator('#overall-4').check()
  await page.getByRole('button', { name: textsOf('id').survey.send }).dblclick({ noWaitAfter: true })
  await expect(page.getByRole('heading', { level: 1 })).toContainText(textsOf('id').thanks.title)
  expect(await storedFor(place, database.db)).toHaveLength(1)
})

/** Scores 1, 2, 3, 4, 1 … by the words a citizen reads, then what is optional. */
async function answerEverything(page: Page, lang: Lang): Promise<void> {
  await page.getByText(textsOf(lang).survey.satisfaction[3] ?? '', { exact: true }).click()
  for (const [place, { question, options }] of officialQuestionnaire.elements.entries()) {
    const group = page.getByRole('group', { name: question[lang] })
    await group.getByText(options[place % 4]?.[lang] ?? '', { exact: true }).click()
    await expect(group.locator('input:checked')).toHaveValue(String((place % 4) + 1))
  }
  await page.getByLabel(textsOf(lang).survey.comment).fill('Antre singkat, petugas ramah.')
  await page.getByText(textsOf(lang).survey.about).click()
  await page.getByLabel(textsOf(lang).survey.fields.gender).selectOption('P')
}

function storedFor({ agency: { agencyId } }: Place, db: Kysely<Database>) {
  const rows = db.selectFrom('response').where('agency_id', '=', agencyId)
  return rows.select(['overall', 'lang', 'gender', 'scores']).execute()
}
