import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { drain, recount } from '../../src/features/tally/tally.ts'
import { type Place, aPlace, aSubmission, answersOf, store } from '../support/builders.ts'
import { aDatabase } from '../support/database.ts'

const clean = (responses: number) => ({ responses, differences: [] })

describe('what a drain adds to the counters', () => {
  test('counts questionnaires of different length at once, in cells that were there and in new ones', async () => {
    const fresh = await aDatabase()
    const places = [await aPlace(fresh.db), await aPlace(fresh.db, { elements: ['antrean', 'waktu'] })]
    for (const round of [1, 2]) {
      for (const place of places) await store(fresh, place, [aSubmission({ answers: answersOf(place, [1, 4]) })])
      expect(await drain(fresh.db)).toBe(2)
      expect(await recount(fresh.db, null)).toEqual(clean(2 * round))
    }
    const cells = await fresh.db.selectFrom('tally').select(['responses', 'counts']).execute()
    expect(new Set(cells.map(({ responses, counts }) => `${responses}/${counts.length}`))).toEqual(
      new Set(['2/40', '2/12']),
    )
    await fresh.close()
  })

  test('adds at once to cells that were there and new ones, by numbers of one byte and beyond', async () => {
    const fresh = await aDatabase()
    const [many, few, none] = [await aPlace(fresh.db), await aPlace(fresh.db), await aPlace(fresh.db)]
    const answered = async (place: Place, times: number) => {
      const all = Array.from({ length: times }, () => aSubmission({ answers: answersOf(place, [2, 3]), overall: 4 }))
      await store(fresh, place, all)
    }
    for (const [place, times] of [
      [many, 255],
      [few, 3],
    ] as const)
      await answered(place, times)
    expect(await drain(fresh.db)).toBe(258)
    for (const [place, times] of [
      [many, 256],
      [few, 255],
      [none, 1],
    ] as const)
      await answered(place, times)
    expect(await drain(fresh.db)).toBe(512)
    expect(await recount(fresh.db, null)).toEqual(clean(770))
    const cells = await fresh.db.selectFrom('tally').select(['responses', 'counts']).orderBy('responses').execute()
    expect(cells.map(({ responses, counts }) => [responses, counts[3], counts[5]])).toEqual([
      [1, 1, 1],
      [258, 258, 258],
      [511, 511, 511],
    ])
    await fresh.close()
  })

  test('finds cells by their key, also by a plan that was kept from when there were few', async () => {
    const fresh = await aDatabase()
    const place = await aPlace(fresh.db)
    const one = fresh.another(1) // whose statements share their plans, and who can tell at once what it did
    for (let round = 0; round < 8; round += 1) {
      await store(fresh, place, [aSubmission()])
      await drain(one.db)
    }
    await sql`select pg_stat_force_next_flush()`.execute(one.db)
    const { rows } =
      await sql`select seq_scan::int, n_tup_upd::int from pg_stat_user_tables where relname = 'tally'`.execute(one.db)
    expect(rows).toEqual([{ seq_scan: 0, n_tup_upd: 7 }])
    await one.close()
    await fresh.close()
  })

  test('leaves a cell that is added to on its page, so that no index hears of it', async () => {
    const fresh = await aDatabase()
    const place = await aPlace(fresh.db)
    await store(fresh, place, [aSubmission({ answers: answersOf(place, [1, 4]) })])
    await drain(fresh.db)
    await sql`insert into tally select agency_id, origin_id, answered_on + day, responses, respondents, sum_mean, sum_squared_mean, counts
              from tally cross join generate_series(1, 300) as day`.execute(fresh.db)
    const pages = async () =>
      (await sql`select answered_on, (ctid::text::point)[0] as page from tally order by 1`.execute(fresh.db)).rows
    const before = await pages()
    await sql`update tally set responses = responses + 1`.execute(fresh.db)
    expect(await pages()).toEqual(before)
    await fresh.close()
  })
})
