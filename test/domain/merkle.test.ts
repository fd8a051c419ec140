import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Range,
  consistencyRanges,
  growFrom,
  inclusionRanges,
  joinAll,
  subtreesOf,
} from '../../src/domain/merkle.ts'
import { leafHash, nodeHash } from '../../src/features/integrity/hash.ts'
import { isContinued, rootOfPath } from '../../public/verifikasi.mjs'

/** The reference vectors of Certificate Transparency (RFC 6962, 2.1): leaves in hexadecimal, and the root of the first 1, 2, … of them. */
const vectors: [leaf: string, root: string][] = [
  ['', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
  ['00', 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
  ['10', 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
  ['2021', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
  ['3031', '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
  ['40414243', '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
  ['5051525354555657', 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
  ['606162636465666768696a6b6c6d6e6f', '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
]

/** A tree by the definition: cut in two, each half hashed on its own. */
function rootByDefinition(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 1) return leaves[0]!
  const cut = 2 ** Math.ceil(Math.log2(leaves.length) - 1)
  return nodeHash(rootByDefinition(leaves.slice(0, cut)), rootByDefinition(leaves.slice(cut)))
}

const leavesOf = (size: number) => Array.from({ length: size }, (_, place) => leafHash(`leaf ${place}`))

/** Every node of a tree, as it grows. */
function grow(leaves: readonly Buffer[]) {
  const tree = growFrom<Buffer>(0, [], nodeHash)
  const nodes = new Map(
    leaves.flatMap((leaf) => tree.add(leaf)).map((node) => [`${node.level}/${node.position}`, node.hash]),
  )
  const hashOf = (range: Range) =>
    joinAll(
      subtreesOf(range).map(({ level, position }) => nodes.get(`${level}/${position}`)!),
      nodeHash,
    )
  return { tree, hashOf }
}

describe('a tree that grows', () => {
  test('has the roots of the reference vectors', () => {
    const tree = growFrom<Buffer>(0, [], nodeHash)
    for (const [leaf, root] of vectors) {
      tree.add(leafHash(Buffer.from(leaf, 'hex')))
      expect(tree.root().toString('hex')).toBe(root)
    }
    expect.assertions(vectors.length)
  })

  test('has the root of the definition at every size, also when it goes on from its edge', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 199 }), (size, before) => {
        const leaves = leavesOf(size)
        const { hashOf } = grow(leaves)
        const start = Math.min(before, size - 1)
        const edge = subtreesOf({ from: 0, until: start }).map(({ level, position }) =>
          hashOf({ from: position * 2 ** level, until: (position + 1) * 2 ** level }),
        )
        const tree = growFrom(start, edge, nodeHash)
        for (const leaf of leaves.slice(start)) tree.add(leaf)
        expect(tree.root()).toEqual(rootByDefinition(leaves))
        expect(tree.size).toBe(size)
      }),
    )
  })
})

describe('a proof', () => {
  test('leads from every leaf of every size to the root, and no other leaf does', () => {
    for (let size = 1; size <= 40; size += 1) {
      const leaves = leavesOf(size)
      const { tree, hashOf } = grow(leaves)
      for (let position = 0; position < size; position += 1) {
        const path = inclusionRanges(position, size).map(hashOf)
        expect(rootOfPath(position, size, leaves[position]!, path)).toEqual(tree.root())
        expect(rootOfPath(position, size, leafHash('another'), path)).not.toEqual(tree.root())
      }
    }
  })

  test('shows that every tree continues every earlier one, and no other', () => {
    for (let size = 1; size <= 40; size += 1) {
      const leaves = leavesOf(size)
      const { tree, hashOf } = grow(leaves)
      for (let before = 1; before <= size; before += 1) {
        const path = consistencyRanges(before, size).map(hashOf)
        const old = rootByDefinition(leaves.slice(0, before))
        expect(isContinued(before, size, old, tree.root(), path)).toBe(true)
        const bent = rootByDefinition([...leaves.slice(0, before - 1), leafHash('another')])
        expect(isContinued(before, size, bent, tree.root(), path)).toBe(false)
      }
    }
  })

  test('is of a leaf and a size that there are', () => {
    for (const [position, size] of [
      [3, 3],
      [-1, 3],
      [0, 0],
    ] as const)
      expect(() => inclusionRanges(position, size)).toThrow(RangeError)
    for (const before of [0, 4]) expect(() => consistencyRanges(before, 3)).toThrow(RangeError)
  })
})
