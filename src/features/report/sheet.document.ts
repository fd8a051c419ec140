/** Cells of a spreadsheet: numbers are numbers, which every Excel shows in its own way, and what is computed is a formula. */
import type { Cell, SheetData } from 'write-excel-file/node'

export type { Cell, SheetData }

export const text = (value: string): Cell => ({ type: String, value })
export const bold = (value: string): Cell => ({
  type: String,
  value,
  fontWeight: 'bold',
  wrap: true,
  alignVertical: 'top',
})
export const words = (value: string): Cell => ({ type: String, value, wrap: true, alignVertical: 'top' })
export const count = (value: number): Cell => ({ type: Number, value, format: '#,##0' })
/** A decimal text with a point, with all the decimals it has. */
export const decimal = (value: string): Cell => ({
  type: Number,
  value: Number(value),
  format: `0.${'0'.repeat(value.split('.')[1]?.length ?? 0)}`,
})
/** `format` as Excel writes it: 0.00 is 88,31 in an Indonesian one. */
export const formula = (value: string, format: string, isBold = false): Cell => ({
  type: 'Formula',
  value,
  format,
  ...(isBold && { fontWeight: 'bold' }),
})

/** The name of a column, counted from 0: A, B, …, Z, AA. */
export function columnName(place: number): string {
  const rest = Math.floor(place / 26)
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (place % 26))
}
