import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findAgency, findUnit, listAgencies, listUnits } from '../../src/features/directory/directory.ts'
import {
  announceCalendar,
  findNewestHeads,
  findRelease,
  listAgencyLines,
  listReleases,
  readCalendar,
} from '../../src/features/release/release.ts'
import { NOW, type Place, aPlace, aRelease, count } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'

/** All that the public may know; columns where not the whole table. */
const readable: Readonly<Record<string, string[] | 'all'>> = {
  release: 'all',
  release_calendar: 'all',
  published: 'all',
  log_entry: 'all',
  log_node: 'all',
  log_head: 'all',
  log_check: 'all',
  complaint_contact: 'all',
  complaint_count: 'all',
  service_charter: 'all',
  service_standard: 'all',
  service: ['agency_id', 'unit_id', 'service_id', 'name', 'ended_at'],
  published_comment: ['agency_id', 'unit', 'period', 'text'],
  answer_dispute: ['agency_id', 'answers', 'state'],
  follow_up: [
    'agency_id',
    'plan_id',
    'unit_id',
    'period',
    'element',
    'programme',
    'until_quarter',
    'state',
    'reason',
    'done_on',
    'is_public',
  ],
  agency: ['agency_id', 'slug', 'name', 'time_zone', 'practice_of'],
  unit: ['agency_id', 'unit_id', 'parent_id', 'slug', 'name'],
}

let database: TestDatabase
let place: Place
beforeAll(async () => {
  database = await aDatabase()
  place = await aPlace(database.db)
  await aRelease(database, [[place, Array.from({ length: 12 }, () => Array<number>(9).fill(4))]])
  await announceCalendar(database.db, place.agency.agencyId, 7, NOW)
})
afterAll(() => database.close())

describe('the role of the public pages', () => {
  test('reads everything that they show, as itself', async () => {
    const { publicDb } = database
    const { agencyId, slug } = place.agency
    expect(await findAgency(publicDb, slug)).toEqual(place.agency)
    expect(await listAgencies(publicDb)).toEqual([place.agency])
    expect(await listUnits(publicDb, agencyId)).toEqual([place.unit])
    expect(await findUnit(publicDb, agencyId, place.unit.slug)).toEqual(place.unit)
    expect(await listReleases(publicDb, agencyId)).toHaveLength(1)
    expect(await findRelease(publicDb, agencyId, '2026-TW3')).toMatchObject({ snapshot: { total: { n: 10 } } })
    expect((await findNewestHeads(publicDb)).size).toBe(1)
    expect((await listAgencyLines(publicDb, { limit: 5, offset: 0 })).total).toBe(1)
    expect(await readCalendar(publicDb, agencyId, '2026-10-01')).not.toBeNull()
  })

  test('reads no other table, view or column', async () => {
    const { rows } = await database.pool.query<{ table: string; column: string }>(`
      select c.relname as table, a.attname as column from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v') order by 1, 2`)
    expect(rows.length).toBeGreaterThan(100)
    const wrong: string[] = []
    for (const { table, column } of rows) {
      const allowed = readable[table]
      const mayRead = allowed === 'all' || (allowed?.includes(column) ?? false)
      const error = await refusalOf(`select "${column}" from "${table}" limit 1`)
      if ((error === null) !== mayRead || (error !== null && error !== '42501'))
        wrong.push(`${table}.${column}: ${error}`)
    }
    expect(wrong).toEqual([])
  })

  test.each([
    'release',
    'release_calendar',
    'release_source',
    'log_entry',
    'log_batch',
    'published',
    'published_comment',
    'complaint_contact',
    'complaint_count',
    'service_charter',
    'service_standard',
    'service',
    'comment',
    'response',
    'tally',
    'agency',
    'unit',
  ])('writes nothing to %s', async (table) => {
    const before = await count(database.db, table as 'release')
    for (const statement of [
      `delete from ${table}`,
      `truncate ${table} cascade`,
      `update ${table} set agency_id = agency_id`,
      `insert into ${table} (agency_id) values (gen_random_uuid())`,
      `drop table ${table} cascade`,
      `alter table ${table} add column x int`,
    ])
      // 25006 is the read-only transaction, 42501 the right that lacks beneath it.
      for (const wrapped of [statement, `set transaction read write; ${statement}`])
        expect([wrapped, await refusalOf(wrapped)]).toEqual([wrapped, expect.stringMatching(/^(42501|25006)$/)])
    expect(await count(database.db, table as 'release')).toBe(before)
  })

  test.each([
    'create table public.mine (id int)',
    `copy (select 1) to program 'true'`,
    "select pg_read_file('/etc/passwd')",
    'lock table response',
  ])('may not: %s', async (statement) => {
    expect(await refusalOf(`set transaction read write; ${statement}`)).toBe('42501')
  })
})

/** The SQLSTATE that a statement of the public role ends with; null when it is done. */
async function refusalOf(text: string): Promise<string | null> {
  const { publicPool } = database
  const client = await publicPool.connect()
  try {
    await client.query('begin')
    await client.query(text)
    return null
  } catch (error) {
    return (error as { code?: string }).code ?? 'unknown'
  } finally {
    await client.query('rollback')
    client.release()
  }
}
