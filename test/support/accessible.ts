import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Page, expect } from '@playwright/test'
import type { AxeResults, RunOptions } from 'axe-core'

/** The short form: each page that is looked at reads all of it, and the long one is more than twice as long. */
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** As {@link expectNoBars}, of a page that is used for other looks after this one. */
export async function expectNoBarsHere(page: Page): Promise<void> {
  const size = page.viewportSize()
  try {
    await expectNoBars(page)
  } finally {
    await page.emulateMedia({ colorScheme: 'light' })
    if (size) await page.setViewportSize(size)
  }
}

/** A page as it is shown now: without a violation by day, readable in the dark, and as wide as the narrowest phone. */
export async function expectNoBars(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await violations(page, ['color-contrast'])).toEqual([])
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await misfits(page)).toEqual([])
}

/**
 * Rules that a page breaks, and what it frames where that runs scripts. The source goes in once for several looks, and
 * only what is broken comes back: all that was found costs three times as much as the look.
 */
export async function violations(page: Page, runOnly: readonly string[] = tags): Promise<string[]> {
  await page.waitForLoadState()
  return look(page, runOnly).catch(async () => {
    await page.waitForLoadState() // it was just being left for the next one
    return look(page, runOnly)
  })
}

async function look(page: Page, runOnly: readonly string[]): Promise<string[]> {
  await Promise.all(page.frames().map((frame) => frame.evaluate(`void (window.axe || (() => { ${source} })())`)))
  return page.evaluate(async (rules) => {
    const { axe: inPage } = globalThis as unknown as { axe: { run: (options: RunOptions) => Promise<AxeResults> } }
    const { violations: broken } = await inPage.run({ runOnly: [...rules], resultTypes: ['violations'] })
    return broken.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
  }, runOnly)
}

/** What makes a page scroll sideways, or a main part that leaves more than margins of the width unused; nothing where all fits. */
function misfits(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const widthOf = (element: Element) => element.getBoundingClientRect().width
    const narrow = [...document.querySelectorAll('main')].filter((main) => widthOf(main) < window.innerWidth - 64)
    const isWide = document.documentElement.scrollWidth > window.innerWidth
    const all = isWide ? [...document.querySelectorAll('body *')] : []
    const wide = all.filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
    return [...narrow, ...wide].map((element) => element.outerHTML.slice(0, 80))
  })
}
