import { afterAll, beforeAll, expect, test } from 'vitest'
import { watchWeeks } from '../../src/features/index/weeks.ts'
import { drain } from '../../src/features/tally/tally.ts'
import { type Place, aPlace, aSubmission, store } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.close())

const TODAY = '2026-07-15'
const MONDAY = Date.parse('2025-01-06T00:00:00Z')
const mondayOf = (week: number) => new Date(MONDAY + week * 7 * 86_400_000).toISOString().slice(0, 10)

/** A place whose weeks have ten answers (or as many as told) of the given scores, one after the other. */
async function aSeries(weeks: readonly (readonly number[])[]): Promise<Place> {
  const place = await aPlace(database.db, { elements: ['waktu'] })
  await store(database, place, [aSubmission({ answers: { waktu: 4 } })])
  await drain(database.db)
  const { agencyId } = place.agency
  await database.pool.query('delete from tally where agency_id = $1', [agencyId])
  for (const [week, scores] of weeks.entries()) {
    const counts = [1, 2, 3, 4].map((score) => scores.filter((each) => each === score).length)
    await database.pool.query(
      `insert into tally select agency_id, origin_id, $2::date + 2, n, n, $4::bigint * 2520, $5::bigint * 2520 * 2520, $6::integer[]
       from origin, (select $3::int as n) c where agency_id = $1`,
      [
        agencyId,
        mondayOf(week),
        scores.length,
        sumOf(scores),
        sumOf(scores.map((score) => score * score)),
        [0, 0, 0, 0, ...counts],
      ],
    )
  }
  return place
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

const watch = ({ unit: { agencyId, unitId }, questionnaire: { questionnaire } }: Place) =>
  watchWeeks(database.db, { agencyId, unitId }, questionnaire, TODAY)
/** Ten answers with so many 4s among 3s. */
const week = (fours: number) => Array.from({ length: 10 }, (_, place) => (place < fours ? 4 : 3))
const calm = Array.from({ length: 24 }, (_, place) => week(place % 2 === 0 ? 4 : 6))

test('weeks that wobble as they always did are calm', async () => {
  const chart = await watch(await aSeries(calm))
  expect(chart).toMatchObject({ weeks: 24, isProvisional: false, standingOut: [] })
  expect(chart?.limits).toMatchObject({ centre: 87.5, low: expect.closeTo(74.2, 1), high: expect.closeTo(100.8, 1) })
})

test('a week outside the limits is named by its Monday, and moves no limit', async () => {
  const chart = await watch(await aSeries([...calm, Array<number>(10).fill(2)]))
  expect(chart?.limits).toEqual((await watch(await aSeries(calm)))?.limits)
  expect(chart?.standingOut).toEqual([expect.objectContaining({ monday: mondayOf(24), index: 50, isOutside: true })])
})

test('weeks of fewer than ten people are left out, and fewer than twelve weeks make no limits', async () => {
  const few = calm.map((scores, place) => (place % 2 === 0 ? scores : scores.slice(1)))
  expect(await watch(await aSeries(few))).toMatchObject({ weeks: 12, isProvisional: true })
  expect(await watch(await aSeries(calm.slice(0, 11)))).toBeNull()
})
