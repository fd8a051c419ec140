/**
 * Struk kunjungan: a token printed on the slip of one visit. The code of its point, then 30 bytes in 48 characters:
 * version and key id (4 and 12 bits), slot (8), hour of issue (24), nonce (64), signature (128).
 *
 * Crockford's alphabet, which capitals-only QR codes hold in 5.5 bits a character; every bit of the text is signed or part of the
 * signature, so that no other text stands for the same token.
 */
export type VisitToken = {
  /** Of the point, as it is printed. */
  code: string
  /** Which key of the agency signed it. */
  keyId: number
  /** Which officer served, as the point numbers them; 0: whoever was on duty. */
  slot: number
  /** Hours since 1970 when it was issued. */
  hour: number
  /** What the signature covers, beside the point: all but the code and the signature itself. */
  signed: Uint8Array
  signature: Uint8Array
}

/** How long a token is valid, from the hour of its issue on. */
export const TOKEN_DAYS = 7
export const TOKEN_SIGNED_BYTES = 14
export const TOKEN_SIGNATURE_BYTES = 16
/** The highest key id and slot that a token can name. */
export const [KEY_ID_MAX, SLOT_MAX] = [4095, 255]

const VERSION = 1
const HOUR_MS = 3_600_000
/** How many characters follow the code. */
export const TAIL_LENGTH = 48
const NONCE_AT = 6
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const shape = /^[0-9A-Z]{4,16}[0-9A-HJKMNP-TV-Z]{48}$/

/** The hour in which a moment lies, in hours since 1970. */
export function hourOf(moment: Date): number {
  return Math.floor(moment.getTime() / HOUR_MS)
}

/** When an hour begins. */
export function startOf(hour: number): Date {
  return new Date(hour * HOUR_MS)
}

/** When a token of an hour stops being valid. */
export function expiryOf(hour: number): Date {
  return startOf(hour + TOKEN_DAYS * 24)
}

/** The month (its first day, ISO 8601) to which the tokens of an hour belong. */
export function monthOf(hour: number): string {
  return `${startOf(hour).toISOString().slice(0, 7)}-01`
}

/** The bytes to be signed: what the token says, and 8 bytes drawn by lot. */
export function signedPart(
  { keyId, slot, hour }: Pick<VisitToken, 'keyId' | 'slot' | 'hour'>,
  nonce: Uint8Array,
): Uint8Array {
  const bytes = new Uint8Array(TOKEN_SIGNED_BYTES)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, (VERSION << 12) | keyId)
  view.setUint32(2, slot * 2 ** 24 + hour)
  bytes.set(nonce, NONCE_AT)
  return bytes
}

/** The address on a slip: of the survey, for one visit. `publicUrl` has no trailing slash. */
export function visitAddress(publicUrl: string, token: string): string {
  return `${publicUrl}/v/${token}`
}

/** The token as it is printed. */
export function writeToken({ code, signed, signature }: Pick<VisitToken, 'code' | 'signed' | 'signature'>): string {
  const bytes = [...signed, ...signature]
  let text = code
  for (let at = 0; at < bytes.length; at += 5) text += fiveBytes(bytes.slice(at, at + 5))
  return text
}

/** Reads a token, in any case; null when it is none by its shape. Whether it is genuine is for the signature to say. */
export function readToken(given: string): VisitToken | null {
  const text = given.toUpperCase()
  if (!shape.test(text)) return null
  const bytes = bytesOf(text.slice(-TAIL_LENGTH))
  const view = new DataView(bytes.buffer)
  const head = view.getUint16(0)
  if (head >>> 12 !== VERSION) return null
  return {
    code: text.slice(0, -TAIL_LENGTH),
    keyId: head & KEY_ID_MAX,
    slot: view.getUint8(2),
    hour: view.getUint32(2) % 2 ** 24,
    signed: bytes.subarray(0, TOKEN_SIGNED_BYTES),
    signature: bytes.subarray(TOKEN_SIGNED_BYTES),
  }
}

/** Eight characters for five bytes; 20 bits at a time, because a number's bit operations hold 32. */
function fiveBytes([a = 0, b = 0, c = 0, d = 0, e = 0]: readonly number[]): string {
  return fourCharacters((a << 12) | (b << 4) | (c >>> 4)) + fourCharacters(((c & 15) << 16) | (d << 8) | e)
}

function fourCharacters(bits: number): string {
  return [15, 10, 5, 0].map((shift) => alphabet.charAt((bits >>> shift) & 31)).join('')
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array((text.length * 5) / 8)
  for (let at = 0; at < text.length; at += 8) {
    const [high, low] = [bitsOf(text.slice(at, at + 4)), bitsOf(text.slice(at + 4, at + 8))]
    bytes.set([high >>> 12, high >>> 4, ((high & 15) << 4) | (low >>> 16), low >>> 8, low], (at * 5) / 8)
  }
  return bytes
}

function bitsOf(text: string): number {
  return [...text].reduce((bits, letter) => (bits << 5) | alphabet.indexOf(letter), 0)
}
