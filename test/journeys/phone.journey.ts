import type { BrowserContext, Page } from '@playwright/test'
import { sql } from 'kysely'
import { textsOf } from '../../src/i18n/texts.ts'
import type { Place } from '../support/builders.ts'
import { expect, test } from '../support/journey.ts'
import { sendFrom, storedFor } from '../support/phone.ts'

const { survey, thanks } = textsOf('id')

test('answers survive a reload and a closed tab on one’s own phone, and are gone once sent', async ({
  page,
  place,
  database,
  context,
}) => {
  await page.goto(`/q/${place.point.code}`)
  await page.locator('#overall-3').check()
  await page.locator('#waktu-2').check()
  await page.getByLabel(survey.comment).fill('Antre\nlama')
  await page.close()

  const again = await context.newPage()
  await again.goto(`/q/${place.point.code}`)
  await expect(again.locator('#waktu-2')).toBeChecked()
  await expect(again.getByLabel(survey.comment)).toHaveValue('Antre\nlama')
  await expect(again.getByText(survey.phone.restored)).toBeVisible()
  await sendFrom(again)
  await expect(again.getByRole('heading', { level: 1 })).toHaveText(thanks.title)
  expect(await storedFor(place, database.db)).toEqual([3])

  await again.goto(`/q/${place.point.code}`)
  await expect(again.getByText(survey.received.here)).toBeVisible()
  await expect(again.locator('#waktu-2')).not.toBeChecked()
})

test('a phone that is shared keeps no answers, from the moment somebody says so', async ({ page, place }) => {
  await page.goto(`/q/${place.point.code}`)
  await page.locator('#overall-3').check()
  await page.getByLabel(survey.phone.shared).check()
  await page.locator('#waktu-2').check()
  await page.goto('/')
  await page.goto(`/q/${place.point.code}`)
  await expect(page.getByLabel(survey.phone.shared)).toBeChecked()
  await expect(page.locator('#overall-3')).not.toBeChecked()
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['suara-bersama'])
})

test('without a network the page opens, the answer waits, and arrives once when there is one', async ({
  page,
  place,
  database,
  context,
}) => {
  await visitOnce(page, place)
  const first = await keyOn(page)
  await context.setOffline(true)
  await page.reload()
  expect(await keyOn(page)).not.toBe(first)
  await page.locator('#overall-2').check()
  await sendFrom(page)
  await expect(page.getByRole('heading', { name: survey.phone.waiting })).toBeVisible()
  expect(await storedFor(place, database.db)).toEqual([])

  await context.setOffline(false)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(thanks.title)
  expect(await storedFor(place, database.db)).toEqual([2])
})

test('what waited is sent by the next visit, which says so', async ({ page, place, database, context }) => {
  await visitOnce(page, place)
  await page.locator('#overall-2').check()
  await block(context)
  await sendFrom(page)
  await expect(page.getByRole('heading', { name: survey.phone.waiting })).toBeVisible()
  await page.close()
  await context.unroute('**/api/v1/responses')

  const later = await context.newPage()
  await later.goto(`/q/${place.point.code}`)
  await expect(later.getByText(survey.received.here)).toBeVisible()
  expect(await storedFor(place, database.db)).toEqual([2])
})

test('an answer whose receipt was lost on the way is not counted again', async ({ page, place, database, context }) => {
  const isLost = new Promise<void>((resolve) => {
    void context.route('**/api/v1/responses', async (route) => {
      await route.fetch()
      await route.abort()
      resolve()
    })
  })
  await page.goto(`/q/${place.point.code}`)
  await page.locator('#overall-4').check()
  await sendFrom(page)
  await isLost
  await expect(page.getByRole('heading', { name: survey.phone.waiting })).toBeVisible()
  await context.unroute('**/api/v1/responses')
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(thanks.title)
  expect(await storedFor(place, database.db)).toEqual([4])
})

test('a revoked code is told to who has its page, as soon as there is a network', async ({ page, place, database }) => {
  await visitOnce(page, place)
  const codes = database.db.updateTable('point_code').set({ revoked_at: new Date() })
  await codes.where('code', '=', place.point.code).execute()
  await sql`update directory_change set version = version + 1 where agency_id = ${place.agency.agencyId}`.execute(
    database.db,
  )
  await expect(async () => {
    const response = await page.reload()
    expect(response?.status()).toBe(410)
  }).toPass()
})

test('two tabs of one visit are one answer, and the second one is told', async ({ page, place, database, context }) => {
  await page.goto(`/q/${place.point.code}`)
  await page.locator('#overall-4').check()
  const second = await context.newPage()
  await second.goto(`/q/${place.point.code}`)
  await expect(second.locator('#overall-4')).toBeChecked()
  await sendFrom(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(thanks.title)
  await second.locator('#overall-1').check()
  await sendFrom(second)
  await expect(second.getByText(survey.received.title)).toBeVisible()
  expect(await storedFor(place, database.db)).toEqual([4])
})

test('who goes back after sending is told what was received, and begins anew only knowingly', async ({
  page,
  place,
  database,
}) => {
  await page.goto(`/q/${place.point.code}`)
  await page.locator('#overall-4').check()
  await sendFrom(page)
  const receipt = await page.locator('.receipt').innerText()
  await page.goBack()
  await expect(page.getByRole('heading', { name: survey.received.title })).toBeVisible()
  await expect(page.getByRole('link', { name: receipt })).toBeVisible()
  await expect(page.locator('form[data-code]')).toBeHidden()

  await page.getByRole('button', { name: survey.received.fresh }).click()
  await page.locator('#overall-1').check()
  await sendFrom(page)
  await expect(page.locator('.receipt')).not.toHaveText(receipt)
  expect(await storedFor(place, database.db)).toEqual([1, 4])
})

test('the first tap is told at once, and the answer of the same page finishes it', async ({
  page,
  place,
  database,
}) => {
  await page.goto(`/q/${place.point.code}`)
  const key = await keyOn(page)
  await page.locator('#overall-3').check()
  await page.locator('#overall-4').check()
  const rows = database.db.selectFrom('partial').where('agency_id', '=', place.agency.agencyId).select('overall')
  await expect.poll(() => rows.execute(), { timeout: 10_000 }).toEqual([{ overall: 3 }])
  await sendFrom(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(thanks.title)
  const ids = database.db.selectFrom('response').innerJoin('partial', 'partial.response_id', 'response.response_id')
  expect(await ids.where('response.key', '=', key).select('response.overall').execute()).toEqual([{ overall: 4 }])
})

test('what waited is sent while no survey is open, where the browser wakes the worker', async ({
  page,
  place,
  database,
  context,
  portalUrl,
}) => {
  await visitOnce(page, place)
  await page.locator('#overall-2').check()
  await block(context)
  await sendFrom(page)
  await expect(page.getByRole('heading', { name: survey.phone.waiting })).toBeVisible()
  await page.goto('/bantuan')
  await context.unroute('**/api/v1/responses')
  expect(await storedFor(place, database.db)).toEqual([])

  const session = await context.newCDPSession(page)
  const registered = new Promise<string>((resolve) =>
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [first] }) => {
      if (first) resolve(first.registrationId)
    }),
  )
  await session.send('ServiceWorker.enable')
  const wake = { origin: portalUrl, registrationId: await registered, tag: 'kirim', lastChance: false }
  await session.send('ServiceWorker.dispatchSyncEvent', wake)
  await expect.poll(() => storedFor(place, database.db)).toEqual([2])
})

test('a device with a voice for the language reads a question and its answers', async ({ page, place }) => {
  await page.addInitScript(() => {
    const said: string[] = []
    class Utterance {
      text: string
      constructor(text: string) {
        this.text = text
      }
    }
    const voices = [{ lang: 'fr-FR' }, { lang: 'id_ID' }]
    const speechSynthesis = {
      getVoices: () => voices,
      cancel: () => undefined,
      speak: ({ text }: Utterance) => said.push(text),
    }
    Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance })
    Object.defineProperty(window, 'speechSynthesis', { value: speechSynthesis })
    Object.assign(window, { said })
  })
  await page.goto(`/q/${place.point.code}`)
  await page.getByRole('button', { name: survey.aloud }).first().click()
  const [words = ''] = await page.evaluate(() => (window as unknown as { said: string[] }).said)
  for (const part of [survey.overall, ...survey.satisfaction]) expect(words).toContain(part)
  await page.goto(`/q/${place.point.code}?lang=en`)
  await expect(page.getByRole('button', { name: textsOf('en').survey.aloud })).toHaveCount(0)
})

/** A visit after which the browser has the page, its script and the worker. */
async function visitOnce(page: Page, { point }: Place): Promise<void> {
  await page.goto(`/q/${point.code}`)
  const isReady = (code: string) =>
    page.evaluate(async (address) => {
      const isKept = (await caches.match(address)) !== undefined
      return isKept && navigator.serviceWorker.controller !== null
    }, `/q/${code}`)
  await expect.poll(() => isReady(point.code)).toBe(true)
}

async function block(context: BrowserContext): Promise<void> {
  await context.route('**/api/v1/responses', (route) => route.abort())
}

function keyOn(page: Page): Promise<string> {
  return page.locator('input[name=key]').inputValue()
}
