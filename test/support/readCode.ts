import type { Locator, Page } from '@playwright/test'
import { readQr } from './qr.ts'

/** A phone's picture of a code, in pixels a side. */
const SEEN = 240

/** What a phone reads from a screenshot of the code. */
export async function readCode(page: Page, svg: Locator): Promise<string | null> {
  const png = (await svg.screenshot()).toString('base64')
  const light = await page.evaluate(
    async ({ source, side }) => {
      const image = new Image()
      image.src = `data:image/png;base64,${source}`
      await image.decode()
      const context = Object.assign(document.createElement('canvas'), { width: side, height: side }).getContext('2d')!
      context.drawImage(image, 0, 0, side, side)
      const { data } = context.getImageData(0, 0, side, side)
      return Array.from({ length: side * side }, (_, place) => (data[place * 4]! > 127 ? '1' : '0')).join('')
    },
    { source: png, side: SEEN },
  )
  const data = Uint8ClampedArray.from([...light].flatMap((bit) => Array<number>(4).fill(bit === '1' ? 255 : 0)))
  return readQr({ data, width: SEEN, height: SEEN })
}
