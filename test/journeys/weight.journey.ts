import { gzipSync } from 'node:zlib'
import type { CDPSession, Page } from '@playwright/test'
import { expect, test } from '../support/journey.ts'

const KB = 1_000

test('the first view of a survey is one request of at most 13 KB; the script comes later, with 5 KB', async ({
  page,
  place,
  request,
}) => {
  const session = await page.context().newCDPSession(page)
  const sizes = await watchSizes(session)
  await page.goto(`/q/${place.point.code}`, { waitUntil: 'load' })
  const first = [...sizes.entries()].filter(([type]) => type !== 'Script' && type !== 'Other')
  expect(first.map(([type]) => type)).toEqual(['Document'])
  expect(sizes.get('Document')).toBeLessThan(13 * KB)
  const loaded = await page.evaluate(() =>
    performance.getEntriesByType('resource').flatMap(({ name }) => (name.includes('/_astro/') ? [name] : [])),
  )
  expect(loaded.length).toBeGreaterThan(0)
  const bytes = await Promise.all(
    [...new Set(loaded)].map(async (url) => gzipSync(await (await request.get(url)).body()).length),
  )
  expect(bytes.reduce((sum, length) => sum + length, 0)).toBeLessThan(5 * KB)
})

test('nothing on a survey comes from elsewhere, and no font', async ({ page, place, portalUrl }) => {
  const asked: string[] = []
  page.on('request', (one) => asked.push(`${one.resourceType()} ${new URL(one.url()).origin}`))
  await page.goto(`/q/${place.point.code}`)
  await page.locator('#overall-4').check()
  expect(asked.filter((line) => line.startsWith('font') || !line.endsWith(portalUrl))).toEqual([])
})

for (const [name, block] of [
  ['styles', '**/*.css'],
  ['scripts', '**/*.js'],
  ['pictures', '**/*.{svg,png}'],
] as const)
  test(`a survey works where ${name} do not arrive`, async ({ page, place }) => {
    await page.route(block, (route) => route.abort())
    await page.goto(`/q/${place.point.code}`)
    if (name === 'styles') await page.evaluate(() => document.querySelectorAll('style').forEach((one) => one.remove()))
    await page.locator('#overall-4').check()
    await page.locator('button.button').click()
    await expect(page.locator('.receipt')).toBeVisible()
  })

test('a survey works where the browser keeps nothing at all', async ({ page, place }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('denied', 'SecurityError')
        },
      })
  })
  await page.goto(`/q/${place.point.code}`)
  await page.locator('#overall-4').check()
  await page.locator('button.button').click()
  await expect(page.locator('.receipt')).toBeVisible()
})

test('a survey is whole at 320 pixels with text twice as large, and its answers are large enough for a thumb', async ({
  page,
  place,
}) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto(`/q/${place.point.code}`)
  const targets = await page
    .locator('.rows label, button.button, summary, select:visible')
    .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().height)))
  expect(targets.filter((height) => height < 48)).toEqual([])
  await page.addStyleTag({ content: 'html { font-size: 200% }' }).catch(() => undefined)
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
})

for (const width of [320, 360, 412])
  test(`no word of a survey is broken at ${width} pixels, in both languages`, async ({ page, place }) => {
    await page.setViewportSize({ width, height: 640 })
    for (const lang of ['id', 'en']) {
      await page.goto(`/q/${place.point.code}?lang=${lang}`)
      expect(await brokenWords(page)).toEqual([])
    }
  })

/** Words that stand on two lines. */
function brokenWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const broken: string[] = []
    while (texts.nextNode()) {
      const node = texts.currentNode
      for (const { 0: word, index } of (node.textContent ?? '').matchAll(/[^\s-]+/g)) {
        const range = document.createRange()
        range.setStart(node, index)
        range.setEnd(node, index + word.length)
        if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) broken.push(word)
      }
    }
    return broken
  })
}

/** Bytes on the wire by kind of resource, headers included. */
async function watchSizes(session: CDPSession): Promise<Map<string, number>> {
  const types = new Map<string, string>()
  const sizes = new Map<string, number>()
  await session.send('Network.enable')
  session.on('Network.requestWillBeSent', ({ requestId, type }) => types.set(requestId, type ?? 'Other'))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const type = types.get(requestId) ?? 'Other'
    sizes.set(type, (sizes.get(type) ?? 0) + encodedDataLength)
  })
  return sizes
}
