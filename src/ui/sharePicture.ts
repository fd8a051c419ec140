/** The picture that is shown where a page is shared (Open Graph): 1200 × 630, drawn with the fonts that src/server/png.ts brings along. */
import type { Grade } from '../domain/grade.ts'
import type { Lang } from '../domain/questionnaire.ts'
import { countText, decimalText, periodText } from '../i18n/format.ts'
import { textsOf } from '../i18n/texts.ts'
import { type SharedFigure, shareSentences, shareTitle } from './shareText.ts'
import { type Xml, xml, xmlDocument } from './xml.ts'

export const PICTURE = { width: 1200, height: 630 } as const

const [LEFT, RIGHT] = [80, 1120]
const [LOWEST, HIGHEST] = [25, 100]
const [INK, SOFT, TEAL, LINE, PAPER] = ['#241f19', '#62584c', '#0b5a57', '#e0d6c8', '#faf6ef']
const NAME_LETTERS = 38
const NAME_LINES = 2
/** Widths of the large number's characters. */
const [DIGIT, POINT] = [106, 50]

export function drawSharePicture(shared: SharedFigure, lang: Lang): string {
  const { name, agency, figure, release } = shared
  const { common, results } = textsOf(lang)
  const lines = wrapped(name)
  const below = [agency.name === name ? null : shortened(agency.name, 60), periodText(release.period, lang)]
  return xmlDocument(xml`<svg xmlns="http://www.w3.org/2000/svg" width="${PICTURE.width}" height="${PICTURE.height}" viewBox="0 0 ${PICTURE.width} ${PICTURE.height}" font-family="Public Sans" fill="${INK}">
<title>${shareTitle(shared, lang)}</title>
<desc>${shareSentences(shared, lang)}</desc>
<rect width="100%" height="100%" fill="${PAPER}"/>
<rect width="100%" height="12" fill="${TEAL}"/>
${lines.map((line, place) => xml`<text x="${LEFT}" y="${112 + 60 * place}" font-size="52" font-weight="700">${line}</text>`)}
<text x="${LEFT}" y="${112 + 60 * (lines.length - 1) + 52}" font-size="30" fill="${SOFT}">${below.filter((one) => one !== null).join(' · ')}</text>
${figure.nik === null ? unshown(figure.status === 'merged' ? results.merged : results.withheld) : shown(figure.nik, shared, lang)}
<text x="${LEFT}" y="590" font-size="26" fill="${SOFT}">${results.headline}</text>
<text x="${RIGHT}" y="590" font-size="26" font-weight="700" fill="${TEAL}" text-anchor="end">${common.brand}</text>
</svg>`)
}

function unshown(word: string): Xml {
  return xml`<text x="${LEFT}" y="400" font-size="72" font-weight="700" fill="${SOFT}">${word}</text>`
}

function shown(nik: string, { figure: { grade, n, evidence } }: SharedFigure, lang: Lang): Xml {
  const { common, results } = textsOf(lang)
  const value = decimalText(nik, lang)
  const beside = LEFT + [...value].reduce((sum, letter) => sum + (/\d/.test(letter) ? DIGIT : POINT), 0) + 40
  const word = grade ? `${common.grade} ${grade}, ${common.grades[grade].toLowerCase()}` : results.provisional
  return xml`<text x="${LEFT}" y="410" font-size="168" font-weight="700" fill="${TEAL}">${value}</text>
${grade ? steps(grade, beside, 300) : null}
<text x="${grade ? beside + 92 : beside}" y="348" font-size="40" font-weight="700">${word}</text>
<text x="${beside}" y="402" font-size="34" fill="${SOFT}">${common.respondents(countText(n, lang))}</text>
${scale(Number(nik), evidence)}
<text x="${RIGHT}" y="530" font-size="26" fill="${SOFT}" text-anchor="end">${results.scale}</text>
${evidence ? xml`<text x="${LEFT}" y="530" font-size="26" fill="${SOFT}">${results.interval(decimalText(evidence.low, lang), decimalText(evidence.high, lang))}</text>` : null}`
}

/** The scale from 25 to 100, the interval as a band on it, the index as a mark. */
function scale(nik: number, evidence: SharedFigure['figure']['evidence']): Xml {
  const at = (value: number) => Math.round(LEFT + ((value - LOWEST) / (HIGHEST - LOWEST)) * (RIGHT - LEFT))
  const band = evidence && { from: at(Number(evidence.low)), to: at(Number(evidence.high)) }
  return xml`<rect x="${LEFT}" y="456" width="${RIGHT - LEFT}" height="16" rx="8" fill="${LINE}"/>
${band ? xml`<rect x="${band.from}" y="456" width="${Math.max(4, band.to - band.from)}" height="16" fill="#82b5ae"/>` : null}
<rect x="${at(nik) - 5}" y="444" width="10" height="40" rx="3" fill="${TEAL}"/>`
}

/** The shape of a grade: four steps, as many filled as the grade is good. */
function steps(grade: Grade, x: number, y: number): Xml {
  const order = ['D', 'C', 'B', 'A']
  return xml`${order.map((_, place) => {
    const height = 16 + place * 14
    return xml`<rect x="${x + place * 20}" y="${y + 58 - height}" width="14" height="${height}" fill="${place > order.indexOf(grade) ? LINE : TEAL}"/>`
  })}`
}

/** A name in at most two lines, the last one shortened. */
function wrapped(name: string): string[] {
  const lines: string[] = []
  for (const word of name.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= NAME_LETTERS) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  const rest = lines.slice(NAME_LINES - 1).join(' ')
  return [...lines.slice(0, NAME_LINES - 1), ...(rest ? [shortened(rest, NAME_LETTERS)] : [])]
}

function shortened(text: string, letters: number): string {
  return text.length <= letters ? text : `${text.slice(0, letters - 1).trimEnd()}…`
}
