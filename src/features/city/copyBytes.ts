/**
 * PostgreSQL's binary COPY format: per column the length in bytes (-1 for null) and the value, big-endian. It spares both
 * sides the text of UUIDs, timestamps and integers.
 */
export const UUID = 16
/** The rows made here all begin with agency_id, origin_id and answered_on. */
export const HEAD = 2 + (4 + UUID) + (4 + 8) + (4 + 4)

/** PostgreSQL counts days from 1 January 2000. */
const EPOCH_DAY = 10_957

/** What a binary COPY begins and ends with. */
export const copyHeader = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')
export const copyTrailer = Buffer.from([0xff, 0xff])

export function uuidBytes(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex')
}

/** The beginning of a row of so many columns; `day` counts from 1970. */
export function headOf(columns: number, agency: Buffer, originId: string, day: number): Buffer {
  const head = Buffer.alloc(HEAD)
  let at = head.writeInt16BE(columns)
  at = head.writeInt32BE(UUID, at)
  at += agency.copy(head, at)
  at = head.writeInt32BE(8, at)
  at = head.writeBigInt64BE(BigInt(originId), at)
  at = head.writeInt32BE(4, at)
  head.writeInt32BE(day - EPOCH_DAY, at)
  return head
}

export const absent = Buffer.from([0xff, 0xff, 0xff, 0xff])
const textFields = new Map<string, Buffer>()

/** For the few short words that come again and again: at most 127 letters, none beyond ASCII. */
export function textField(text: string | null): Buffer {
  if (text === null) return absent
  let field = textFields.get(text)
  if (!field) textFields.set(text, (field = Buffer.from(`\0\0\0${String.fromCharCode(text.length)}${text}`, 'latin1')))
  return field
}
