import { AxeBuilder } from '@axe-core/playwright'
import { type Page, expect } from '@playwright/test'

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

/** A page as it is shown now: without a violation by day, readable in the dark, and no wider than the narrowest phone. */
export async function expectNoBars(page: Page): Promise<void> {
  expect(await violations(axeOn(page).withTags(tags))).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await violations(axeOn(page).withRules('color-contrast'))).toEqual([])
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await tooWide(page)).toEqual([])
}

/** Legacy mode reads the results in the page itself; the other opens a page of its own for it, which costs more than the look. */
function axeOn(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode()
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
