/** The two sheets from which the index is computed again: the single answers, and how often each score was given. */
import { processing as words, skm } from '../../i18n/console/report.ts'
import type { ReportContent, ReportElement, ReportIndex } from './content.ts'
import {
  type Cell,
  type Rows,
  bold,
  columnName,
  count,
  formula,
  head,
  heads,
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

/** A sheet, and the cell in which its index of 1 to 4 stands. */
type Computed = { rows: Rows; ni: { cell: string; value: number } | null }

/** Numbers of an element as a spreadsheet computes them; null of one that nobody answered. */
function numbersOf({ weight, sum, n }: ReportElement) {
  if (!weight) return null
  const share = Number(weight[0]) / Number(weight[1])
  return { written: `${weight[0]}/${weight[1]}`, weight: share, nrr: sum / n, weighted: (share * sum) / n }
}

const niOf = (elements: readonly ReportElement[]) =>
  elements.reduce((sum, element) => sum + (numbersOf(element)?.weighted ?? 0), 0)

/** A row for each respondent, below them the sums, means and weighted means of each column, then the index; null without the answers. */
export function answersSheet({ elements, rows: n, index }: ReportContent, scores: Uint8Array): Computed | null {
  if (n === 0 || !index) return null
  const columns = elements.length
  const people = Array.from({ length: n }, (_, row): Cell[] => [
    row + 1,
    ...Array.from(scores.subarray(row * columns, (row + 1) * columns), (score) => (score > 0 ? score : null)),
  ])
  const [first, last] = [2, n + 1]
  const [sumRow, countRow, nrrRow, weightRow, weightedRow, niRow] = [1, 2, 3, 4, 5, 6].map((place) => last + place)
  const line = (label: string, write: (column: string, element: ReportElement) => Cell): Cell[] => [
    bold(label),
    ...elements.map((element, place) => write(columnName(place + 1), element)),
  ]
  const computed = (
    label: string,
    write: (column: string, numbers: NonNullable<ReturnType<typeof numbersOf>>) => Cell,
  ) =>
    line(label, (column, element) => {
      const numbers = numbersOf(element)
      return numbers && write(column, numbers)
    })
  const ni = niOf(elements)
  return {
    rows: [
      [head(skm.respondent, true), ...elements.map(({ name }, place) => head(`U${place + 1} ${name}`, true))],
      ...people,
      line(skm.sum, (column, { sum }) => formula(`SUM(${column}${first}:${column}${last})`, sum, '#,##0')),
      line(skm.count, (column, element) => formula(`COUNT(${column}${first}:${column}${last})`, element.n, '#,##0')),
      computed(skm.nrr, (column, { nrr }) => formula(`${column}${sumRow}/${column}${countRow}`, nrr, '0.000')),
      computed(words.weight, (_, { written, weight }) => formula(written, weight, '0.000')),
      computed(skm.weighted, (column, { weighted }) =>
        formula(`${column}${nrrRow}*${column}${weightRow}`, weighted, '0.000'),
      ),
      ...indexRows(index, {
        sum: `SUM(B${weightedRow}:${columnName(columns)}${weightedRow})`,
        ni,
        column: 'B',
        row: niRow!,
      }),
      [text(words.legend)],
    ],
    ni: { cell: `${words.rows}!B${niRow}`, value: ni },
  }
}

/** The index of 1 to 4, that of 25 to 100, and its grade, below each other. */
function indexRows(
  { nik, grade }: ReportIndex,
  { sum, ni, column, row, before = [] }: { sum: string; ni: number; column: string; row: number; before?: Cell[] },
): Rows {
  const gap = Array<Cell>(column.charCodeAt(0) - 66 - before.length).fill(null)
  const line = (label: string, cell: Cell): Cell[] => [...before, bold(label), ...gap, cell]
  return [
    line(words.ni, formula(sum, ni, '0.000', true)),
    line(words.nik, formula(nikFormula(`${column}${row}`), Number(nik), '0.00', true)),
    line(words.grade, formula(gradeFormula(`${column}${row + 1}`), grade, 'General', true)),
  ]
}

/** Counts by score as they were counted; sums, means and index as formulas beside them. */
export function spreadSheet({ elements, index }: ReportContent): Computed {
  const names = [...skm.spread, skm.nrr, words.weight, skm.weighted]
  const numbers = names.map((_, place) => place).slice(2)
  const lines = elements.map((element, place): Cell[] => {
    const row = place + 2
    const numbers = numbersOf(element)
    return [
      count(place + 1),
      wrapped(element.name),
      ...element.counts.map(count),
      formula(`SUM(C${row}:F${row})`, element.n, '#,##0'),
      formula(`C${row}+2*D${row}+3*E${row}+4*F${row}`, element.sum, '#,##0'),
      numbers && formula(`H${row}/G${row}`, numbers.nrr, '0.000'),
      numbers && formula(numbers.written, numbers.weight, '0.000'),
      numbers && formula(`I${row}*J${row}`, numbers.weighted, '0.000'),
    ]
  })
  const row = lines.length + 2
  const ni = niOf(elements)
  const sum = `SUM(K2:K${row - 1})`
  return {
    rows: [
      heads(names, numbers),
      ...lines,
      ...(index ? indexRows(index, { sum, ni, column: 'K', row, before: [null] }) : []),
    ],
    ni: index && { cell: `${words.spread}!K${row}`, value: ni },
  }
}
