/**
 * Signed heads of the log, as the checkpoints of transparency logs are written (C2SP tlog-checkpoint): a signed note whose first lines
 * are the log's name, its size and its root. Existing tools can read and check them.
 */
import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import { masterKey } from '../seal.ts'

export type Head = { size: number; root: Buffer; at: Date }

/** Signs heads, and knows its own: Ed25519 with a key that SECRET_KEY gives. */
export type HeadSigner = {
  /** "name+key id+key" (C2SP signed-note): what everybody needs to check a head. */
  verifierKey: string
  sign(head: Head): string
}

/** What a note says, and whether one of the given keys signed it. */
export type ReadNote = Head & { isSigned: boolean }

const ED25519 = Buffer.from([1])
/** The DER of PKCS #8 and of SubjectPublicKeyInfo before the 32 bytes of an Ed25519 key (RFC 8410). */
const PRIVATE_DER = Buffer.from('302e020100300506032b657004220420', 'hex')
const PUBLIC_DER = Buffer.from('302a300506032b6570032100', 'hex')
const KEY_BYTES = 32

/** The log is called by its key, so that its name is the same on whichever address the portal answers. */
export function createHeadSigner(secretKey: string): HeadSigner {
  const seed = masterKey(secretKey, 'heads of the integrity log')
  const key = createPrivateKey({ key: Buffer.concat([PRIVATE_DER, seed]), format: 'der', type: 'pkcs8' })
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-KEY_BYTES)
  const name = `suara-loket-${createHash('sha256').update(raw).digest('hex').slice(0, 8)}`
  const id = keyId(name, raw)
  return {
    verifierKey: `${name}+${id.toString('hex')}+${Buffer.concat([ED25519, raw]).toString('base64')}`,
    sign({ size, root, at }) {
      const text = `${name}\n${size}\n${root.toString('base64')}\n${at.toISOString()}\n`
      const signature = Buffer.concat([id, sign(null, Buffer.from(text), key)])
      return `${text}\n— ${name} ${signature.toString('base64')}\n`
    },
  }
}

function keyId(name: string, raw: Buffer): Buffer {
  return createHash('sha256').update(`${name}\n`).update(ED25519).update(raw).digest().subarray(0, 4)
}

/** Reads a note; null where it is none. A key that is none opens nothing. */
export function readNote(note: string, verifierKeys: readonly string[]): ReadNote | null {
  const match = /^((\S+)\n(\d{1,15})\n([A-Za-z0-9+/]{43}=)\n(\S+)\n)\n((?:— \S+ \S+\n)+)$/.exec(note)
  if (!match) return null
  const [, text = '', , size, root = '', time = '', signatures = ''] = match
  const at = new Date(time)
  if (Number.isNaN(at.getTime())) return null
  const isSigned = [...signatures.matchAll(/^— (\S+) (\S+)$/gm)].some(([, name = '', signature = '']) =>
    verifierKeys.some((key) => isBy(key, name, text, Buffer.from(signature, 'base64'))),
  )
  return { size: Number(size), root: Buffer.from(root, 'base64'), at, isSigned }
}

function isBy(verifierKey: string, name: string, text: string, signature: Buffer): boolean {
  const raw = rawKeyOf(verifierKey)
  if (!raw || !verifierKey.startsWith(`${name}+`) || !signature.subarray(0, 4).equals(keyId(name, raw))) return false
  const key = createPublicKey({ key: Buffer.concat([PUBLIC_DER, raw]), format: 'der', type: 'spki' })
  return verify(null, Buffer.from(text), key, signature.subarray(4))
}

/** The 32 bytes of an Ed25519 key in a verifier key; null where there are none. In base64 a `+` may stand too. */
function rawKeyOf(verifierKey: string): Buffer | null {
  const encoded = /^[^+\s]+\+[0-9a-f]{8}\+(\S+)$/.exec(verifierKey)?.[1] ?? ''
  const bytes = Buffer.from(encoded, 'base64')
  return bytes.length === 1 + KEY_BYTES && bytes[0] === ED25519[0] ? bytes.subarray(1) : null
}
