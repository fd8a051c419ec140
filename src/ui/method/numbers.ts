import type { Lang } from '../../domain/questionnaire.ts'
import { decimalText } from '../../i18n/format.ts'

/** How the numbers of an example are written for readers of a language. */
export function numbersIn(lang: Lang) {
  /** With so many decimals. */
  const text = (value: number, decimals = 2) => decimalText(value.toFixed(decimals), lang)
  return {
    text,
    /** A share as a percentage. */
    percent: (share: number, decimals = 0) => `${text(100 * share, decimals)}${lang === 'id' ? ' %' : '%'}`,
  }
}
