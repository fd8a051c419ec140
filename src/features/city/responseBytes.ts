/**
 * Rows of `response` in PostgreSQL's binary COPY format: per column the length in bytes (-1 for null) and the value,
 * big-endian. It spares both sides the text of three UUIDs, a timestamp and a bytea.
 */
import { hash } from 'node:crypto'
import type { Answer } from '../../../db/seed/answers.ts'

/** What all answers of one visit share comes first. */
export const responseColumns = [
  'agency_id',
  'origin_id',
  'answered_on',
  'response_id',
  'key',
  'body_digest',
  'stored_at',
  'scores',
  'overall',
  'lang',
  'gender',
  'age',
  'education',
  'occupation',
] as const

const UUID = 16
const HEAD = 2 + (4 + UUID) + (4 + 8) + (4 + 4)
const ID_AT = HEAD + 4
const FIXED = 2 * (4 + UUID) + 2 * (4 + 8) + 4

/** PostgreSQL counts days and microseconds from 1 January 2000. */
const EPOCH_DAY = 10_957
const EPOCH_MS = EPOCH_DAY * 86_400_000

/** What a binary COPY begins and ends with. */
export const copyHeader = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')
export const copyTrailer = Buffer.from([0xff, 0xff])

export function uuidBytes(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex')
}

/** The columns up to `answered_on`; `day` counts from 1970. */
export function headOf(agency: Buffer, originId: string, day: number): Buffer {
  const head = Buffer.alloc(HEAD)
  let at = head.writeInt16BE(responseColumns.length)
  at = head.writeInt32BE(UUID, at)
  at += agency.copy(head, at)
  at = head.writeInt32BE(8, at)
  at = head.writeBigInt64BE(BigInt(originId), at)
  at = head.writeInt32BE(4, at)
  head.writeInt32BE(day - EPOCH_DAY, at)
  return head
}

/**
 * A whole row. The id is what `responseIdOf` makes of agency and key. The next 64 bits of the same SHA-256 stand for the
 * digest of the body, since nobody holds the key and could send it again. `storedAt` is in milliseconds since 1970.
 */
export function rowOf(head: Buffer, agency: Buffer, storedAt: number, answer: Answer): Buffer {
  const { scores, overall, lang, respondent } = answer
  const rest = [
    overall === null ? absent : smallints[overall]!,
    textField(lang),
    textField(respondent.gender),
    textField(respondent.age),
    textField(respondent.education),
    textField(respondent.occupation),
  ]
  const row = Buffer.allocUnsafe(rest.reduce((sum, field) => sum + field.length, HEAD + FIXED + scores.length))
  const digest = digestOf(agency, answer.key)
  row.set(head)
  let at = row.writeInt32BE(UUID, HEAD)
  at += row.write(digest, at, UUID, 'latin1')
  at = row.writeInt32BE(UUID, at)
  row.set(answer.key, at)
  at = row.writeInt32BE(8, at + UUID)
  at += row.write(digest.slice(UUID, UUID + 8), at, 'latin1')
  at = row.writeInt32BE(8, at)
  at = row.writeBigInt64BE(BigInt((storedAt - EPOCH_MS) * 1_000), at)
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

const absent = Buffer.from([0xff, 0xff, 0xff, 0xff])
const smallints = Array.from({ length: 5 }, (_, value) => Buffer.from([0, 0, 0, 2, 0, value]))
const textFields = new Map<string, Buffer>()

function textField(text: string | null): Buffer {
  if (text === null) return absent
  let field = textFields.get(text)
  if (!field) textFields.set(text, (field = Buffer.from(`\0\0\0${String.fromCharCode(text.length)}${text}`, 'latin1')))
  return field
}
