import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { duePeriods } from '../../src/domain/releaseCalendar.ts'
import { asOnlyPublisher, listDue } from '../../src/features/release/due.ts'
import { announceCalendar, listReleases } from '../../src/features/release/release.ts'
import { type OpenDatabase, connect } from '../../src/server/db.ts'
import { createPublishing } from '../../src/server/background/publishing.ts'
import { type Place, NOW, aPlace } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'
import { answer } from '../support/releases.ts'

let database: TestDatabase
let other: OpenDatabase
beforeAll(async () => {
  database = await aDatabase()
  other = connect(database.connection)
})
afterAll(async () => {
  await other.close()
  await database.close()
})

describe('the periods that are due', () => {
  test.each([
    // today, days after, announced on, what is due
    ['2026-10-06', 7, '2026-07-15', ['2026-TW2', '2026-S1']],
    ['2026-10-07', 7, '2026-07-15', ['2026-TW2', '2026-S1', '2026-TW3']],
    ['2026-10-01', 0, '2026-09-01', ['2026-TW2', '2026-S1', '2026-TW3']],
    ['2026-09-30', 0, '2026-09-01', ['2026-TW2', '2026-S1']],
    ['2027-01-10', 10, '2026-10-15', ['2026-TW3', '2026-TW4', '2026-S2', '2026']],
    ['2027-01-09', 10, '2026-10-15', ['2026-TW3']],
    ['2026-10-06', 7, '2026-10-05', []],
    ['2026-10-07', 7, '2026-10-05', ['2026-TW3']],
    ['2027-03-29', 180, '2026-07-15', ['2026-TW2', '2026-S1', '2026-TW3']],
  ])('on %s, %i days after, announced on %s, are %j', (today, daysAfter, announcedOn, due) => {
    expect(duePeriods(today, daysAfter, announcedOn).map(({ code }) => code)).toEqual(due)
  })
})

describe('publishing by itself', () => {
  test('begins with the announced day in the agency’s time zone, once, and says what it did', async () => {
    const place = await aPlaceWithAnswers()
    const eve = await runAt('2026-10-06T16:59:00Z')
    expect([eve, await periodsOf(place)]).toEqual([[], []])
    const day = await runAt('2026-10-06T17:00:00Z')
    expect(day).toEqual([[place.agency.slug, '2026-TW3', 'published on its announced day']])
    expect([await runAt('2026-10-06T17:01:00Z'), await periodsOf(place)]).toEqual([[], ['2026-TW3']])
  })

  test('of two processes, one does it', async () => {
    const places = [await aPlaceWithAnswers(), await aPlaceWithAnswers(), await aPlaceWithAnswers()]
    const at = '2026-10-07T01:00:00Z'
    const both = await Promise.all([runAt(at), runAt(at, other.db), runAt(at), runAt(at, other.db)])
    const said = both.flat().filter(([slug]) => places.some(({ agency }) => agency.slug === slug))
    expect(said).toHaveLength(3)
    for (const place of places) expect(await periodsOf(place)).toEqual(['2026-TW3'])
  })

  test('is left to the process that is at it, and taken up when that is gone', async () => {
    const place = await aPlaceWithAnswers()
    await asOnlyPublisher(other.db, async () => {
      await runAt('2026-10-07T02:00:00Z')
      expect(await periodsOf(place)).toEqual([])
    })
    await runAt('2026-10-07T02:01:00Z')
    expect(await periodsOf(place)).toEqual(['2026-TW3'])
  })

  test('tries what nobody answered again the next day, and not before', async () => {
    const place = await aPlace(database.db)
    await announceCalendar(database.db, place.agency.agencyId, 7, NOW)
    let now = new Date('2026-10-07T03:00:00Z')
    const lines: unknown[][] = []
    const publish = createPublishing(database.db, () => now, logTo(lines))
    const own = () => lines.filter(([slug, period]) => slug === place.agency.slug && period === '2026-TW3')
    await publish()
    await publish()
    expect(own()).toEqual([[place.agency.slug, '2026-TW3', 'not published on its announced day']])
    await answer(database, place, 4, 30)
    now = new Date('2026-10-08T03:00:00Z')
    await publish()
    expect(own().at(-1)?.[2]).toBe('published on its announced day')
    expect(await periodsOf(place)).toEqual(['2026-TW3'])
  })

  test('leaves agencies alone that announced nothing', async () => {
    const place = await aPlace(database.db)
    await answer(database, place, 4, 30)
    await runAt('2027-10-07T03:00:00Z')
    expect(await periodsOf(place)).toEqual([])
    const due = await listDue(database.db, new Date('2026-10-07T03:00:00Z'))
    expect(due.filter(({ agency }) => agency.agencyId === place.agency.agencyId)).toEqual([])
  })
})

async function aPlaceWithAnswers(): Promise<Place> {
  const place = await aPlace(database.db)
  await answer(database, place, 4, 30)
  await announceCalendar(database.db, place.agency.agencyId, 7, NOW)
  return place
}

/** What a process says that looks for what is due at a moment. */
async function runAt(moment: string, db = database.db): Promise<unknown[][]> {
  const lines: unknown[][] = []
  await createPublishing(db, () => new Date(moment), logTo(lines))()
  return lines.filter(([, period]) => period === '2026-TW3' || period === '2026-TW4')
}

function logTo(lines: unknown[][]) {
  const write = ({ agency, period }: { agency: string; period: string }, text: string) =>
    void lines.push([agency, period, text])
  return { info: write, error: write } as unknown as Parameters<typeof createPublishing>[2]
}

async function periodsOf({ agency }: Place): Promise<string[]> {
  return (await listReleases(database.db, agency.agencyId)).map(({ period }) => period)
}
