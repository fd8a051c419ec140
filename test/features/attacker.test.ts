import { afterAll, beforeAll, expect, test } from 'vitest'
import { RULES } from '../../src/domain/disclosure/rules.ts'
import type { Release } from '../../src/features/release/release.ts'
import { attack } from '../support/attack/attack.ts'
import { plain } from '../support/attack/plain.ts'
import { publishInSql } from '../support/attack/publishInSql.ts'
import { type Published, publishWorld } from '../support/attack/publishing.ts'
import { randomWorld } from '../support/attack/world.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.close())

// Among them worlds with officers, with elements left out, and with late answers that make a further edition.
test.each([3, 8, 21])(
  'world %i says in PostgreSQL what it says in memory, and tells an attacker as little',
  async (seed) => {
    const world = randomWorld(seed)
    const expected = publishWorld(world, RULES)
    const { releases: published } = await publishInSql(database, world)
    const key = ({ snapshot }: Pick<Release, 'snapshot'>) => `${snapshot.period.code}.${snapshot.edition}`
    expect(published.map(key).sort()).toEqual(expected.map(key).sort())
    const bySql = new Map(published.map((release) => [key(release), release]))
    const said: Published[] = expected.map((release) => ({
      ...release,
      snapshot: plain(bySql.get(key(release))!, world),
    }))
    for (const [place, { snapshot }] of said.entries()) expect(snapshot).toEqual(plain(expected[place]!, world))
    expect(attack(world, said)).toBeNull()
  },
)
