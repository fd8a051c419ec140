import { AxeBuilder } from '@axe-core/playwright'
import { type Page, expect } from '@playwright/test'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** A page as it is shown now: without a violation by day, readable in the dark, and no wider than the narrowest phone. */
export async function expectNoBars(page: Page): Promise<void> {
  expect(await violations(new AxeBuilder({ page }).withTags(tags))).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await violations(new AxeBuilder({ page }).withRules('color-contrast'))).toEqual([])
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await tooWide(page)).toEqual([])
}

async function violations(builder: AxeBuilder): Promise<string[]> {
  const found = await builder.analyze()
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
}

/** What makes a page scroll sideways; nothing where it does not. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    if (document.documentElement.scrollWidth <= window.innerWidth) return []
    const all = [...document.querySelectorAll('body *')]
    const wide = all.filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
    return wide.map((element) => element.outerHTML.slice(0, 80))
  })
}
