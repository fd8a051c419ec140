import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findStaff, practiceIn } from '../../src/features/account/account.ts'
import { listChanges } from '../../src/features/audit/audit.ts'
import { type Practice, createPractice, practiceSlug } from '../../src/features/city/practice.ts'
import { tablesOfAgency } from '../../src/features/city/practice.sql.ts'
import { readVersion } from '../../src/features/directory/change.ts'
import { findAgency, getAgency, listAgencies, listPoints, listUnits } from '../../src/features/directory/directory.ts'
import { openEntry } from '../../src/features/entry/entry.ts'
import { findRelease, listReleases } from '../../src/features/release/release.ts'
import { drain } from '../../src/features/tally/tally.ts'
import { NOW, type Place, aPlace, aSubmission, anActor, count, store } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'
import { aColleague } from '../support/staff.ts'

let database: TestDatabase
let practice: Practice
let place: Place
let other: Place
beforeAll(async () => {
  database = await aDatabase()
  practice = createPractice(database)
  place = await aPlace(database.db)
  other = await aPlace(database.db)
  for (const { agency } of [place, other])
    expect(await practice.make(anActor(agency), agency)).toEqual({ ok: true, value: null })
})
afterAll(() => database.close())

const practiceOf = async ({ agency }: Place) => (await findAgency(database.db, practiceSlug(agency.slug)))!

async function rowsLeft(agencyId: string): Promise<string[]> {
  const counts = await Promise.all(tablesOfAgency.map((table) => count(database.db, table, { agency_id: agencyId })))
  return tablesOfAgency.filter((_, at) => counts[at]! > 0)
}

describe('an agency to practise in', () => {
  test('is made once for each agency, with codes of its own that open', async () => {
    expect(await practice.make(anActor(place.agency), place.agency)).toEqual({ ok: false, reason: 'exists' })
    const [one, two] = await Promise.all([practiceOf(place), practiceOf(other)])
    const codes = [...(await listPoints(database.db, one.slug)), ...(await listPoints(database.db, two.slug))]
    expect(codes.length).toBe(2 * 63)
    expect(new Set(codes.map(({ code }) => code)).size).toBe(codes.length)
    const opened = await openEntry(database.db, codes[0]!.code, NOW)
    expect(opened).toMatchObject({ ok: true, value: { isPractice: true, agencyName: one.name } })
    expect(place.entry.isPractice).toBe(false)
  })

  test('is in no list beside real agencies, and the public’s role sees nothing of it', async () => {
    const found = await practiceOf(place)
    const real = [place, other].map(({ agency }) => agency.agencyId).sort()
    const { publicDb, db } = database
    for (const reader of [db, publicDb])
      expect((await listAgencies(reader)).map(({ agencyId }) => agencyId).sort()).toEqual(real)
    expect(new Set((await listPoints(db, null)).map(({ agency }) => agency))).toEqual(
      new Set([place, other].map(({ agency }) => agency.slug)),
    )
    expect(await findAgency(publicDb, found.slug)).toBeNull()
    expect(await listUnits(publicDb, found.agencyId)).toEqual([])
    await db
      .insertInto('release')
      .values({
        agency_id: found.agencyId,
        period: '2026',
        digest: '0'.repeat(64),
        figures: '{}',
        closed_at: NOW,
        edition: 1,
        number: 1,
      })
      .execute()
    expect(await listReleases(publicDb, found.agencyId)).toEqual([])
    expect(await findRelease(publicDb, found.agencyId, '2026')).toBeNull()
    expect(await count(db, 'release', { agency_id: found.agencyId })).toBe(1)
  })

  test('lets the people of its agency in by the role that they have there, and nobody else', async () => {
    const found = await practiceOf(place)
    const head = await aColleague(database.db, place, 'unit-head', place.unit.unitId)
    const staff = (await findStaff(database.db, head.userId!))!
    expect(staff.memberships).toMatchObject([
      { agencyId: place.agency.agencyId, role: 'unit-head', unitId: place.unit.unitId, practiceOf: null },
      { agencyId: found.agencyId, role: 'unit-head', unitId: null, isPractice: true, unit: null },
    ])
    expect(practiceIn(staff, place.agency.slug)?.agencyId).toBe(found.agencyId)
    expect(practiceIn(staff, other.agency.slug)).toBeNull()
  })

  test('knows every table that holds something of an agency', async () => {
    const { rows } = await database.pool.query<{ name: string }>(`
      select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'agency_id'
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`)
    const names = rows.map(({ name }) => name).filter((name) => !name.startsWith('log_')) // the log holds nothing of it
    expect([...tablesOfAgency].sort()).toEqual(names)
  })

  test('is discarded with all that is in it, and nothing else is touched', async () => {
    const found = await practiceOf(other)
    const kept = await practiceOf(place)
    const [point] = await listPoints(database.db, found.slug)
    const entry = await openEntry(database.db, point!.code, NOW)
    if (!entry.ok) throw new Error(entry.reason)
    await store(database, { ...other, agency: found, entry: entry.value }, [aSubmission()])
    await drain(database.db)
    expect(await count(database.db, 'response', { agency_id: found.agencyId })).toBe(4_001)
    const before = await readVersion(database.db)

    expect(await practice.discard(anActor(other.agency))).toEqual({ ok: true, value: null })
    expect(await rowsLeft(found.agencyId)).toEqual([])
    expect(await openEntry(database.db, point!.code, NOW)).toEqual({ ok: false, reason: 'unknown' })
    expect(await readVersion(database.db)).not.toBe(before)
    expect(await getAgency(database.db, other.agency.agencyId)).toEqual(other.agency)
    expect(await rowsLeft(kept.agencyId)).toContain('response')
    const acts = (await listChanges(database.db, other.agency.agencyId, { kind: 'practice' }, 10)).map(({ act }) => act)
    expect(acts).toEqual(['discarded', 'added'])
    expect(await practice.discard(anActor(other.agency))).toEqual({ ok: false, reason: 'missing' })
    expect(await practice.make(anActor(other.agency), other.agency)).toEqual({ ok: true, value: null })
  })
})
