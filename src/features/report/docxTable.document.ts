/** Tables of a Word document, and the paper that they must fit on. */
import {
  AlignmentType,
  BorderStyle,
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
const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin
/** Letters in tables and notes, in half points. */
export const SMALL = 18
const DENSE = 15

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
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    borders: { top: border, bottom: border, left: border, right: border },
    ...(isHead && { shading: { fill: 'EFE8DC' } }),
    children: [
      new Paragraph({
        alignment: isNumber ? AlignmentType.RIGHT : AlignmentType.LEFT,
        spacing: { after: 0, line: 240 },
        children: [new TextRun({ text, size, bold })],
      }),
    ],
  })
}

/** Room for the longest words of each column, numbers first; what is left goes to the columns of words by how much they say. */
function widthsOf({ head, rows }: Table): number[] {
  const sample = [head, ...rows.slice(0, 200)]
  const needs = head.map((_, column) => {
    const texts = sample.map((row) => row[column] ?? '')
    const longest = Math.max(...texts.map((text) => text.length))
    const word = Math.max(...texts.flatMap((text) => text.split(' ').map((part) => part.length)))
    return Math.max(word, Math.min(longest, 40)) + 2
  })
  const all = needs.reduce((sum, need) => sum + need, 0)
  return needs.map((need) => Math.floor((TEXT_WIDTH * need) / all))
}
