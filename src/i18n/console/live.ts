/**
 * The texts of a screen that follows the figures, by the names of their places: the page is drawn with them and changed by them. A screen on
 * the wall is seen by everybody: of fewer than ten respondents it tells how many they are and no more.
 */
import type { IndexFigure } from '../../domain/figure.ts'
import { toDecimal, toNumber } from '../../domain/fraction.ts'
import { METHOD } from '../../domain/method.ts'
import { GRADE_FROM, PUBLIC_FROM } from '../../domain/publicity.ts'
import { countText, decimalText, limitsText } from '../format.ts'
import { id } from '../id.ts'
import { dashboard as words } from './dashboard.ts'

type Index = IndexFigure & { respondents: number; responses: number }
type State = {
  at: Date
  total: Index | null
  today: number
  waiting: number
  units: readonly { slug: string; index: Index | null; today: number }[]
}

export function liveTexts({ at, total, today, waiting, units }: State, timeZone: string): Record<string, string> {
  const texts: Record<string, string> = {
    asOf: words.asOf(secondsText(at, timeZone), METHOD.version),
    today: words.todayText(countText(today, 'id')),
    waiting: words.waiting(waiting),
    ...indexTexts(total),
  }
  for (const { slug, index, today: ofUnit } of units) {
    texts[`unit-${slug}`] = index?.ikm ? decimalText(index.ikm.nik, 'id') : words.none
    texts[`n-${slug}`] = countText(index?.respondents ?? 0, 'id')
    texts[`today-${slug}`] = countText(ofUnit, 'id')
  }
  const isShown = (total?.respondents ?? 0) >= PUBLIC_FROM
  for (const { code, nrr: own } of total?.ikm?.elements ?? []) {
    const nrr = isShown ? own : null
    texts[`element-${code}`] = nrr ? decimalText(toDecimal(nrr, 2), 'id') : '–'
    texts[`bar-${code}`] = nrr ? `${((100 * (toNumber(nrr) - 1)) / 3).toFixed(1)}%` : '0%'
  }
  return texts
}

function indexTexts(total: Index | null): Record<string, string> {
  const ikm = total?.ikm
  if (!total || !ikm) return { index: '–', grade: words.none, n: words.quarterText('0'), interval: '' }
  const { interval, respondents } = total
  const n = words.quarterText(countText(respondents, 'id'))
  if (respondents < PUBLIC_FROM) return { index: '–', grade: words.few, n, interval: '' }
  return {
    index: decimalText(ikm.nik, 'id'),
    grade: respondents < GRADE_FROM ? id.results.provisional : `${ikm.grade} · ${id.common.grades[ikm.grade]}`,
    n,
    interval: interval ? id.results.interval(...limitsText(interval, respondents, 'id')) : words.few,
  }
}

/** What the clocks of a zone show: `14.05.09`. */
function secondsText(moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('id-ID', { timeZone, timeStyle: 'medium' }).format(moment)
}
