/** The official index straight from a file of answers, without a database: for auditors and spreadsheets. */
import { type Fraction, add, fraction } from '../../domain/fraction.ts'
import { type Ikm, computeIkm, equalWeights } from '../../domain/ikm.ts'
import { chooseElements, isOf2004, noColumn } from '../../domain/instrument.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { readScore } from '../../domain/score.ts'

export type AnswerRow = { line: number; cells: ReadonlyMap<string, string> }

export type FileGroup = {
  /** The value of the column that groups are made by; null for the whole file. */
  group: string | null
  /** Rows with at least one answer. */
  n: number
  ikm: Ikm
}

export type FileIndex = {
  elements: string[]
  groups: FileGroup[]
  /** Rows without any answer, which are not respondents. */
  blankRows: number
  /** Cells between two scores, such as 3.5: averages or a converted scale rather than single answers. */
  decimalCells: number
}

type Options = { elements: string[] | null; by: string | null }
type Score = number | Fraction
/** Whole scores are summed as numbers, which is a hundred times as fast as fractions. */
type Sum = { n: number; whole: number; rest: Fraction }
type Group = { n: number; sums: Map<string, Sum> }

/**
 * Reads rows and computes the index per group, in the groups' natural order. A cell is a number from 1 to 4, with a decimal
 * comma or point where it is an average, or empty for no answer. A refusal is one sentence that names the line or the column.
 */
export async function indexOfFile(
  rows: AsyncIterable<AnswerRow>,
  options: Options,
): Promise<Outcome<FileIndex, string>> {
  const groups = new Map<string | null, Group>()
  let elements: string[] = []
  let [blankRows, decimalCells] = [0, 0]
  for await (const row of rows) {
    if (elements.length === 0) {
      const found = findElements(new Set(row.cells.keys()), options)
      if (!found.ok) return found
      elements = found.value
    }
    const read = readRow(row, elements)
    if (!read.ok) return read
    if (read.value.length === 0) blankRows += 1
    else addRow(groups, options.by === null ? null : (row.cells.get(options.by) ?? ''), read.value)
    decimalCells += read.value.filter(([, score]) => typeof score !== 'number').length
  }
  if (groups.size === 0) return no('The file has no row with an answer.')
  return ok({ elements, groups: toFileGroups(groups, elements), blankRows, decimalCells })
}

function findElements(columns: ReadonlySet<string>, { elements, by }: Options): Outcome<string[], string> {
  if (by !== null && !columns.has(by)) return no(noColumn(by, columns))
  return chooseElements(columns, elements)
}

function readRow({ line, cells }: AnswerRow, elements: readonly string[]): Outcome<[string, Score][], string> {
  const answers: [string, Score][] = []
  for (const code of elements) {
    const cell = cells.get(code) ?? ''
    if (cell === '') continue
    const score = readScore(cell)
    if (score === null) return no(`Line ${line}: ${code} is "${cell}"; a score is a number from 1 to 4, or empty.`)
    answers.push([code, score])
  }
  return ok(answers)
}

function addRow(groups: Map<string | null, Group>, name: string | null, answers: readonly [string, Score][]): void {
  const group = groups.get(name) ?? { n: 0, sums: new Map<string, Sum>() }
  groups.set(name, group)
  group.n += 1
  for (const [code, score] of answers) {
    const sum = group.sums.get(code) ?? { n: 0, whole: 0, rest: fraction(0) }
    group.sums.set(code, sum)
    sum.n += 1
    if (typeof score === 'number') sum.whole += score
    else sum.rest = add(sum.rest, score)
  }
}

const naturalOrder = new Intl.Collator('id', { numeric: true })

function toFileGroups(groups: ReadonlyMap<string | null, Group>, elements: readonly string[]): FileGroup[] {
  const rule = isOf2004(elements) ? '2004' : '2017'
  return [...groups]
    .sort(([a], [b]) => naturalOrder.compare(a ?? '', b ?? ''))
    .map(([group, { n, sums }]) => {
      const pooled = new Map(
        [...sums].map(([code, sum]) => [code, { n: sum.n, sum: add(fraction(sum.whole), sum.rest) }]),
      )
      const ikm = computeIkm(pooled, equalWeights(elements), rule)
      if (!ikm) throw new Error('A group exists only once it has an answer.')
      return { group, n, ikm }
    })
}
