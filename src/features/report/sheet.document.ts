/** Sheets of a workbook: numbers are numbers, which every Excel shows in its own way, and what is computed is a formula with its result. */
import type { CellStyle, CellValue, WriteSheet } from 'hucre/xlsx'

/** A cell; null is an empty one, a plain number one without a format. */
export type Cell = { value: CellValue; formula?: string; style?: CellStyle } | number | null
export type Rows = Cell[][]

const top = { vertical: 'top' } as const

export const text = (value: string): Cell => ({ value })
/** Many words, over several lines. */
export const words = (value: string): Cell => ({ value, style: { alignment: { ...top, wrapText: true } } })
export const bold = (value: string): Cell => ({
  value,
  style: { font: { bold: true }, alignment: { ...top, wrapText: true } },
})
export const count = (value: number): Cell => ({ value, style: { numFmt: '#,##0' } })
/** A day (ISO 8601), as a day. */
export const date = (day: string): Cell => ({
  value: new Date(`${day}T00:00:00Z`),
  style: { numFmt: 'dd/mm/yyyy', alignment: { horizontal: 'left' } },
})
/** A decimal text with a point, with all the decimals it has. */
export const decimal = (value: string): Cell => ({
  value: Number(value),
  style: { numFmt: `0.${'0'.repeat(value.split('.')[1]?.length ?? 0)}` },
})
/**
 * @param result what it comes to, for whoever opens the file without computing
 * @param numFmt as Excel writes it: 0.00 is 88,31 in an Indonesian one
 */
export const formula = (written: string, result: CellValue, numFmt: string, isBold = false): Cell => ({
  value: result,
  formula: written,
  style: { numFmt, ...(isBold && { font: { bold: true } }) },
})

/** The name of a column, counted from 0: A, B, …, Z, AA. */
export function columnName(place: number): string {
  const rest = Math.floor(place / 26)
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (place % 26))
}

/** @param widths of the columns, in characters; `head` rows and columns stay in sight and are printed on every page */
export function sheetOf(
  name: string,
  rows: Rows,
  widths: readonly number[],
  head = { rows: 1, columns: 0 },
): WriteSheet {
  const cells: NonNullable<WriteSheet['cells']> = new Map()
  for (const [row, line] of rows.entries())
    for (const [column, cell] of line.entries()) {
      if (cell === null || typeof cell === 'number') continue
      const { value, formula: written, style } = cell
      if (written !== undefined)
        cells.set(`${row},${column}`, {
          type: 'formula',
          formula: written,
          formulaResult: value,
          ...(style && { style }),
        })
      else if (style) cells.set(`${row},${column}`, { style })
    }
  return {
    name,
    rows: rows.map((line) =>
      line.map((cell) =>
        cell === null || typeof cell === 'number' ? cell : cell.formula === undefined ? cell.value : null,
      ),
    ),
    cells,
    columns: widths.map((width) => ({ width })),
    freezePane: head,
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  }
}
