import { drainFully } from '../../src/features/tally/tally.ts'
import { quarterOf, quartersUntil } from '../../src/domain/period.ts'
import { dashboard as words } from '../../src/i18n/console/dashboard.ts'
import { aPlace, aSubmission, answersOf, store } from '../support/builders.ts'
import { expect, test } from '../support/journey.ts'

/** The middle of this quarter or, early in it, its first day; and the middle of the quarter before. */
const today = new Date()
const [before] = quartersUntil(today.toISOString(), 2)
const quarter = quarterOf(today.toISOString())
const past = new Date(`${before!.from.slice(0, 7)}-20T03:00:00Z`)

test('a leader finds by clicks which service got worse and why, and whether the new queue helped', async ({
  page,
  database,
  signInAs,
}) => {
  const queue = await aPlace(database.db)
  const worse = await aPlace(database.db, { beside: queue })
  const answer = async (place: typeof queue, scores: number[], at: Date) => {
    const rows = Array.from({ length: 30 }, (_, person) => scores.map((score) => (person % 5 ? score : 3)))
    const submissions = rows.map((row) => aSubmission({ answers: answersOf(place, row) }))
    await store(database, place, submissions, at)
  }
  await answer(queue, [3, 3, 1, 4, 3, 3, 3, 3, 3], past)
  await answer(queue, [3, 3, 4, 4, 3, 3, 3, 3, 3], today)
  await answer(worse, [4, 4, 4, 4, 4, 4, 4, 4, 4], past)
  await answer(worse, [4, 4, 1, 4, 4, 4, 4, 4, 4], today)
  await drainFully(database.db)
  await signInAs('leader', queue)

  // Which service got worse since the last quarter, and why? One click.
  await page.goto(`/instansi/${queue.agency.slug}`)
  await page.getByRole('link', { name: words.cards['worse']!.title('1') }).click()
  const row = page.getByRole('row').filter({ hasText: worse.service.name })
  await expect(row).toContainText(/Turun|Mungkin turun/)
  await expect(row).toContainText('Waktu penyelesaian −2,4')

  // Did the new queue help? Two clicks, a place and a day.
  await page.getByRole('link', { name: words.compare }).click()
  await page.getByLabel(words.where).selectOption({ label: queue.service.name })
  await page.getByLabel(words.day).fill(quarter.from)
  await page.getByLabel(words.length).selectOption('180')
  await page.getByRole('button', { name: words.doCompare }).click()
  const result = page.locator('section').filter({ has: page.locator('#hasil') })
  await expect(result).toContainText(/Nilainya (mungkin )?naik/)
  await expect(result).toContainText('bukan karena waktunya saja')
  await expect(result.getByRole('row').filter({ hasText: 'Waktu penyelesaian' })).toContainText('+2,40')
})
