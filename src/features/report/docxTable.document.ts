/** Tables of a Word document, and the paper that they must fit on. */
import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  Table as DocxTable,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { Table } from './parts.ts'

/** In twentieths of a point: A4, and its margins. */
export const PAGE = { width: 11_906, height: 16_838, margin: 1_418 }
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin
/** Letters in tables and notes, in half points. */
export const SMALL = 18
const DENSE = 15
const PADDING = 80
/** A bold letter of Arial is about six tenths as wide as it is high; a half point is ten of the paper's units. */
const LETTER = 0.6 * 10
/** A column of longer texts breaks them into lines. */
const LONG_LINE = 40

export function docxTable(part: Table): DocxTable {
  const { head, rows, numeric, sums = 0, isDense = false } = part
  const widths = widthsOf(part)
  const row = (cells: readonly string[], bold: boolean, isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map((text, column) =>
        cell(text, {
          bold,
          isHead,
          width: widths[column]!,
          size: isDense ? DENSE : SMALL,
          isNumber: numeric.includes(column),
        }),
      ),
    })
  return new DocxTable({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [row(head, true, true), ...rows.map((cells, place) => row(cells, place >= rows.length - sums, false))],
  })
}

type CellStyle = { bold: boolean; isHead: boolean; width: number; size: number; isNumber: boolean }

function cell(text: string, { bold, isHead, width, size, isNumber }: CellStyle): TableCell {
  const border = { style: BorderStyle.SINGLE, size: 4, color: 'B9AD9B' }
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: isHead ? VerticalAlignTable.BOTTOM : VerticalAlignTable.TOP,
    margins: { top: 40, bottom: 40, left: PADDING, right: PADDING },
    borders: { top: border, bottom: border, left: border, right: border },
    ...(isHead && { shading: { fill: 'EFE8DC' } }),
    children: [
      new Paragraph({
        alignment: isNumber ? AlignmentType.RIGHT : AlignmentType.LEFT,
        spacing: { after: 0, line: 240, lineRule: LineRuleType.AUTO },
        children: [new TextRun({ text, size, bold })],
      }),
    ],
  })
}

/**
 * Every column gets room for its longest word, so that none is broken; what is left goes to those that have more to say than that. Where
 * the words alone are too wide for the paper, all give way alike.
 */
function widthsOf({ head, rows, isDense = false }: Table): number[] {
  const sample = [head, ...rows.slice(0, 200), ...rows.slice(-4)]
  const letter = LETTER * (isDense ? DENSE : SMALL)
  const room = (column: number, pieces: (text: string) => string[]) => {
    const lengths = sample.flatMap((row) => pieces(row[column] ?? '').map((piece) => piece.length))
    return letter * (Math.min(LONG_LINE, Math.max(...lengths)) + 1) + 2 * PADDING
  }
  const least = head.map((_, column) => room(column, (text) => text.split(' ')))
  const more = least.map((width, column) => Math.max(0, room(column, (text) => [text]) - width))
  const left = TEXT_WIDTH - sumOf(least)
  if (left < 0) return least.map((width) => Math.floor((width * TEXT_WIDTH) / sumOf(least)))
  const wishes = sumOf(more) > 0 ? more : least
  return least.map((width, column) => Math.floor(width + (left * wishes[column]!) / sumOf(wishes)))
}

const sumOf = (widths: readonly number[]) => widths.reduce((sum, width) => sum + width, 0)
