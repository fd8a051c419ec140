/** Rows of `tally` as bytes for COPY. */
import { dayOf } from '../../../db/seed/calendar.ts'
import type { Cell } from '../tally/cells.ts'
import { integers } from '../pgArray.ts'
import { HEAD, headOf, uuidBytes } from './copyBytes.ts'

export const tallyColumns = [
  'agency_id',
  'origin_id',
  'answered_on',
  'responses',
  'respondents',
  'sum_mean',
  'sum_squared_mean',
  'counts',
] as const

/** The columns of fixed length after the head, and the length of the array. */
const FIXED = 2 * (4 + 4) + 2 * (4 + 8) + 4

export function tallyRow({ agencyId, originId, answeredOn, tally }: Cell): Buffer {
  const { responses, respondents, sumMean, sumSquaredMean } = tally.respondents
  const counts = integers(tally.counts)
  const row = Buffer.allocUnsafe(HEAD + FIXED + counts.length)
  row.set(headOf(tallyColumns.length, uuidBytes(agencyId), originId, dayOf(answeredOn)))
  let at = writeInt4(row, responses, HEAD)
  at = writeInt4(row, respondents, at)
  at = writeInt8(row, sumMean, at)
  at = writeInt8(row, sumSquaredMean, at)
  row.set(counts, row.writeInt32BE(counts.length, at))
  return row
}

function writeInt4(row: Buffer, value: number, at: number): number {
  return row.writeInt32BE(value, row.writeInt32BE(4, at))
}

/** Of a number from 0 up to, but not, 2^48. */
function writeInt8(row: Buffer, value: number, at: number): number {
  return row.writeUIntBE(value, row.writeInt16BE(0, row.writeInt32BE(8, at)), 6)
}
