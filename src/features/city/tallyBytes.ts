/** Rows of `tally_element` as bytes for COPY. */
import { dayOf } from '../../../db/seed/calendar.ts'
import type { ElementTally } from '../../domain/tally.ts'
import type { Cell } from '../tally/tally.ts'
import { HEAD, headOf, textField, uuidBytes } from './copyBytes.ts'

export const elementColumns = [
  'agency_id',
  'origin_id',
  'answered_on',
  'element',
  'n',
  'sum',
  'sum_squares',
  'c1',
  'c2',
  'c3',
  'c4',
] as const

const FIXED = 5 * (4 + 4) + 2 * (4 + 8)

export function elementRows({ agencyId, originId, answeredOn, tally }: Cell): Buffer[] {
  const head = headOf(elementColumns.length, uuidBytes(agencyId), originId, dayOf(answeredOn))
  return [...tally.elements.values()].map((element) => elementRow(head, element))
}

function elementRow(head: Buffer, { element, counts }: ElementTally): Buffer {
  const [c1, c2, c3, c4] = counts
  const name = textField(element)
  const row = Buffer.allocUnsafe(HEAD + name.length + FIXED)
  row.set(head)
  row.set(name, HEAD)
  let at = writeInt4(row, c1 + c2 + c3 + c4, HEAD + name.length)
  at = writeInt8(row, c1 + 2 * c2 + 3 * c3 + 4 * c4, at)
  at = writeInt8(row, c1 + 4 * c2 + 9 * c3 + 16 * c4, at)
  for (const count of counts) at = writeInt4(row, count, at)
  return row
}

function writeInt4(row: Buffer, value: number, at: number): number {
  return row.writeInt32BE(value, row.writeInt32BE(4, at))
}

/** Of a number from 0 up to, but not, 2^48. */
function writeInt8(row: Buffer, value: number, at: number): number {
  return row.writeUIntBE(value, row.writeInt16BE(0, row.writeInt32BE(8, at)), 6)
}
