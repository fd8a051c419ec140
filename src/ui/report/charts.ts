/** The pictures of a report as SVG, for its page and, rasterised, for its document. Beside each stands a table that says the same. */
import { gradeBands } from '../../domain/grade.ts'
import { decimalText, periodShort } from '../../i18n/format.ts'
import { type Xml, xml } from '../xml.ts'

export type Chart = { svg: string; width: number; height: number }

const [INK, SOFT, TEAL, LOW, LINE] = ['#241f19', '#62584c', '#0b5a57', '#a4460d', '#e0d6c8']
const WIDTH = 720
const FONT = 'Public Sans'

/** A bar for each element on the scale of 1 to 4, in the questionnaire's order; the lowest are striped as well as named in the table. */
export function elementChart(
  elements: readonly { name: string; nrr: string | null }[],
  lowest: ReadonlySet<string>,
): Chart {
  const [row, left, right] = [34, 292, 64]
  const height = elements.length * row + 36
  const span = WIDTH - left - right
  const at = (nrr: number) => left + (span * (nrr - 1)) / 3
  const bars = elements.map(({ name, nrr }, place) => {
    const y = place * row + 8
    const isLow = lowest.has(name)
    return xml`<text x="${left - 12}" y="${y + 15}" font-size="14" text-anchor="end" fill="${INK}">${shortened(name, 36)}</text>
<rect x="${left}" y="${y}" width="${span}" height="20" fill="${LINE}"/>
${nrr ? xml`<rect x="${left}" y="${y}" width="${(at(Number(nrr)) - left).toFixed(1)}" height="20" fill="${isLow ? LOW : TEAL}"/>` : null}
<text x="${WIDTH - right + 12}" y="${y + 15}" font-size="14" font-weight="700" fill="${INK}">${nrr ? decimalText(nrr, 'id') : '–'}</text>
${isLow ? xml`<path d="M${left + 8} ${y + 6}h10l-5 8z" fill="#ffffff"/>` : null}`
  })
  const marks = [1, 2, 3, 4].map(
    (score) =>
      xml`<line x1="${at(score)}" x2="${at(score)}" y1="0" y2="${height - 28}" stroke="${SOFT}" stroke-width="1" stroke-dasharray="2 3"/><text x="${at(score)}" y="${height - 8}" font-size="13" text-anchor="middle" fill="${SOFT}">${score}</text>`,
  )
  return chart(height, xml`${marks}${bars}`)
}

/** Where the scale of a trend begins: at 25, the lowest index there is, or at 60 where all lie above. */
export function trendBase(points: readonly { nik: string | null }[]): 25 | 60 {
  return points.some(({ nik }) => nik !== null && Number(nik) < 60) ? 25 : 60
}

/**
 * The index from period to period, from its base ({@link trendBase}) to 100; with the lower limits of the grades. The line ends before a
 * period without an index and begins again after it.
 */
export function trendChart(points: readonly { period: string; nik: string | null }[]): Chart {
  const [height, top, bottom, left, right] = [260, 28, 220, 44, 44]
  const base = trendBase(points)
  const down = (nik: number) => bottom - ((bottom - top) * (nik - base)) / (100 - base)
  const across = (place: number) =>
    points.length === 1 ? WIDTH / 2 : left + 40 + ((WIDTH - left - right - 80) * place) / (points.length - 1)
  const bands = gradeBands
    .filter(({ to }) => Number(to) > base)
    .map(({ grade, from, to }) => {
      const low = Math.max(Number(from), base)
      return xml`<line x1="${left}" x2="${WIDTH - right}" y1="${down(low).toFixed(1)}" y2="${down(low).toFixed(1)}" stroke="${LINE}"/>
<text x="${WIDTH - right + 12}" y="${((down(low) + down(Number(to))) / 2 + 5).toFixed(1)}" font-size="14" font-weight="700" fill="${SOFT}">${grade}</text>
<text x="${left - 8}" y="${(down(low) + 4).toFixed(1)}" font-size="12" text-anchor="end" fill="${SOFT}">${decimalText(String(low), 'id')}</text>`
    })
  const line = points.map(({ nik }, place) =>
    nik === null
      ? ''
      : `${points[place - 1]?.nik ? 'L' : 'M'}${across(place).toFixed(1)} ${down(Number(nik)).toFixed(1)}`,
  )
  const dots = points.map(({ period, nik }, place) => {
    const x = across(place).toFixed(1)
    const name = xml`<text x="${x}" y="${bottom + 26}" font-size="12" text-anchor="middle" fill="${SOFT}">${periodShort(period, 'id')}</text>`
    if (nik === null) return name
    const y = down(Number(nik))
    return xml`<circle cx="${x}" cy="${y.toFixed(1)}" r="5" fill="${TEAL}"/>
<text x="${x}" y="${(y - 12).toFixed(1)}" font-size="14" font-weight="700" text-anchor="middle" fill="${INK}">${decimalText(nik, 'id')}</text>
${name}`
  })
  return chart(height, xml`${bands}<path d="${line.join('')}" fill="none" stroke="${TEAL}" stroke-width="3"/>${dots}`)
}

function chart(height: number, inside: Xml): Chart {
  const { xml: svg } =
    xml`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="${FONT}"><rect width="100%" height="100%" fill="#ffffff"/>${inside}</svg>`
  return { svg, width: WIDTH, height }
}

function shortened(text: string, letters: number): string {
  return text.length <= letters ? text : `${text.slice(0, letters - 1).trimEnd()}…`
}
