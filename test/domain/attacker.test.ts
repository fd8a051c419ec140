import { describe, expect, test } from 'vitest'
import { RULES, type Rules } from '../../src/domain/disclosure/rules.ts'
import { attack } from '../support/attack/attack.ts'
import { publishWorld } from '../support/attack/publishing.ts'
import { randomWorld } from '../support/attack/world.ts'
import { fromCsv, wrongInPictures } from '../support/published/outputs.ts'

/** `npm test -- attacker --worlds 10000` for more. */
const WORLDS = Number(process.env['WORLDS'] ?? 500)

describe(`an attacker who reads all releases of ${WORLDS} worlds`, () => {
  test('learns nothing of fewer than ten', { timeout: 3_600_000 }, () => {
    let [releases, figures] = [0, 0]
    for (let seed = 1; seed <= WORLDS; seed += 1) {
      const world = randomWorld(seed)
      const published = publishWorld(world, RULES)
      releases += published.length
      figures += published
        .flatMap(({ snapshot: { total, units } }) => [total, ...units])
        .filter(({ nik }) => nik).length
      // What the attacker has are files and pictures: they say what the snapshot says, and nothing beside it.
      const read = published.map((release) => ({ ...release, snapshot: fromCsv(release.snapshot) }))
      for (const [place, { snapshot }] of read.entries()) expect(snapshot).toEqual(published[place]!.snapshot)
      expect([seed, published.flatMap(({ snapshot }) => wrongInPictures(snapshot))]).toEqual([seed, []])
      expect([seed, attack(world, read)]).toEqual([seed, null])
    }
    // Worlds that publish nothing would prove nothing.
    expect([releases / WORLDS, figures / WORLDS]).toEqual([
      expect.toSatisfy((n) => n > 8),
      expect.toSatisfy((n) => n > 20),
    ])
  })

  test.each<[string, Partial<Rules>]>([
    ['the threshold', { smallest: 9 }],
    ['the complement', { isComplementary: false }],
    ['the batch rule', { isBatched: false }],
    ['the nesting rule', { isNested: false }],
  ])('wins without %s', (_, off) => {
    const seeds = Array.from({ length: 500 }, (__, place) => place + 1)
    const broken = seeds.find((seed) => {
      const world = randomWorld(seed)
      return attack(world, publishWorld(world, { ...RULES, ...off })) !== null
    })
    expect(broken).toBeGreaterThan(0)
  })
})
