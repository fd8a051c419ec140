import { createRequire } from 'node:module'
import pLimit from 'p-limit'

const { resolve } = createRequire(import.meta.url)
const font = (weight: string) => resolve(`@expo-google-fonts/public-sans/${weight}/PublicSans_${weight}.ttf`)

/** Each takes a core. */
const inTurn = pLimit(1)

/**
 * An SVG as PNG, with the fonts that come along and none of the machine's: the same picture everywhere. The library is loaded when the
 * first picture is asked for.
 */
export function asPng(svg: string): Promise<Buffer> {
  return inTurn(async () => {
    const { renderAsync } = await import('@resvg/resvg-js')
    const fontFiles = [font('400Regular'), font('700Bold')]
    const options = { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Public Sans' }
    return Buffer.from((await renderAsync(svg, { font: options })).asPng())
  })
}
