/**
 * The shape of the Merkle tree of RFC 6962, section 2.1, apart from what its nodes are: which perfect subtrees a range of leaves is
 * made of, and which ranges prove that a leaf is in a tree or that one tree continues another.
 */

/** A perfect subtree: the `position`-th of those with 2^`level` leaves. Level 0 is a leaf. */
export type Node = { level: number; position: number }
/** Leaves from `from` to before `until`, counted from 0. */
export type Range = { from: number; until: number }
export type Join<Hash> = (left: Hash, right: Hash) => Hash

/** The largest power of two below `n`, where RFC 6962 cuts a tree of `n` leaves; `n` is at least 2. */
function cutOf(n: number): number {
  let power = 1
  while (power * 2 < n) power *= 2
  return power
}

/** The perfect subtrees that a range is made of, the largest first. The range begins where a subtree as large as it may begin. */
export function subtreesOf({ from, until }: Range): Node[] {
  const nodes: Node[] = []
  for (let start = from; start < until;) {
    let level = 0
    while (start % 2 ** (level + 1) === 0 && start + 2 ** (level + 1) <= until) level += 1
    nodes.push({ level, position: start / 2 ** level })
    start += 2 ** level
  }
  return nodes
}

/** The hash of a range from those of its subtrees, at least one, in the order of {@link subtreesOf}. */
export function joinAll<Hash>(hashes: readonly Hash[], join: Join<Hash>): Hash {
  return hashes.reduceRight((right, left) => join(left, right))
}

/**
 * What makes the root together with the leaf at `position` of a tree of `size` leaves, from the leaf upwards (audit path, 2.1.1).
 * @throws RangeError where there is no such leaf
 */
export function inclusionRanges(position: number, size: number): Range[] {
  if (!(position >= 0 && position < size)) throw new RangeError(`no leaf ${position} in a tree of ${size}`)
  return pathIn(position, { from: 0, until: size })
}

function pathIn(position: number, { from, until }: Range): Range[] {
  if (until - from === 1) return []
  const middle = from + cutOf(until - from)
  const [left, right] = [
    { from, until: middle },
    { from: middle, until },
  ]
  return position < middle ? [...pathIn(position, left), right] : [...pathIn(position, right), left]
}

/**
 * What shows that the tree of the first `before` leaves is the beginning of that of `size` leaves (consistency proof, 2.1.2).
 * @throws RangeError where `before` is not from 1 to `size`
 */
export function consistencyRanges(before: number, size: number): Range[] {
  if (!(before >= 1 && before <= size)) throw new RangeError(`no tree of ${before} leaves in one of ${size}`)
  return proofIn(before, { from: 0, until: size }, true)
}

/** `isKnown`: the root of the earlier tree is a node of this part, which whoever checks has already. */
function proofIn(before: number, { from, until }: Range, isKnown: boolean): Range[] {
  if (before === until - from) return isKnown ? [] : [{ from, until }]
  const cut = cutOf(until - from)
  const [left, right] = [
    { from, until: from + cut },
    { from: from + cut, until },
  ]
  return before <= cut ? [...proofIn(before, left, isKnown), right] : [...proofIn(before - cut, right, false), left]
}

/** A tree that only grows, by the hashes of the perfect subtrees on its right edge: all that is needed to go on. */
export type Growth<Hash> = {
  readonly size: number
  /** Adds a leaf; answers the perfect subtrees that it completes, itself first. */
  add(leaf: Hash): (Node & { hash: Hash })[]
  /** The root of all leaves so far; there is at least one. */
  root(): Hash
}

/** @param edge the hashes of `subtreesOf({ from: 0, until: size })` */
export function growFrom<Hash>(size: number, edge: readonly Hash[], join: Join<Hash>): Growth<Hash> {
  const peaks = [...edge]
  let count = size
  return {
    get size() {
      return count
    },
    add(leaf) {
      let node = { level: 0, position: count, hash: leaf }
      const completed = [node]
      for (; node.position % 2 === 1; completed.push(node)) {
        const left = peaks.pop()
        if (left === undefined) throw new Error('The edge does not fit the size.')
        node = { level: node.level + 1, position: (node.position - 1) / 2, hash: join(left, node.hash) }
      }
      peaks.push(node.hash)
      count += 1
      return completed
    },
    root: () => joinAll(peaks, join),
  }
}
