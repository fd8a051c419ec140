import { decimalText } from '../../i18n/format.ts'

/** A number of an example with so many decimals, as people here read it. */
export function text(value: number, decimals = 2): string {
  return decimalText(value.toFixed(decimals), 'id')
}

/** A share as a percentage. */
export function percent(share: number, decimals = 0): string {
  return `${text(100 * share, decimals)} %`
}
