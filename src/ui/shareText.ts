/** A published figure in words, for wherever it stands alone: a badge, a frame, a picture, a feed, a search result. */
import type { Grade } from '../domain/grade.ts'
import type { Lang } from '../domain/questionnaire.ts'
import { countText, decimalText, periodText } from '../i18n/format.ts'
import { textsOf } from '../i18n/texts.ts'

export type SharedFigure = {
  agency: { name: string }
  /** Of the unit, or of the agency. */
  name: string
  release: { period: string }
  figure: {
    status: 'shown' | 'provisional' | 'merged' | 'withheld'
    n: number
    nik: string | null
    grade: Grade | null
    evidence: { low: string; high: string } | null
  }
}

/** `Dinas Kesehatan, Triwulan III 2026`. */
export function shareTitle({ name, release }: SharedFigure, lang: Lang): string {
  return `${name}, ${periodText(release.period, lang)}`
}

/** The index with everything that belongs to it, in a sentence each: value, interval, grade, respondents; or why there is none. */
export function shareSentences({ figure }: SharedFigure, lang: Lang): string {
  const { common, results } = textsOf(lang)
  const { nik, grade, n, evidence, status } = figure
  if (nik === null) return status === 'merged' ? results.mergedText : results.withheldText
  return [
    `${results.headline}: ${decimalText(nik, lang)}.`,
    evidence && results.interval(decimalText(evidence.low, lang), decimalText(evidence.high, lang)),
    grade ? `${common.grade} ${grade}, ${common.grades[grade].toLowerCase()}.` : `${results.provisional}.`,
    `${common.respondents(countText(n, lang))}.`,
  ]
    .filter((sentence) => sentence !== null)
    .join(' ')
}
