/**
 * Bukti isian: twelve characters that a citizen can read from a screen, write down and read aloud.
 *
 * Eleven carry the first 55 bits of the response's id, the last is a check. Crockford's alphabet leaves out I, L, O and U,
 * so that nothing looks like 1, 0 or V; what a reader types for them is read as meant.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const misread: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0', U: 'V' }
const DATA_LENGTH = 11

/** `XXXX-XXXX-XXXX` for a response id (a UUID in hexadecimal). */
export function toReceipt(responseId: string): string {
  // 25 and 30 bits, because a number holds 53; big integers took longer than all else that a receipt needs.
  const high = Number.parseInt(responseId.slice(0, 7), 16)
  const low = Number.parseInt(responseId.slice(7, 8) + responseId.slice(9, 13) + responseId.slice(14, 16), 16)
  const data = charactersOf(high >>> 3, 5) + charactersOf(((high & 7) << 27) | (low >>> 1), 6)
  return `${data.slice(0, 4)}-${data.slice(4, 8)}-${data.slice(8)}${checkOf(data)}`
}

/** The lowest `5 × count` bits, five to a character, the highest first. */
function charactersOf(bits: number, count: number): string {
  let text = ''
  for (let shift = 5 * (count - 1); shift >= 0; shift -= 5) text += alphabet.charAt((bits >>> shift) & 31)
  return text
}

/** The lowest and highest response id that a receipt can stand for; null when it was mistyped. */
export function readReceipt(text: string): { from: string; to: string } | null {
  const characters = [...text.toUpperCase().replace(/[\s-]/g, '')].map((letter) => misread[letter] ?? letter)
  const values = characters.map((letter) => alphabet.indexOf(letter))
  if (values.length !== DATA_LENGTH + 1 || values.includes(-1)) return null
  if (checkOf(characters.slice(0, DATA_LENGTH).join('')) !== characters[DATA_LENGTH]) return null
  const bits = values.slice(0, DATA_LENGTH).reduce((sum, value) => (sum << 5n) | BigInt(value), 0n)
  const from = bits << 73n
  return { from: toUuid(from), to: toUuid(from | ((1n << 73n) - 1n)) }
}

/** Weighted by odd numbers, so that one wrong character or two swapped neighbours are noticed (but for a rare pair). */
function checkOf(data: string): string {
  let sum = 0
  for (let place = 0; place < data.length; place += 1) sum += alphabet.indexOf(data.charAt(place)) * (2 * place + 1)
  return alphabet.charAt(sum % alphabet.length)
}

function toUuid(bits: bigint): string {
  const hex = bits.toString(16).padStart(32, '0')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
