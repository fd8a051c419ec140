/** Adding to the log what was published, changed and answered since. */
import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { growFrom } from '../../domain/merkle.ts'
import type { HeadSigner } from './checkpoint.ts'
import { answersText, changeText, releaseText } from './entry.ts'
import { leafHash, nodeHash } from './hash.ts'
import * as log from './log.sql.ts'
import * as waiting from './waiting.sql.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>
type Entry = Omit<log.EntryRow, 'text'> & { text: string }

/** So many changes or releases are entered at once. */
const MOST_ENTRIES = 5_000
/** So many answers are of one entry at most, and so many entries of answers are made at once: some seconds of work. */
const [MOST_ANSWERS, MOST_BATCHES] = [50_000, 10]

/** What a step did: how many entries it added, and whether there may be more of the same. */
type Step = { added: number; isMore: boolean }

/**
 * Enters whatever is not in the log yet, step by step, each under a head of its own; answers how many entries were added. One process
 * at a time: what another one is at is left to it. A step takes some seconds at most; before each it is asked whether to go on.
 */
export async function enterNew(
  db: Db,
  signer: HeadSigner,
  clock: () => Date,
  isStopped: () => boolean = () => false,
): Promise<number> {
  let added = 0
  async function whileMore(act: (trx: Trx, now: Date) => Promise<Step>): Promise<void> {
    for (let isMore = true; isMore && !isStopped();) {
      const step = await db
        .transaction()
        .execute(async (trx) => ((await log.tryLock(trx)) ? act(trx, clock()) : { added: 0, isMore: false }))
      added += step.added
      isMore = step.isMore
    }
  }
  await whileMore((trx, now) => enterReleases(trx, signer, now))
  await whileMore((trx, now) => enterChanges(trx, signer, now))
  const months = await waiting.listMonths(db)
  await whileMore((trx, now) => enterAnswers(trx, signer, months, now))
  return added
}

async function enterReleases(trx: Trx, signer: HeadSigner, now: Date): Promise<Step> {
  const releases = await waiting.listReleases(trx, MOST_ENTRIES)
  const entries = releases.map(({ agencyId, ...release }) => {
    return { agencyId, kind: 'release' as const, subject: release.digest, text: releaseText(release) }
  })
  await append(trx, signer, entries, now)
  return { added: entries.length, isMore: entries.length === MOST_ENTRIES }
}

async function enterChanges(trx: Trx, signer: HeadSigner, now: Date): Promise<Step> {
  const changes = await waiting.listChanges(trx, MOST_ENTRIES)
  const entries = changes.map((change) => {
    return { agencyId: change.agencyId, kind: 'change' as const, subject: change.auditId, text: changeText(change) }
  })
  await append(trx, signer, entries, now)
  return { added: entries.length, isMore: entries.length === MOST_ENTRIES }
}

/** Takes months from the front of the list until there is enough for one head: an hour's answers of all agencies are under one. */
async function enterAnswers(trx: Trx, signer: HeadSigner, months: waiting.Month[], now: Date): Promise<Step> {
  const taken: (waiting.Batch & { month: waiting.Month })[] = []
  for (let [month, room] = [months[0], MOST_BATCHES]; month && room > 0; month = months[0]) {
    const batches = await waiting.readBatches(trx, month, { size: MOST_ANSWERS, most: room })
    for (const batch of batches) taken.push({ ...batch, month })
    if (batches.length < room) await waiting.noteMonth(trx, months.shift() ?? month)
    room -= batches.filter(({ count }) => count === MOST_ANSWERS).length
  }
  const entries = taken.map(({ month: { agencyId, month }, count, digest }) => {
    return {
      agencyId,
      kind: 'answers' as const,
      subject: digest,
      text: answersText({ agencyId, month, count, digest }),
    }
  })
  const position = await append(trx, signer, entries, now)
  for (const [place, { month, ids }] of taken.entries()) await waiting.insertBatch(trx, position + place, month, ids)
  return { added: entries.length, isMore: months.length > 0 }
}

/** Adds entries at the end and signs the new head; answers the position of the first. */
async function append(trx: Trx, signer: HeadSigner, entries: readonly Entry[], at: Date): Promise<number> {
  const size = (await log.listHeads(trx, 1))[0]?.size ?? 0
  if (entries.length === 0) return size
  const tree = growFrom(size, await log.readEdge(trx, size), nodeHash)
  const nodes = entries.flatMap(({ text }) => tree.add(leafHash(text)))
  const head = { size: tree.size, root: tree.root(), at }
  const rows = entries.map((entry) => ({ ...entry, text: entry.kind === 'change' ? null : entry.text }))
  await log.insertEntries(trx, size, rows)
  await log.insertNodes(trx, nodes)
  await log.insertHead(trx, { ...head, note: signer.sign(head) })
  return size
}
