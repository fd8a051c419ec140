/** Hashes of RFC 6962, section 2.1: what is hashed begins with a byte that says whether it is a leaf or a node. */
import { createHash } from 'node:crypto'
import type { Join } from '../../domain/merkle.ts'

const [LEAF, NODE] = [Buffer.from([0]), Buffer.from([1])]

export function leafHash(text: string | Buffer): Buffer {
  return createHash('sha256').update(LEAF).update(text).digest()
}

export const nodeHash: Join<Buffer> = (left, right) =>
  createHash('sha256').update(NODE).update(left).update(right).digest()
