/** Sheets of a workbook: numbers are numbers, which every Excel shows in its own way, and what is computed is a formula with its result. */
import type { CellStyle, CellValue, WriteSheet } from 'hucre/xlsx'

/** A cell; null is an empty one, a plain number one without a format. */
export type Cell = { value: CellValue; formula?: string; style?: CellStyle } | number | null
export type Rows = Cell[][]

const top = { vertical: 'top' } as const
/** Named in every style that has one: a style without a name is another typeface in LibreOffice. */
export const FONT = { name: 'Calibri', size: 11 } as const
const STRONG = { ...FONT, bold: true } as const
const HEAD_FILL = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'EFE8DC' } } as const
const LINE = { style: 'thin', color: { rgb: 'B9AD9B' } } as const
const right = { horizontal: 'right' } as const
/** A little off the number before it. */
const left = { horizontal: 'left', indent: 1 } as const

export const text = (value: string): Cell => ({ value, style: { alignment: { ...top, ...left } } })
/** Many words, over several lines. */
export const words = (value: string): Cell => ({
  value,
  style: { alignment: { ...top, ...left, wrapText: true } },
})
export const bold = (value: string): Cell => ({
  value,
  style: { font: STRONG, alignment: { ...top, ...left } },
})
/** The name of a column. */
export const head = (value: string, isNumber = false): Cell => ({
  value,
  style: {
    font: STRONG,
    fill: HEAD_FILL,
    border: { bottom: LINE },
    alignment: { vertical: 'bottom', wrapText: true, ...(isNumber ? right : left) },
  },
})
export const heads = (names: readonly string[], numeric: readonly number[] = []): Cell[] =>
  names.map((name, column) => head(name, numeric.includes(column)))
export const count = (value: number): Cell => ({ value, style: { numFmt: '#,##0', alignment: top } })
/** Beside its label: numbers at the left like the words above and below them. */
export const beside = (cell: Cell): Cell =>
  cell === null || typeof cell === 'number'
    ? cell
    : { ...cell, style: { ...cell.style, alignment: { ...top, ...left } } }
/** A day (ISO 8601), as a day. */
export const date = (day: string): Cell => ({
  value: new Date(`${day}T00:00:00Z`),
  style: { numFmt: 'dd/mm/yyyy', alignment: { ...top, ...left } },
})
/** A decimal text with a point, with all the decimals it has. */
export const decimal = (value: string): Cell => ({
  value: Number(value),
  style: { numFmt: `0.${'0'.repeat(value.split('.')[1]?.length ?? 0)}`, alignment: top },
})
/**
 * @param result what it comes to, for whoever opens the file without computing
 * @param numFmt as Excel writes it: 0.00 is 88,31 in an Indonesian one
 */
export const formula = (written: string, result: CellValue, numFmt: string, isBold = false): Cell => ({
  value: result,
  formula: written,
  style: { numFmt, alignment: { ...top, ...right }, ...(isBold && { font: STRONG }) },
})

/** The name of a column, counted from 0: A, B, …, Z, AA. */
export function columnName(place: number): string {
  const rest = Math.floor(place / 26)
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (place % 26))
}

/** @param widths of the columns, in characters; `frozen` rows and columns stay in sight and are printed on every page */
export function sheetOf(
  name: string,
  rows: Rows,
  widths: readonly number[],
  frozen = { rows: 1, columns: 0 },
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
    freezePane: frozen,
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      ...(frozen.rows > 0 && { printTitlesRow: `$1:$${frozen.rows}` }),
      ...(frozen.columns > 0 && { printTitlesColumn: `$A:$${columnName(frozen.columns - 1)}` }),
    },
    headerFooter: { oddFooter: '&L&A&R&P / &N' },
  }
}
