import { type Page, expect } from '@playwright/test'

/** Presses Tab until an element that matches has the focus; each stop on the way must show that it has it. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let stop = 0; stop < 80; stop += 1) {
    await page.keyboard.press('Tab')
    const { isThere, isShown, at } = await page.evaluate((wanted) => {
      const focused = document.activeElement as HTMLElement
      const marks = [focused, focused.closest('label')].filter((element) => element !== null)
      const isMarked = (element: Element) => {
        const style = getComputedStyle(element)
        return (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || style.boxShadow !== 'none'
      }
      return { isThere: focused.matches(wanted), isShown: marks.some(isMarked), at: focused.outerHTML.slice(0, 80) }
    }, selector)
    expect(isShown, `the focus is seen at ${at}`).toBe(true)
    if (isThere) return
  }
  throw new Error(`The keyboard does not reach ${selector}.`)
}
