/** Looking at everything again: the log itself, what it was made of, and the heads that others kept. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { readNote } from './checkpoint.ts'
import { answersText } from './entry.ts'
import type { Find, Finding } from './finding.ts'
import * as log from './log.sql.ts'
import * as store from './verify.sql.ts'
import { type Tree, verifyTree } from './verifyTree.ts'

type Db = Kysely<Database>

export type Verified = {
  entries: number
  heads: number
  releases: number
  changes: number
  /** Answers that are in an entry. */
  answers: number
  /** Everything that is not as it was; of a log that is all wrong the first {@link MOST_FINDINGS}. */
  findings: Finding[]
}

/** `verifierKeys`: whose heads are trusted, this portal's and those it had before. `publishedHeads`: signed notes that were kept elsewhere. */
export type Trust = { verifierKeys: readonly string[]; publishedHeads: readonly string[] }

export const MOST_FINDINGS = 100

/** Computes the whole log again from what is stored at one moment, and reads every answer once. Nothing is changed. */
export function verifyAll(db: Db, trust: Trust): Promise<Verified> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      const findings: Finding[] = []
      const find: Find = (kind, says) => {
        if (findings.length < MOST_FINDINGS) findings.push({ kind, says })
      }
      const heads = await log.listHeads(trx, Number.MAX_SAFE_INTEGER)
      const published = trust.publishedHeads.map((note) => readNote(note, trust.verifierKeys))
      const sizes = [...heads, ...published.filter((head) => head !== null)].map(({ size }) => size)
      const tree = await verifyTree(trx, new Set(sizes), find)
      for (const head of heads) checkHead(head, tree, trust, find)
      for (const head of published) checkPublished(head, tree, find)
      const newest = heads[0]?.size ?? 0
      if (tree.size > newest) find('head', `No head is of all ${tree.size} entries; the newest is of ${newest}.`)
      const answers = await checkAnswers(trx, tree, find)
      const { size: entries, releases, changes } = tree
      return { entries, heads: heads.length, releases, changes, answers, findings }
    })
}

function checkHead(head: log.StoredHead, { roots }: Tree, { verifierKeys }: Trust, find: Find): void {
  const said = readNote(head.note, verifierKeys)
  const isOwn = said?.size === head.size && said.root.equals(head.root) && said.at.getTime() === head.at.getTime()
  if (!said || !isOwn) find('head', `The note of the head of ${head.size} entries says something else.`)
  else if (!said.isSigned) find('head', `No trusted key signed the head of ${head.size} entries.`)
  if (!roots.get(head.size)?.equals(head.root)) find('head', `The head of ${head.size} entries is not theirs.`)
}

function checkPublished(head: ReturnType<typeof readNote>, { roots }: Tree, find: Find): void {
  if (!head) find('published', 'A head that was kept cannot be read.')
  else if (!head.isSigned) find('published', `No trusted key signed the kept head of ${head.size} entries.`)
  else if (!roots.get(head.size)?.equals(head.root))
    find('published', `The kept head of ${head.size} entries, of ${head.at.toISOString()}, is none of this log.`)
}

/** Answers how many answers are in an entry. */
async function checkAnswers(db: Db, { answers: entered }: Tree, find: Find): Promise<number> {
  const missing = new Set(entered)
  let answers = 0
  for (const month of await store.listBatchMonths(db)) {
    for (const batch of await store.recountBatches(db, month)) {
      missing.delete(batch.position)
      answers += batch.entered
      const { agencyId, agency, month: first } = month
      const { entered: count, digest } = batch
      const where = `${agency} ${first.slice(0, 7)}, entry ${batch.position}`
      if (batch.count !== count) find('answers', `${where}: ${count} answers were entered, ${batch.count} are there.`)
      else if (answersText({ agencyId, month: first, count, digest }) !== batch.text)
        find('answers', `${where}: its ${count} answers are not what was entered.`)
    }
  }
  for (const position of missing) find('answers', `Which answers entry ${position} is of is gone.`)
  return answers
}
