/** The official index straight from a file of answers, without a database: for auditors and spreadsheets. */
import { type Fraction, add, fraction } from '../../domain/fraction.ts'
import { type Habit, habitsOf } from '../../domain/habits.ts'
import { type Ikm, type Weights, computeIkm, equalWeights, problemOfWeights } from '../../domain/ikm.ts'
import { type Scale, chooseElements, gradeRuleOf, noColumn, scoreOf } from '../../domain/instrument.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import type { CsvRow } from '../csv.ts'
import { type FileScore, naturalOrder, readAnswers } from './answerRow.ts'

export type FileGroup = {
  /** The value of the column that groups are made by; null for the whole file. */
  group: string | null
  /** Rows with at least one answer. */
  n: number
  ikm: Ikm
  /** What the same answers give under roundings and weights in use elsewhere. */
  habits: Habit[]
}

export type FileIndex = {
  elements: string[]
  groups: FileGroup[]
  /** Rows without any answer, which are not respondents. */
  blankRows: number
  /** Cells between two scores, such as 3.5: averages or a converted scale rather than single answers. */
  decimalCells: number
}

export type IndexOptions = {
  /** Element codes; null takes the ones that the columns name. */
  elements: string[] | null
  /** A column whose values make groups. */
  by: string | null
  /** One weight per element, in their order, above zero and one in sum; null weighs them alike. */
  weights: Fraction[] | null
  scale: Scale
}
/** Whole scores are summed as numbers, which is a hundred times as fast as fractions. */
type Sum = { n: number; whole: number; rest: Fraction }
type Group = { n: number; sums: Map<string, Sum> }

/**
 * Reads rows and computes the index per group, in the groups' natural order. A cell is a number from 1 to 4 (or 6), with a
 * decimal comma or point where it is an average, or empty for no answer. A refusal is one sentence that names the line or the
 * column.
 */
export async function indexOfFile(
  rows: AsyncIterable<CsvRow>,
  options: IndexOptions,
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
    const read = readAnswers(row, elements, options.scale)
    if (!read.ok) return read
    if (read.value.length === 0) blankRows += 1
    else addRow(groups, options.by === null ? null : (row.cells.get(options.by) ?? ''), read.value)
    decimalCells += read.value.filter(([, score]) => typeof score !== 'number').length
  }
  if (groups.size === 0) return no('The file has no row with an answer.')
  return ok({ elements, groups: toFileGroups(groups, elements, options), blankRows, decimalCells })
}

function findElements(
  columns: ReadonlySet<string>,
  { elements, by, weights }: IndexOptions,
): Outcome<string[], string> {
  if (by !== null && !columns.has(by)) return no(noColumn(by, columns))
  const chosen = chooseElements(columns, elements)
  if (!chosen.ok || !weights) return chosen
  if (weights.length !== chosen.value.length)
    return no(`There are ${weights.length} weights for the ${chosen.value.length} elements ${chosen.value.join(', ')}.`)
  const problem = problemOfWeights(weightsOf(chosen.value, weights))
  return problem === null ? chosen : no(problem)
}

function weightsOf(elements: readonly string[], weights: readonly Fraction[] | null): Weights {
  return weights
    ? new Map(elements.map((code, place) => [code, weights[place] ?? fraction(0)]))
    : equalWeights(elements)
}

function addRow(groups: Map<string | null, Group>, name: string | null, answers: readonly [string, FileScore][]): void {
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

function toFileGroups(
  groups: ReadonlyMap<string | null, Group>,
  elements: readonly string[],
  { weights, scale }: IndexOptions,
): FileGroup[] {
  const rule = gradeRuleOf(elements)
  const each = weightsOf(elements, weights)
  return [...groups]
    .sort(([a], [b]) => naturalOrder.compare(a ?? '', b ?? ''))
    .map(([group, { n, sums }]) => {
      const pooled = new Map(
        [...sums].map(([code, sum]) => {
          const total = add(fraction(sum.whole), sum.rest)
          return [code, { n: sum.n, sum: scoreOf(total, scale) }]
        }),
      )
      const ikm = computeIkm(pooled, each, rule)
      if (!ikm) throw new Error('A group exists only once it has an answer.')
      return { group, n, ikm, habits: habitsOf(ikm, rule) }
    })
}
