import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countPending, drain, drainFully, recount } from '../../src/features/tally/tally.ts'
import { type Place, aPlace, aSubmission, answersOf, count, store } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.close())

const clean = (responses: number) => ({ responses, differences: [] })

describe('a drain', () => {
  test('counts what was stored, and leaves nothing waiting', async () => {
    const place = await aPlace(database.db)
    await store(database, place, [
      aSubmission({ answers: answersOf(place, [4, 4, 4, 4, 4, 4, 4, 4, 4]), overall: 1 }),
      aSubmission({ answers: answersOf(place, [1, 0, 0, 0, 0, 0, 0, 0, 2]) }),
      aSubmission({ answers: {}, overall: 3 }),
    ])
    expect(await countPending(database.db)).toBe(3)
    expect(await drain(database.db)).toBe(3)
    expect([await countPending(database.db), await drain(database.db)]).toEqual([0, 0])
    const { agencyId } = place.agency
    const elements = database.db.selectFrom('tally_element').where('agency_id', '=', agencyId)
    const of = (code: string) => elements.where('element', '=', code).select(['n', 'sum', 'c1', 'c2', 'c3', 'c4'])
    expect(await of('persyaratan').execute()).toEqual([{ n: 2, sum: '5', c1: 1, c2: 0, c3: 0, c4: 1 }])
    expect(await of('prosedur').execute()).toEqual([{ n: 1, sum: '4', c1: 0, c2: 0, c3: 0, c4: 1 }])
    expect(await of('overall').execute()).toEqual([{ n: 2, sum: '4', c1: 1, c2: 0, c3: 1, c4: 0 }])
    const people = database.db.selectFrom('tally_respondent').where('agency_id', '=', agencyId)
    expect(await people.select(['responses', 'respondents', 'sum_mean']).execute()).toEqual([
      { responses: 3, respondents: 2, sum_mean: String(2520 * 4 + 2520 * 1.5) },
    ])
    expect(await recount(database.db, place.agency.slug)).toEqual(clean(3))
  })

  test('counts every response exactly once, with four draining while two go on storing', async () => {
    const fresh = await aDatabase()
    const places = [await aPlace(fresh.db), await aPlace(fresh.db)]
    const others = Array.from({ length: 4 }, () => fresh.another(2))
    let isStoring = true
    const storing = Promise.all(places.map((place) => storeInTurns(fresh, place, 10, 150))).finally(
      () => (isStoring = false),
    )
    const drained = await Promise.all(
      others.map(async ({ db }) => {
        let total = 0
        while (isStoring) total += await drain(db)
        return total
      }),
    )
    await storing
    const last = await drain(fresh.db)
    expect(drained.reduce((sum, n) => sum + n, last)).toBe(3_000)
    expect(await recount(fresh.db, null)).toEqual(clean(3_000))
    await Promise.all(others.map(({ close }) => close()))
    await fresh.close()
  })

  test('in full waits for one that is under way, so that nothing is published uncounted', async () => {
    const fresh = await aDatabase()
    const place = await aPlace(fresh.db)
    await storeInTurns(fresh, place, 1, 20)
    let draining = Promise.resolve(0)
    await fresh.db.transaction().execute(async (trx) => {
      await sql`select pg_advisory_xact_lock(5821407214)`.execute(trx)
      expect(await drain(fresh.db)).toBe(0)
      draining = drainFully(fresh.db)
      await expect.poll(() => waiting(fresh)).toBe(1)
    })
    expect(await draining).toBe(20)
    await fresh.close()
  })

  test('takes more than one batch when more has gathered', async () => {
    const fresh = await aDatabase()
    const place = await aPlace(fresh.db)
    await storeInTurns(fresh, place, 1, 5_200)
    expect(await drain(fresh.db)).toBe(5_200)
    expect(await recount(fresh.db, null)).toEqual(clean(5_200))
    await fresh.close()
  })

  test('that is killed half-way counts nothing, and the next one counts everything', async () => {
    const fresh = await aDatabase()
    const place = await aPlace(fresh.db)
    await storeInTurns(fresh, place, 1, 100)
    const doomed = fresh.another(1)
    doomed.pool.on('connect', (client) => client.on('error', () => undefined))
    await fresh.db.transaction().execute(async (trx) => {
      await sql`lock table tally_respondent in share mode`.execute(trx)
      const draining = drain(doomed.db).then(() => 'counted', String)
      await killWhoWaits(fresh)
      expect(await draining).toMatch(/terminat/i)
    })
    expect([await countPending(fresh.db), await count(fresh.db, 'tally_element')]).toEqual([100, 0])
    expect(await drain(fresh.db)).toBe(100)
    expect(await recount(fresh.db, null)).toEqual(clean(100))
    await doomed.close()
    await fresh.close()
  })
})

describe('a recount', () => {
  const counters = `update tally_element set n = n + 1, sum = sum + 1, sum_squares = sum_squares + 1, c1 = c1 + 1`
  test.each([
    [
      'a score counted too often',
      `${counters} where element = 'waktu'`,
      { what: 'waktu', counted: '1/0/2/0', recounted: '0/0/2/0' },
    ],
    [
      'a score counted as another one',
      `update tally_element set c3 = 0, c4 = 2, sum = 8, sum_squares = 32 where element = 'waktu'`,
      { what: 'waktu', counted: '0/0/0/2', recounted: '0/0/2/0' },
    ],
    [
      'a counter that is gone',
      `delete from tally_element where element = 'waktu'`,
      { what: 'waktu', counted: 'nothing', recounted: '0/0/2/0' },
    ],
    [
      'a counter of nothing',
      `insert into tally_element select agency_id, origin_id, answered_on, 'kopi', 1, 4, 16, 0, 0, 0, 1 from tally_respondent`,
      { what: 'kopi', counted: '0/0/0/1', recounted: 'nothing' },
    ],
    [
      'a counter of another day',
      `insert into tally_element select agency_id, origin_id, answered_on + 1, 'waktu', 1, 4, 16, 0, 0, 0, 1 from tally_respondent`,
      { what: 'waktu', answeredOn: '2026-07-16', counted: '0/0/0/1', recounted: 'nothing' },
    ],
    [
      'a respondent too many',
      `update tally_respondent set responses = responses + 1`,
      { what: 'respondents', counted: '3/2/15120/114307200', recounted: '2/2/15120/114307200' },
    ],
    [
      'a mean that is wrong',
      `update tally_respondent set sum_mean = sum_mean + 1`,
      { what: 'respondents', counted: '2/2/15121/114307200' },
    ],
    [
      'a square that is wrong',
      `update tally_respondent set sum_squared_mean = sum_squared_mean - 1`,
      { what: 'respondents', counted: '2/2/15120/114307199' },
    ],
    [
      'a response that was changed afterwards',
      `update response set scores = '\\x010003000000000000' where ctid = (select min(ctid) from response)`,
      { what: 'persyaratan', counted: 'nothing', recounted: '1/0/0/0' },
    ],
    [
      'a response that was deleted',
      `delete from response where ctid = (select min(ctid) from response)`,
      { what: 'waktu', counted: '0/0/2/0', recounted: '0/0/1/0' },
    ],
  ])('finds %s', async (_, damage, difference) => {
    const fresh = await aDatabase()
    const place = await aPlace(fresh.db)
    await store(fresh, place, [aSubmission({ answers: { waktu: 3 } }), aSubmission({ answers: { waktu: 3 } })])
    await drain(fresh.db)
    expect(await recount(fresh.db, null)).toEqual(clean(2))
    const { rowCount } = await fresh.pool.query(damage)
    expect(rowCount).toBeGreaterThan(0)
    const { differences } = await recount(fresh.db, null)
    expect(differences).toContainEqual(
      expect.objectContaining({ agency: place.agency.slug, answeredOn: '2026-07-15', ...difference }),
    )
    await fresh.close()
  })

  test('finds a response that left the queue uncounted', async () => {
    const fresh = await aDatabase()
    await store(fresh, await aPlace(fresh.db), [aSubmission()])
    expect(await recount(fresh.db, null)).toEqual(clean(1))
    await fresh.db.deleteFrom('pending').execute()
    const { differences } = await recount(fresh.db, null)
    expect(differences.map(({ what }) => what).toSorted()).toEqual(['persyaratan', 'respondents'])
    await fresh.close()
  })

  test('of one agency looks at that one only', async () => {
    const [one, other] = [await aPlace(database.db), await aPlace(database.db)]
    await store(database, one, [aSubmission()])
    await store(database, other, [aSubmission(), aSubmission()])
    await drain(database.db)
    const counters = database.db.updateTable('tally_respondent').set({ sum_mean: '1' })
    await counters.where('agency_id', '=', other.agency.agencyId).execute()
    expect(await recount(database.db, one.agency.slug)).toEqual(clean(1))
    expect((await recount(database.db, other.agency.slug)).differences).toHaveLength(1)
  })
})

async function storeInTurns(database: TestDatabase, place: Place, turns: number, each: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1)
    await store(
      database,
      place,
      Array.from({ length: each }, (_, n) =>
        aSubmission({ answers: answersOf(place, [1 + (n % 4), n % 5, 3, 4, 0, 2, 1, 1, n % 3]) }),
      ),
    )
}

/** Ends the one connection of this database that waits for a lock, as soon as it waits. */
async function killWhoWaits({ pool }: TestDatabase): Promise<void> {
  for (;;) {
    const { rowCount } = await pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if (rowCount) return
  }
}

/** How many sessions of this database wait for a lock. */
async function waiting({ db }: TestDatabase): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
    db,
  )
  return rows[0]?.n ?? 0
}
