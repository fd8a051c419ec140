/** Computing the tree again from its entries, and what they are of: the releases and the trail of changes. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Growth, type Node, growFrom } from '../../domain/merkle.ts'
import { digestOf } from '../release/release.ts'
import { changeText, releaseText } from './entry.ts'
import type { Find } from './finding.ts'
import { leafHash, nodeHash } from './hash.ts'
import * as store from './verify.sql.ts'

type Db = Kysely<Database>

const PAGE = 5_000
/** Stands for a leaf that is gone, so that what comes after it can be looked at. */
const GONE = Buffer.alloc(32)

export type Tree = {
  size: number
  /** The roots of the trees of the sizes that were asked for, as the entries of today give them. */
  roots: ReadonlyMap<number, Buffer>
  releases: number
  changes: number
  /** Where entries of answers stand. */
  answers: ReadonlySet<number>
}

/** Goes through all entries in their order; what is wrong is told to `find`. @param sizes of the trees whose roots are wanted */
export async function verifyTree(db: Db, sizes: ReadonlySet<number>, find: Find): Promise<Tree> {
  const tree = growFrom<Buffer>(0, [], nodeHash)
  const [roots, answers] = [new Map<number, Buffer>(), new Set<number>()]
  const counts = { releases: 0, changes: 0 }
  for (;;) {
    const page = inARow(await store.readEntries(db, tree.size, PAGE), tree.size)
    if (page.length === 0) break
    const [texts, nodes] = [await textsOf(db, page, find), await nodesOf(db, tree.size, page.length)]
    for (const [place, entry] of page.entries()) {
      checkLeaf(entry, texts[place] ?? null, find)
      checkNodes(tree, entry.leaf ?? GONE, nodes, find)
      if (sizes.has(tree.size)) roots.set(tree.size, tree.root())
      if (entry.kind === 'answers') answers.add(entry.position)
      else counts[entry.kind === 'release' ? 'releases' : 'changes'] += 1
    }
  }
  const [beyond] = await store.readEntries(db, tree.size, 1)
  if (beyond) find('entry', `Entry ${tree.size} is gone.`)
  return { size: tree.size, roots, answers, ...counts }
}

/** The entries before the first gap. */
function inARow(entries: store.ReadEntry[], from: number): store.ReadEntry[] {
  const gap = entries.findIndex(({ position }, place) => position !== from + place)
  return gap < 0 ? entries : entries.slice(0, gap)
}

/** What each entry says; null of a change that is gone. */
async function textsOf(db: Db, page: readonly store.ReadEntry[], find: Find): Promise<(string | null)[]> {
  const subjectsOf = (wanted: store.ReadEntry['kind']) =>
    page.filter(({ kind }) => kind === wanted).map(({ subject }) => subject)
  const changes = new Map(
    (await store.readChanges(db, subjectsOf('change'))).map((change) => [change.auditId, changeText(change)]),
  )
  await checkReleases(db, page, subjectsOf('release'), find)
  return page.map(({ subject, text }) => text ?? changes.get(subject) ?? null)
}

async function checkReleases(db: Db, page: readonly store.ReadEntry[], digests: string[], find: Find): Promise<void> {
  const stored = new Map((await store.readReleases(db, digests)).map((release) => [release.digest, release]))
  for (const { kind, subject, text, position } of page) {
    if (kind !== 'release') continue
    const release = stored.get(subject)
    if (!release) find('release', `The release of entry ${position} is gone: ${text}`)
    else if (digestOf(release.figures) !== subject || releaseText(release) !== text)
      find('release', `${release.agency} ${release.period}, edition ${release.edition}, is not what was published.`)
  }
}

function checkLeaf({ kind, position, subject, leaf }: store.ReadEntry, text: string | null, find: Find): void {
  if (text === null) find('change', `Change ${subject} is gone from the trail.`)
  else if (!leaf) find('entry', `The leaf of entry ${position} is gone.`)
  else if (!leafHash(text).equals(leaf)) {
    if (kind === 'change') find('change', `Change ${subject} of the trail is not what was entered.`)
    else find('entry', `Entry ${position} is not what was entered.`)
  }
}

async function nodesOf(db: Db, from: number, count: number): Promise<ReadonlyMap<string, Buffer>> {
  const nodes = await store.readNodesAbove(db, from, from + count)
  return new Map(nodes.map((node) => [nameOf(node), node.hash]))
}

function checkNodes(tree: Growth<Buffer>, leaf: Buffer, stored: ReadonlyMap<string, Buffer>, find: Find): void {
  for (const node of tree.add(leaf).slice(1))
    if (!stored.get(nameOf(node))?.equals(node.hash))
      find('entry', `Node ${nameOf(node)} of the tree is not its leaves’.`)
}

function nameOf({ level, position }: Node): string {
  return `${level}/${position}`
}
