import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decide } from '../../src/features/comment/comment.ts'
import { listPublishedComments, publishComments } from '../../src/features/comment/publish.ts'
import { readPublishedVersions } from '../../src/features/release/versions.ts'
import { addState } from '../../src/features/response/state.ts'
import { type Vault, createVault } from '../../src/features/response/vault.ts'
import { type Place, NOW, SECRET, aPlace, anActor, count } from '../support/builders.ts'
import { someComments } from '../support/comments.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'
import { answer, close } from '../support/releases.ts'

let database: TestDatabase
let vault: Vault
beforeAll(async () => {
  database = await aDatabase()
  vault = createVault(database.db, SECRET)
})
afterAll(() => database.close())

const LATER = new Date('2026-10-02T03:00:00Z')
const texts = ['Ramah', 'Cepat', 'Bersih', 'Loket 3 sabar', 'Ruang tunggu nyaman']
const publish = (now = LATER) => publishComments(database.db, vault, now)
const judge = (place: Place, commentId: string, state: 'publishable' | 'spam', blackOut: string[] = []) =>
  decide(database.db, vault, anActor(place.agency), commentId, {
    state,
    reason: null,
    kind: 'praise',
    elements: [],
    blackOut,
  })
const read = async (place: Place, period = '2026-TW3') =>
  (await listPublishedComments(database.publicDb, place.agency.agencyId, [place.unit.slug], period)).map(
    ({ text }) => text,
  )
const versionOf = async (place: Place) => (await readPublishedVersions(database.db)).byAgency.get(place.agency.slug)

/** A unit with a published quarter and comments that a moderator let through. */
async function aMarkedPlace({ people = 30, comments = texts }: { people?: number; comments?: string[] } = {}) {
  const place = await aPlace(database.db)
  await answer(database, place, 4, people)
  const written = await someComments(database, place, comments)
  await close(database, place)
  for (const { commentId } of written) await judge(place, commentId, 'publishable')
  return { place, written }
}

describe('comments that a moderator let through', () => {
  test('are read by the public under their period, without the counter, and pages learn of it', async () => {
    const { place } = await aMarkedPlace()
    const [before, other] = [await versionOf(place), await aPlace(database.db)]
    const untouched = await versionOf(other)
    expect(await read(place)).toEqual([])
    expect(await publish()).toBe(5)
    const expected = ['Bersih', 'Cepat', 'Loket sabar', 'Ramah', 'Ruang tunggu nyaman']
    expect(await read(place)).toEqual(expected)
    expect(await read(place, '2026-S2')).toEqual(expected)
    expect([await read(place, '2026-TW2'), await read(place, 'x')]).toEqual([[], []])
    expect(await versionOf(place)).not.toBe(before)
    expect(await versionOf(other)).toBe(untouched)
    expect(await publish()).toBe(0)
  })

  test.each([
    ['fewer than five of them', { comments: texts.slice(1) }, LATER],
    ['fewer than ten answered', { people: 4, comments: texts.slice(0, 5) }, LATER],
    ['they are not a week old', {}, new Date('2026-07-21T03:00:00Z')],
  ])('stay inside where %s', async (_, given, now) => {
    const { place } = await aMarkedPlace(given)
    await publish(now)
    expect(await read(place)).toEqual([])
  })

  test('stay inside before their period is published, and follow it', async () => {
    const place = await aPlace(database.db)
    await answer(database, place, 4, 30)
    for (const { commentId } of await someComments(database, place, texts)) await judge(place, commentId, 'publishable')
    await publish()
    expect(await read(place)).toEqual([])
    await close(database, place)
    await publish()
    expect(await read(place)).toHaveLength(5)
  })

  test('of a response that is held stay inside', async () => {
    const { place, written } = await aMarkedPlace()
    await addState(database.db, { agencyId: place.agency.agencyId, responseId: written[0]!.responseId }, 'held', NOW)
    await publish()
    expect(await read(place)).toEqual([])
  })

  test('go with the next round when one is judged otherwise, and all with it where fewer than five are left', async () => {
    const { place, written } = await aMarkedPlace({ comments: [...texts, 'Mantap'] })
    await publish()
    await judge(place, written[0]!.commentId, 'spam')
    const before = await versionOf(place)
    await publish()
    expect(await read(place)).toHaveLength(5)
    expect(await versionOf(place)).not.toBe(before)
    await judge(place, written[1]!.commentId, 'spam')
    await publish()
    expect(await read(place)).toEqual([])
    await judge(place, written[1]!.commentId, 'publishable')
    await publish()
    expect(await read(place)).toHaveLength(5)
  })

  test('change in public when words of them are blacked out later', async () => {
    const { place, written } = await aMarkedPlace()
    await publish()
    await judge(place, written[0]!.commentId, 'publishable', ['Ramah'])
    await publish()
    expect(await read(place)).toContain('[disamarkan]')
    expect(await read(place)).not.toContain('Ramah')
  })

  test('are published once by any number of processes', async () => {
    const { place } = await aMarkedPlace()
    const others = [database.another(2), database.another(2)]
    await Promise.all([database, ...others].map(({ db }) => publishComments(db, vault, LATER)))
    await publish()
    expect(await count(database.db, 'published_comment', { agency_id: place.agency.agencyId })).toBe(5)
    await Promise.all(others.map(({ close: leave }) => leave()))
  })
})
