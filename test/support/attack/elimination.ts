/** Linear algebra over a large prime field, as an attacker does it: which small groups can be isolated from known sums. */
import type { Atoms } from './atoms.ts'
import type { Random } from './world.ts'

/** Below 2^26, so that a product is exact. */
const PRIME = 67_108_859
const SMALLEST = 10
const TRIES = 12

/**
 * The size of a group of 1 to 9 that some combination of the sums isolates; null when none was found.
 */
export function isolates({ sizes, rows }: Atoms, random: Random): number | null {
  const columns = sizes.map((_, column) => column)
  const isBig = (column: number) => sizes[column]! >= SMALLEST
  const big = columns.filter(isBig)
  const small = columns.filter((column) => !isBig(column))
  if (small.length === 0) return null
  // What is left after every group of ten and more was eliminated are the combinations of small groups alone.
  const matrix = rows.map((row) => [...row])
  const onlySmall = eliminate(matrix, big).rest
  for (let attempt = 0; attempt < TRIES && onlySmall.length > 0; attempt += 1) {
    const { pivots } = eliminate(onlySmall, attempt === 0 ? small : shuffled(small, random))
    for (const row of pivots) {
      const size = small.reduce((sum, column) => sum + (row[column] === 0 ? 0 : sizes[column]!), 0)
      if (size < SMALLEST) return size
    }
  }
  return null
}

/** Reduced echelon form in the order of the columns; `rest` are the rows without anything left in them. */
function eliminate(matrix: readonly number[][], order: readonly number[]): { pivots: number[][]; rest: number[][] } {
  let rest = matrix.map((row) => [...row])
  const pivots: number[][] = []
  for (const column of order) {
    const found = rest.find((row) => row[column] !== 0)
    if (!found) continue
    const inverse = power(found[column]!, PRIME - 2)
    const pivot = found.map((value) => (value * inverse) % PRIME)
    rest = rest.filter((row) => row !== found)
    for (const row of [...rest, ...pivots]) subtract(row, pivot, column)
    pivots.push(pivot)
  }
  return { pivots, rest: rest.filter((row) => row.some((value) => value !== 0)) }
}

function subtract(row: number[], pivot: readonly number[], column: number): void {
  const factor = row[column]!
  if (factor === 0) return
  for (let at = 0; at < row.length; at += 1)
    if (pivot[at] !== 0) row[at] = (row[at]! + PRIME - ((factor * pivot[at]!) % PRIME)) % PRIME
}

function power(base: number, exponent: number): number {
  let [result, square] = [1, base]
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = (result * square) % PRIME
    square = (square * square) % PRIME
  }
  return result
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const copy = [...list]
  for (let at = copy.length - 1; at > 0; at -= 1) {
    const other = random.below(at + 1)
    ;[copy[at], copy[other]] = [copy[other]!, copy[at]!]
  }
  return copy
}
