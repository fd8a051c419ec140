/** Station integrity: a log that only grows, of what was published, changed and answered, with signed heads that anybody may keep. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Range, consistencyRanges, inclusionRanges, joinAll, subtreesOf } from '../../domain/merkle.ts'
import { readReceipt } from '../../domain/receipt.ts'
import { nodeHash } from './hash.ts'
import * as log from './log.sql.ts'

type Db = Kysely<Database>

export { type HeadSigner, createHeadSigner, readNote } from './checkpoint.ts'
export { enterNew } from './enter.ts'
export type { Finding } from './finding.ts'
export { type Trust, type Verified, MOST_FINDINGS, verifyAll } from './verify.ts'
export type { StoredCheck, StoredHead } from './log.sql.ts'
export { findHead, findLastCheck, insertCheck as noteCheck, listDailyHeads } from './log.sql.ts'

/** The newest head; null of a log without entries. */
export async function newestHead(db: Db): Promise<log.StoredHead | null> {
  return (await log.listHeads(db, 1))[0] ?? null
}

/** What shows that a release is in the log under its newest head. */
export type InclusionProof = {
  position: number
  /** What was hashed as the leaf. */
  entry: string
  /** The hashes that lead from the leaf to the root (RFC 6962, 2.1.1). */
  path: Buffer[]
  head: log.StoredHead
}

/** The proof for the release with this digest; null where the log has none. */
export async function proveRelease(db: Db, digest: string): Promise<InclusionProof | null> {
  const [found, head] = [await log.findRelease(db, digest), await newestHead(db)]
  if (!found || !head || found.position >= head.size) return null
  const path = await hashesOf(db, inclusionRanges(found.position, head.size))
  return { position: found.position, entry: found.text, path, head }
}

/** The hashes that show that the log of `before` entries is the beginning of that of `size` (RFC 6962, 2.1.2); null where there are no such heads. */
export async function proveGrowth(db: Db, before: number, size: number): Promise<Buffer[] | null> {
  if (!(before >= 1 && before <= size) || !(await log.findHead(db, size))) return null
  return hashesOf(db, consistencyRanges(before, size))
}

/** The number, from 1, of the entry that the answer behind a receipt is of; null while it is of none, or where the receipt is no good. */
export async function findEntryOf(db: Db, receipt: string): Promise<number | null> {
  const range = readReceipt(receipt)
  const position = range && (await log.findEntryOf(db, range.from, range.to))
  return position === null ? null : position + 1
}

async function hashesOf(db: Db, ranges: readonly Range[]): Promise<Buffer[]> {
  const parts = ranges.map(subtreesOf)
  const hashes = await log.readNodes(db, parts.flat())
  let place = 0
  return parts.map((nodes) => joinAll(hashes.slice(place, (place += nodes.length)), nodeHash))
}
