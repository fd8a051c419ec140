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
  const bits = BigInt(`0x${responseId.replaceAll('-', '').slice(0, 14)}`) >> 1n
  const data = Array.from({ length: DATA_LENGTH }, (_, place) =>
    alphabet.charAt(Number((bits >> BigInt(5 * (DATA_LENGTH - 1 - place))) & 31n)),
  )
  return [...data, checkOf(data)].join('').replace(/(.{4})(?=.)/g, '$1-')
}

/** The lowest and highest response id that a receipt can stand for; null when it was mistyped. */
export function readReceipt(text: string): { from: string; to: string } | null {
  const characters = [...text.toUpperCase().replace(/[\s-]/g, '')].map((letter) => misread[letter] ?? letter)
  const values = characters.map((letter) => alphabet.indexOf(letter))
  if (values.length !== DATA_LENGTH + 1 || values.includes(-1)) return null
  if (checkOf(characters.slice(0, DATA_LENGTH)) !== characters[DATA_LENGTH]) return null
  const bits = values.slice(0, DATA_LENGTH).reduce((sum, value) => (sum << 5n) | BigInt(value), 0n)
  const from = bits << 73n
  return { from: toUuid(from), to: toUuid(from | ((1n << 73n) - 1n)) }
}

/** Weighted by odd numbers, so that one wrong character or two swapped neighbours are noticed (but for a rare pair). */
function checkOf(data: readonly string[]): string {
  const sum = data.reduce((total, letter, place) => total + alphabet.indexOf(letter) * (2 * place + 1), 0)
  return alphabet.charAt(sum % alphabet.length)
}

function toUuid(bits: bigint): string {
  const hex = bits.toString(16).padStart(32, '0')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
