/** The two sheets from which the index is computed again: the single answers, and how often each score was given. */
import { processing as words, skm } from '../../i18n/console/report.ts'
import type { ReportContent, ReportElement } from './content.ts'
import {
  type Cell,
  type SheetData,
  bold,
  columnName,
  count,
  formula,
  text,
  words as wrapped,
} from './sheet.document.ts'

/** The index of 25 to 100: the first rounding takes away what binary fractions add, the second is the regulation's. */
export function nikFormula(ni: string): string {
  return `ROUND(ROUND(${ni}*25,10),2)`
}

export function gradeFormula(nik: string): string {
  return `IF(${nik}>=88.31,"A",IF(${nik}>=76.61,"B",IF(${nik}>=65,"C","D")))`
}

const weightOf = ({ weight }: ReportElement) => weight && `${weight[0]}/${weight[1]}`
const blank: Cell = null

/** A row for each respondent, below them the sums, means and weighted means of each column, then the index. */
export function answersSheet(content: ReportContent, scores: Uint8Array): { data: SheetData; niCell: string | null } {
  const { elements, rows } = content
  if (rows === 0) return { data: [], niCell: spreadSheet(content).niCell }
  const columns = elements.length
  const people = Array.from({ length: rows }, (_, row): Cell[] => [
    row + 1,
    ...Array.from(scores.subarray(row * columns, (row + 1) * columns), (score) => (score > 0 ? score : null)),
  ])
  const [first, last] = [2, rows + 1]
  const [sumRow, countRow, nrrRow, weightRow, weightedRow, niRow, nikRow] = [1, 2, 3, 4, 5, 6, 7].map((n) => last + n)
  const of = (label: string, write: (column: string, element: ReportElement) => Cell): Cell[] => [
    bold(label),
    ...elements.map((element, place) => write(columnName(place + 1), element)),
  ]
  const where = (element: ReportElement, cell: Cell) => (element.weight ? cell : blank)
  const end = columnName(columns)
  return {
    data: [
      [bold(skm.respondent), ...elements.map(({ name }, place) => bold(`U${place + 1} ${name}`))],
      ...people,
      of(skm.sum, (column) => formula(`SUM(${column}${first}:${column}${last})`, '#,##0')),
      of(skm.count, (column) => formula(`COUNT(${column}${first}:${column}${last})`, '#,##0')),
      of(skm.nrr, (column, element) => where(element, formula(`${column}${sumRow}/${column}${countRow}`, '0.000'))),
      of(words.weight, (_, element) => where(element, formula(weightOf(element) ?? '', '0.000'))),
      of(skm.weighted, (column, element) =>
        where(element, formula(`${column}${nrrRow}*${column}${weightRow}`, '0.000')),
      ),
      [bold(words.ni), formula(`SUM(B${weightedRow}:${end}${weightedRow})`, '0.000', true)],
      [bold(words.nik), formula(nikFormula(`B${niRow}`), '0.00', true)],
      [bold(words.grade), formula(gradeFormula(`B${nikRow}`), 'General', true)],
      [text(words.legend)],
    ],
    niCell: `${words.rows}!B${niRow}`,
  }
}

/** Counts by score as they were counted; sums, means and index as formulas beside them. */
export function spreadSheet({ elements }: ReportContent): { data: SheetData; niCell: string | null } {
  const head = [...skm.spread, skm.nrr, words.weight, skm.weighted]
  const lines = elements.map((element, place): Cell[] => {
    const row = place + 2
    const has = element.weight !== null
    return [
      count(place + 1),
      wrapped(element.name),
      ...element.counts.map(count),
      formula(`SUM(C${row}:F${row})`, '#,##0'),
      formula(`C${row}+2*D${row}+3*E${row}+4*F${row}`, '#,##0'),
      has ? formula(`H${row}/G${row}`, '0.000') : blank,
      has ? formula(weightOf(element) ?? '', '0.000') : blank,
      has ? formula(`I${row}*J${row}`, '0.000') : blank,
    ]
  })
  const [niRow, nikRow] = [lines.length + 2, lines.length + 3]
  const below = (label: string, cell: Cell): Cell[] => [blank, bold(label), ...Array<Cell>(8).fill(blank), cell]
  const isAnswered = elements.some(({ weight }) => weight !== null)
  return {
    data: [
      head.map(bold),
      ...lines,
      ...(isAnswered
        ? [
            below(words.ni, formula(`SUM(K2:K${niRow - 1})`, '0.000', true)),
            below(words.nik, formula(nikFormula(`K${niRow}`), '0.00', true)),
            below(words.grade, formula(gradeFormula(`K${nikRow}`), 'General', true)),
          ]
        : []),
    ],
    niCell: isAnswered ? `${words.spread}!K${niRow}` : null,
  }
}
