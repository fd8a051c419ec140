import { type Fraction, compare, fraction, fromDecimal } from './fraction.ts'

/**
 * A score as a cell of a file gives it, 1 to 4 with a decimal comma or point. A whole one (`4`, `4,0`) is a number; an average
 * (`3,25`) is a fraction; anything else, also with white space around it, is null.
 */
export function readScore(cell: string): number | Fraction | null {
  if (/^[1-4]$/.test(cell)) return Number(cell)
  if (!/^[1-4][.,]\d{1,30}$/.test(cell)) return null
  const score = fromDecimal(cell.replace(',', '.'))
  if (compare(score, fraction(4)) > 0) return null
  return score.bottom === 1n ? Number(score.top) : score
}
