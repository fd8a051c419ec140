import { createHmac, timingSafeEqual } from 'node:crypto'
import { masterKey } from '../seal.ts'

/** Signs what was frozen, so that whoever can write into the database, but has not SECRET_KEY, cannot make another one. */
export type Signer = {
  /** HMAC-SHA-256 of a digest, in hexadecimal. */
  sign(digest: string): string
  isSigned(digest: string, signature: string): boolean
}

export function createSigner(secretKey: string): Signer {
  const key = masterKey(secretKey, 'evaluations')
  const sign = (digest: string) => createHmac('sha256', key).update(digest).digest('hex')
  return {
    sign,
    isSigned: (digest, signature) => {
      const [own, given] = [Buffer.from(sign(digest)), Buffer.from(signature)]
      return own.length === given.length && timingSafeEqual(own, given)
    },
  }
}
