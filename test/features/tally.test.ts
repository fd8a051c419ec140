import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  countPending,
  countSetAside,
  drain,
  drainFully,
  readLag,
  recount,
  takeUpAgain,
} from '../../src/features/tally/tally.ts'
import { type Place, aPlace, aSubmission, answersOf, count, store } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'
import { until } from '../support/until.ts'

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
    await storeInTurns(fresh, place, 2, 5_200)
    expect(await drain(fresh.db)).toBe(10_400)
    expect(await recount(fresh.db, null)).toEqual(clean(10_400))
    await fresh.close()
  })

  test('takes all of many small batches, the oldest first, and tells how long that one has been waiting', async () => {
    const fresh = await aDatabase()
    const place = await aPlace(fresh.db)
    await store(fresh, place, [aSubmission()])
    await fresh.pool.query(`
      insert into pending (agency_id, response_ids, origin_ids, answered_on, answered_hour, overall, scores, queued_at)
      select agency_id, response_ids, origin_ids, answered_on, answered_hour, overall, scores, now() - interval '1 minute' * i
      from pending, generate_series(1, 1200) i`)
    expect(await countPending(fresh.db)).toBe(1_201)
    expect(Math.floor((await readLag(fresh.db)) / 60)).toBe(1_200)
    await fresh.pool.query(`
      create function full_disk() returns trigger language plpgsql as
      $$ begin raise exception 'no space' using errcode = '53100'; end $$;
      create trigger half before update on tally for each row when (new.responses > 600) execute function full_disk()`)
    await expect(drain(fresh.db)).rejects.toThrow('no space')
    expect([await countPending(fresh.db), Math.floor((await readLag(fresh.db)) / 60)]).toEqual([701, 700])
    await fresh.pool.query(`drop trigger half on tally`)
    expect(await drain(fresh.db)).toBe(701)
    expect([await countPending(fresh.db), await readLag(fresh.db)]).toEqual([0, 0])
    await fresh.close()
  })

  test('sets aside what cannot be added to its cell, and counts it when it can be', async () => {
    const fresh = await aDatabase()
    const place = await aPlace(fresh.db)
    await store(fresh, place, [aSubmission()])
    await drain(fresh.db)
    await fresh.pool.query(`update tally set counts = counts || '{0,0,0,0}'`)
    await store(fresh, place, [aSubmission()])
    expect(await drain(fresh.db)).toBe(0)
    expect([await countPending(fresh.db), await countSetAside(fresh.db), await readLag(fresh.db)]).toEqual([1, 1, 0])
    expect(await recount(fresh.db, null)).toEqual({ responses: 2, differences: [] })
    await fresh.pool.query(`update tally set counts = trim_array(counts, 4)`)
    expect(await drain(fresh.db)).toBe(0)
    await takeUpAgain(fresh.db)
    expect([await drain(fresh.db), await countSetAside(fresh.db)]).toEqual([1, 0])
    expect(await recount(fresh.db, null)).toEqual(clean(2))
    await fresh.close()
  })

  test('counts the neighbours of answers that cannot be counted, in their batch and in the queue', async () => {
    const fresh = await aDatabase()
    const [place, other] = [await aPlace(fresh.db), await aPlace(fresh.db)]
    await storeInTurns(fresh, place, 3, 200)
    await storeInTurns(fresh, other, 1, 50)
    await fresh.pool.query(`
      update pending set scores[7] = '\\x0909', scores[responses] = '\\x090909090909090909'
      where ctid = (select ctid from pending where responses > 7 order by queued_at limit 1)`)
    expect(await drain(fresh.db)).toBe(648)
    expect([await countPending(fresh.db), await countSetAside(fresh.db)]).toEqual([2, 2])
    expect([
      await countSetAside(fresh.db, place.agency.slug),
      await countSetAside(fresh.db, other.agency.slug),
    ]).toEqual([2, 0])
    expect(await recount(fresh.db, null)).toEqual(clean(650))
    await store(fresh, place, [aSubmission()])
    expect(await drain(fresh.db)).toBe(1)
    await fresh.close()
  })

  test('that is killed half-way counts nothing, and the next one counts everything', async () => {
    const fresh = await aDatabase()
    const place = await aPlace(fresh.db)
    await storeInTurns(fresh, place, 1, 100)
    const doomed = fresh.another(1)
    doomed.pool.on('connect', (client) => client.on('error', () => undefined))
    await fresh.db.transaction().execute(async (trx) => {
      await sql`lock table tally in share mode`.execute(trx)
      const draining = drain(doomed.db).then(() => 'counted', String)
      await killWhoWaits(fresh)
      expect(await draining).toMatch(/terminat/i)
    })
    expect([await countPending(fresh.db), await count(fresh.db, 'tally')]).toEqual([100, 0])
    expect(await drain(fresh.db)).toBe(100)
    expect(await recount(fresh.db, null)).toEqual(clean(100))
    await doomed.close()
    await fresh.close()
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
  await until('a connection to wait for a lock', async () => {
    const { rowCount } = await pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    return Boolean(rowCount)
  })
}

/** How many sessions of this database wait for a lock. */
async function waiting({ db }: TestDatabase): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
    db,
  )
  return rows[0]?.n ?? 0
}
