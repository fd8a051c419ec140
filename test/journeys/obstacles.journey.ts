/** What stands between a citizen and the portal: networks that answer in its place, phones that keep nothing, engines of years ago. */
import { aDoer } from '../support/builders.ts'
import { enrolDevice } from '../../src/features/entry/kiosk.ts'
import { textsOf } from '../../src/i18n/texts.ts'
import { expect, test } from '../support/journey.ts'
import { sendFrom, storedFor } from '../support/phone.ts'

const { survey, thanks } = textsOf('id')
const API = '**/api/v1/responses*'

for (const [name, answer] of [
  ['signs people in on a page of its own', { status: 200, contentType: 'text/html', body: '<h1>Masuk</h1>' }],
  ['refuses in its own words', { status: 403, contentType: 'text/html', body: '<h1>Diblokir</h1>' }],
  ['answers with JSON of its own', { status: 200, contentType: 'application/json', body: '{"login":true}' }],
  ['refuses with JSON of its own', { status: 404, contentType: 'application/json', body: '{"error":"no"}' }],
] as const)
  test(`an answer waits where a network ${name}, and is not taken for sent or refused`, async ({
    page,
    place,
    database,
    context,
  }) => {
    await context.route(API, (route) => route.fulfill(answer))
    await page.goto(`/q/${place.point.code}`)
    await page.locator('#overall-2').check()
    await sendFrom(page)
    await expect(page.getByRole('heading', { name: survey.phone.waiting })).toBeVisible()
    expect(await storedFor(place, database.db)).toEqual([])
    await context.unroute(API)
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(thanks.title)
    expect(await storedFor(place, database.db)).toEqual([2])
  })

test('a mistake is told once, as a mistake, and mended in place', async ({ page, place, database }) => {
  await page.goto(`/q/${place.point.code}`)
  await page.locator('#overall-3').check()
  await page.getByLabel(survey.reply).check()
  await sendFrom(page)
  await expect(page.getByRole('alert')).toContainText(survey.problems.noComment)
  await page.waitForFunction(() => navigator.serviceWorker.ready)
  await expect(page.getByText(survey.phone.refused)).toHaveCount(0)
  await page.getByLabel(survey.comment).fill('Antre lama')
  await sendFrom(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(thanks.title)
  expect(await storedFor(place, database.db)).toEqual([3])
})

test('a browser whose store never opens sends all the same', async ({ page, place, database }) => {
  await page.addInitScript(() => {
    indexedDB.open = () => new EventTarget() as IDBOpenDBRequest
  })
  await page.goto(`/q/${place.point.code}`)
  await page.locator('#overall-4').check()
  await sendFrom(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(thanks.title)
  expect(await storedFor(place, database.db)).toEqual([4])
})

test('a store that opens late keeps what is sent after that', async ({ page, place, database, context }) => {
  await context.route(API, (route) => route.abort())
  await page.addInitScript(openLate)
  await page.goto(`/q/${place.point.code}`)
  await page.locator('#overall-4').check()
  await page.waitForFunction(() => 'isOpen' in window)
  await sendFrom(page)
  await expect(page.getByRole('heading', { name: survey.phone.waiting })).toBeVisible()
  expect(await storedFor(place, database.db)).toEqual([])
})

test('an engine of 2020 keeps, sends, waits and tells as one of today does', async ({
  page,
  place,
  database,
  context,
}) => {
  await context.route(API, (route) => route.abort())
  await page.addInitScript(withoutYoungerFunctions)
  await page.goto(`/q/${place.point.code}`)
  await page.locator('#overall-3').check()
  await page.reload()
  await expect(page.getByText(survey.phone.restored)).toBeVisible()
  await sendFrom(page)
  await expect(page.getByRole('heading', { name: survey.phone.waiting })).toBeVisible()
  await context.unroute(API)
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(thanks.title)
  await page.goto(`/q/${place.point.code}`)
  await expect(page.getByText(survey.received.here)).toBeVisible()
  expect(await storedFor(place, database.db)).toEqual([3])
})

test('an engine that cannot read the script has the whole survey without it', async ({ page, place, database }) => {
  await page.route('**/_astro/*.js', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: `${await response.text()}\nsyntax of 2040` })
  })
  await page.goto(`/q/${place.point.code}`)
  await page.locator('#overall-4').check()
  await sendFrom(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(thanks.title)
  expect(await storedFor(place, database.db)).toEqual([4])
})

test.describe('on a kiosk', () => {
  test.beforeEach(async ({ page, place, database }) => {
    const device = await enrolDevice(database.db, aDoer(new Date()), place.point.code)
    if (!device.ok) throw new Error(device.reason)
    await page.goto(`/q/${place.point.code}/anjungan?kunci=${device.value.key}`)
    await page.waitForURL('**?kiosk')
  })

  test('that keeps nothing an answer is sent, thanked for, and leaves nothing behind', async ({
    page,
    place,
    database,
  }) => {
    await page.evaluate(() => {
      indexedDB.open = () => {
        throw new DOMException('denied', 'SecurityError')
      }
    })
    await page.locator('#overall-4').check()
    for (let screen = 0; screen < 10; screen += 1) await page.getByRole('button', { name: survey.kiosk.next }).click()
    await sendFrom(page)
    await expect(page.getByRole('heading', { name: survey.kiosk.thanks })).toBeVisible()
    expect(page.url()).toMatch(/\?kiosk$/)
    await page.getByRole('link', { name: survey.kiosk.restart }).click()
    await expect(page.locator('fieldset').first()).toBeVisible()
    await page.goBack()
    await expect(page.getByRole('heading', { name: survey.kiosk.thanks })).toHaveCount(0)
    await expect(page.locator(':checked:not(option)')).toHaveCount(0)
    expect(await storedFor(place, database.db)).toEqual([4])
  })

  test('an answer that is still under way is not sent beside itself, and its receipt is shown when it comes', async ({
    page,
    context,
  }) => {
    let sent = 0
    await context.route(API, async (route) => {
      sent += 1
      await new Promise((resolve) => setTimeout(resolve, 8_000)) // longer than anybody waits, and than the next attempt
      await route.continue()
    })
    await page.locator('#overall-4').check()
    for (let screen = 0; screen < 10; screen += 1) await page.getByRole('button', { name: survey.kiosk.next }).click()
    await sendFrom(page)
    await expect(page.locator('.number')).toContainText(/\w{4}-\w{4}-\w{4}/, { timeout: 15_000 })
    expect(sent).toBe(1)
  })

  test('whose network hangs nobody waits for it', async ({ page, context }) => {
    await context.route(API, () => undefined)
    await page.locator('#overall-2').check()
    for (let screen = 0; screen < 10; screen += 1) await page.getByRole('button', { name: survey.kiosk.next }).click()
    await sendFrom(page)
    await expect(page.getByText(survey.kiosk.saved)).toBeVisible({ timeout: 10_000 })
  })
})

test.describe('on a kiosk without a script', () => {
  test.use({ javaScriptEnabled: false })

  test('one person after another answers, and none finds what was before', async ({ page, place, database }) => {
    const device = await enrolDevice(database.db, aDoer(new Date()), place.point.code)
    if (!device.ok) throw new Error(device.reason)
    await page.goto(`/q/${place.point.code}/anjungan?kunci=${device.value.key}`)
    await page.waitForURL('**?kiosk')
    await page.locator('#overall-4').check()
    await page.getByLabel(survey.comment).fill('Rahasia')
    await sendFrom(page)
    await expect(page.getByRole('heading', { name: survey.kiosk.thanks })).toBeVisible()
    const receipt = await page.locator('.number strong').innerText()
    await page.getByRole('link', { name: survey.kiosk.restart }).click()
    for (let back = 0; back < 3; back += 1) {
      await expect(page.locator('#overall-1')).toBeVisible()
      await expect(page.locator(':checked:not(option)')).toHaveCount(0)
      await expect(page.getByLabel(survey.comment)).toHaveValue('')
      expect(await page.content()).not.toContain(receipt)
      expect(page.url()).not.toContain(receipt)
      await page.goBack()
      if (!page.url().includes('?kiosk')) break
    }
    expect(await storedFor(place, database.db)).toEqual([4])
  })
})

/** Runs in the page: the store says that it is open when nobody waits for it any more. */
function openLate(): void {
  const listen = IDBOpenDBRequest.prototype.addEventListener
  IDBOpenDBRequest.prototype.addEventListener = function (name: string, act: EventListenerOrEventListenerObject): void {
    const late = (event: Event) =>
      setTimeout(() => {
        ;(act as EventListener)(event)
        Object.assign(window, { isOpen: true })
      }, 4_000)
    listen.call(this, name, name === 'success' ? late : act)
  }
}

/** Runs in the page: takes away what browsers learned after the syntax of 2021. */
function withoutYoungerFunctions(): void {
  const younger: [object, string[]][] = [
    [Array.prototype, ['at', 'findLast', 'toSorted', 'with']],
    [String.prototype, ['at', 'isWellFormed', 'toWellFormed']],
    [Element.prototype, ['replaceChildren', 'checkVisibility']],
    [Object, ['hasOwn', 'groupBy']],
    [AbortSignal, ['timeout', 'any']],
    [Crypto.prototype, ['randomUUID']],
    [URL, ['parse', 'canParse']],
    [window, ['structuredClone', 'navigation', 'scheduler']],
  ]
  for (const [holder, names] of younger) for (const name of names) Reflect.deleteProperty(holder, name)
}
