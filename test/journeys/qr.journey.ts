import jsQr from 'jsqr'
import { expect, test } from '../support/journey.ts'

test('the code on the wall leads to the survey of its point', async ({ page, place, portalUrl, request }) => {
  const svg = await (await request.get(`/qr/${place.point.code}.svg`)).text()
  await page.goto('about:blank')
  const { data, side } = await page.evaluate(async (source) => {
    const image = new Image()
    image.src = `data:image/svg+xml,${encodeURIComponent(source)}`
    await image.decode()
    const canvas = document.createElement('canvas')
    const side = 280
    canvas.width = canvas.height = side
    const context = canvas.getContext('2d')!
    context.drawImage(image, 0, 0, side, side)
    return { data: [...context.getImageData(0, 0, side, side).data], side }
  }, svg)
  const read = jsQr(Uint8ClampedArray.from(data), side, side)
  expect(read?.data.toLowerCase()).toBe(`${portalUrl}/q/${place.point.code}`.toLowerCase())
  await page.goto(read?.data ?? '')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(place.unit.name)
})
