/** Rows of `response` as bytes for COPY. */
import { hash } from 'node:crypto'
import type { Answer } from '../../../db/seed/answers.ts'
import { HEAD, UUID, absent, textField } from './copyBytes.ts'

/** What all answers of one visit share comes first: the head. */
export const responseColumns = [
  'agency_id',
  'origin_id',
  'answered_on',
  'response_id',
  'key',
  'answered_hour',
  'scores',
  'overall',
  'lang',
  'gender',
  'age',
  'education',
  'occupation',
] as const

/** Where the response id begins. */
const ID_AT = HEAD + 4
/** The columns of fixed length after the head, but for the scores themselves. */
const FIXED = 2 * (4 + UUID) + (4 + 2) + 4

/** A whole row; the id is what `responseIdOf` makes of agency and key. */
export function rowOf(head: Buffer, agency: Buffer, answer: Answer): Buffer {
  const { hour, scores, overall, lang, respondent } = answer
  const rest = [
    overall === null ? absent : smallints[overall]!,
    textField(lang),
    textField(respondent.gender),
    textField(respondent.age),
    textField(respondent.education),
    textField(respondent.occupation),
  ]
  const row = Buffer.allocUnsafe(rest.reduce((sum, field) => sum + field.length, HEAD + FIXED + scores.length))
  row.set(head)
  let at = row.writeInt32BE(UUID, HEAD)
  at += row.write(digestOf(agency, answer.key).slice(0, UUID), at, 'latin1')
  at = row.writeInt32BE(UUID, at)
  row.set(answer.key, at)
  at = row.writeInt16BE(hour, row.writeInt32BE(2, at + UUID))
  at = row.writeInt32BE(scores.length, at)
  row.set(scores, at)
  at += scores.length
  for (const field of rest) {
    row.set(field, at)
    at += field.length
  }
  return row
}

/** By response id, so that neighbours in the index are written together; on its first 32 bits, which is close enough. */
export function inIdOrder(rows: readonly Buffer[]): Buffer[] {
  const places = Float64Array.from(rows, (row, place) => row.readUInt32BE(ID_AT) * 2 ** 20 + place)
  return Array.from(places.sort(), (entry) => rows[entry % 2 ** 20]!)
}

const joined = Buffer.alloc(2 * UUID)

/** One string of 32 bytes: `hash` gives it in a third of the time that a buffer takes (0.33 against 1.15 µs). */
function digestOf(agency: Buffer, key: Uint8Array): string {
  joined.set(agency)
  joined.set(key, UUID)
  return hash('sha256', joined, 'binary')
}

const smallints = Array.from({ length: 5 }, (_, value) => Buffer.from([0, 0, 0, 2, 0, value]))
