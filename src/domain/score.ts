import { type Fraction, compare, fraction, fromDecimal } from './fraction.ts'
import type { Scale } from './instrument.ts'

/**
 * An answer as a cell of a file gives it, 1 to 4 (or to the highest of its scale) with a decimal comma or point. A whole one
 * (`4`, `4,0`) is a number; an average (`3,25`) is a fraction; anything else, also with white space around it, is null.
 */
export function readScore(cell: string, scale: Scale = 4): number | Fraction | null {
  if (/^[1-6]$/.test(cell)) return Number(cell) <= scale ? Number(cell) : null
  if (!/^[1-6][.,]\d{1,30}$/.test(cell)) return null
  const score = fromDecimal(cell.replace(',', '.'))
  if (compare(score, fraction(scale)) > 0) return null
  return score.bottom === 1n ? Number(score.top) : score
}
