/** Files that people may leave as proof: kinds that show something and run nothing, told by their first bytes and not by their names. */

export const proofTypes = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
} as const
export type ProofType = keyof typeof proofTypes

/** 5 MB. */
export const PROOF_MOST = 5 * 2 ** 20
const NAME_MOST = 100

const signatures: readonly (readonly [ProofType, number, string])[] = [
  ['application/pdf', 0, '255044462d'],
  ['image/jpeg', 0, 'ffd8ff'],
  ['image/png', 0, '89504e470d0a1a0a'],
  ['image/webp', 8, '57454250'],
]

/** What a file is; null for every other kind. */
export function proofTypeOf(file: Uint8Array): ProofType | null {
  const hex = Array.from(file.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('')
  const found = signatures.find(([, start, signature]) => hex.startsWith(signature, 2 * start))
  if (found?.[0] === 'image/webp' && !hex.startsWith('52494646')) return null // RIFF
  return found?.[0] ?? null
}

/** A name to give a file back under: its own without folders and signs, and the ending of what it really is. */
export function safeFileName(name: string, type: ProofType): string {
  const own = name
    .replace(/^.*[\\/]/, '')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replace(/[^\p{L}\p{N} ._-]/gu, '')
    .replace(/^[ .]+|[ .]+$/g, '')
    .slice(0, NAME_MOST)
  return `${own || 'bukti'}.${proofTypes[type]}`
}
