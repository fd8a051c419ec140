/** The badge of a figure: an SVG for an agency's own site, with the same in words for whoever does not see it. */
import type { Lang } from '../domain/questionnaire.ts'
import { decimalText, periodShort } from '../i18n/format.ts'
import { textsOf } from '../i18n/texts.ts'
import { type SharedFigure, shareSentences, shareTitle } from './shareText.ts'
import { xml, xmlDocument } from './xml.ts'

const HEIGHT = 28
const PADDING = 10
/** Wider than the widest common letters at 13 pixels; `textLength` then makes any font fit. */
const LETTER = 7.6

/** Two fields, `IKM TW III 2026` and `88 · B baik`; without a figure the second says so. */
export function drawBadge(shared: SharedFigure, lang: Lang): string {
  const label = `IKM ${periodShort(shared.release.period, lang)}`
  const value = valueOf(shared, lang)
  const [left, right] = [widthOf(label), widthOf(value)]
  const field = (text: string, x: number, width: number) =>
    xml`<text x="${x + PADDING}" y="18.5" textLength="${width - 2 * PADDING}" lengthAdjust="spacingAndGlyphs">${text}</text>`
  return xmlDocument(xml`<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="${HEIGHT}" viewBox="0 0 ${left + right} ${HEIGHT}" role="img" aria-labelledby="t d">
<title id="t">${shareTitle(shared, lang)}</title>
<desc id="d">${shareSentences(shared, lang)}</desc>
<rect width="${left + right}" height="${HEIGHT}" rx="6" fill="#0b5a57"/>
<path d="M6 0h${left - 6}v${HEIGHT}H6a6 6 0 0 1-6-6V6a6 6 0 0 1 6-6z" fill="#241f19"/>
<g fill="#fff" font-family="system-ui,'Segoe UI',Roboto,'Noto Sans',sans-serif" font-size="13">${field(label, 0, left)}<g font-weight="700">${field(value, left, right)}</g></g>
</svg>`)
}

function valueOf({ figure: { nik, grade, status } }: SharedFigure, lang: Lang): string {
  const { common, results } = textsOf(lang)
  if (nik === null) return status === 'merged' ? results.merged : results.withheld
  const value = decimalText(nik, lang)
  return grade
    ? `${value} · ${grade} ${common.grades[grade].toLowerCase()}`
    : `${value} · ${results.provisional.toLowerCase()}`
}

function widthOf(text: string): number {
  return Math.ceil(text.length * LETTER) + 2 * PADDING
}
