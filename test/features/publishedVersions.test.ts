import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decide } from '../../src/features/comment/comment.ts'
import { publishComments } from '../../src/features/comment/publish.ts'
import { changeUnit } from '../../src/features/directory/units.ts'
import { announceCalendar, publishEdition } from '../../src/features/release/release.ts'
import { readPublishedVersions } from '../../src/features/release/versions.ts'
import { type Vault, createVault } from '../../src/features/response/vault.ts'
import { type Place, NOW, SECRET, aPlace, anActor } from '../support/builders.ts'
import { someComments } from '../support/comments.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'
import { answer, close, quarter } from '../support/releases.ts'

let database: TestDatabase
let place: Place
let other: Place
let vault: Vault
const letThrough = { state: 'publishable', reason: null, kind: 'praise', elements: [], blackOut: [] } as const
beforeAll(async () => {
  database = await aDatabase()
  vault = createVault(database.db, SECRET)
  place = await aPlace(database.db)
  other = await aPlace(database.db)
})
afterAll(() => database.close())

/** What a page shows comes from what the public role may read; each way to change it is here. */
describe('the version of what is published', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['a release', async () => answer(database, place, 4, 30).then(() => close(database, place))],
    [
      'a further edition',
      async () => answer(database, place, 3, 20).then(() => publishEdition(database.db, place.agency, quarter, NOW)),
    ],
    [
      'another name of a unit',
      () =>
        changeUnit(database.db, anActor(place.agency), null, place.unit.unitId, { name: 'Nama baru', parentId: null }),
    ],
    ['an announced day', () => announceCalendar(database.db, place.agency.agencyId, 7, NOW)],
    [
      'a comment in public',
      async () => {
        for (const { commentId } of await someComments(database, place, ['A', 'B', 'C', 'D', 'E']))
          await decide(database.db, vault, anActor(place.agency), commentId, letThrough)
        await publishComments(database.db, vault, new Date('2026-10-02T03:00:00Z'))
      },
    ],
    [
      'another announced day',
      () => announceCalendar(database.db, place.agency.agencyId, 9, new Date(NOW.getTime() + 1)),
    ],
  ])('is another one after %s, of that agency and of all', async (_, act) => {
    const before = await versions()
    await act()
    const after = await versions()
    expect(after.own).not.toBe(before.own)
    expect(after.all).not.toBe(before.all)
    expect(after.other).toBe(before.other)
  })

  test('stays the same while answers come in', async () => {
    const before = await versions()
    await answer(database, place, 4, 12)
    expect(await versions()).toEqual(before)
  })
})

async function versions() {
  const { all, byAgency } = await readPublishedVersions(database.db)
  return { all, own: byAgency.get(place.agency.slug), other: byAgency.get(other.agency.slug) }
}
