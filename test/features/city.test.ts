import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { quartersUntil } from '../../src/domain/period.ts'
import { type GeneratedCities, demoCity, generateCity } from '../../src/features/city/city.ts'
import { type Channel, type Origin, originOf } from '../../src/features/response/response.ts'
import { countPending, recount } from '../../src/features/tally/tally.ts'
import { count } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'

const UNTIL = '2026-08-20'
const quarters = quartersUntil(UNTIL, 8)

async function generated(database: TestDatabase, plan: { seed: number; responses: number; agencies: number }) {
  const outcome = await generateCity(database.pool, { ...plan, until: UNTIL })
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.value
}

async function rowsOf<T>(database: TestDatabase, statement: string, values: unknown[] = []): Promise<T[]> {
  const { rows } = await database.pool.query(statement, values)
  return rows as T[]
}

describe('the city of the demonstration', () => {
  let database: TestDatabase
  let city: GeneratedCities

  beforeAll(async () => {
    database = await aDatabase()
    city = await generated(database, demoCity)
  })
  afterAll(() => database.close())

  test('has the promised size', async () => {
    expect(city).toMatchObject({ agencies: ['kota-tirta-bayu'], responses: 20_000 })
    expect(await count(database.db, 'response')).toBe(20_000)
    const sizes = await Promise.all(
      (['unit', 'service', 'point', 'officer'] as const).map((name) => count(database.db, name)),
    )
    expect(sizes).toEqual([15, 51, 63, 150])
    const kinds = await rowsOf<{ kind: string }>(database, 'select distinct kind from point order by kind')
    expect(kinds.map(({ kind }) => kind)).toEqual(['area', 'counter', 'kiosk', 'officer', 'paper', 'programme'])
  })

  test('is counted, and a recount agrees', async () => {
    expect(await countPending(database.db)).toBe(0)
    expect(await recount(database.db, null)).toEqual({ responses: 20_000, differences: [] })
  })

  test('has no answer outside the eight quarters or after the last day, and at hours when nobody serves', async () => {
    const [range] = await rowsOf<{ first: string; last: string; astray: number }>(
      database,
      `select min(answered_on) as first, max(answered_on) as last,
              count(*) filter (where answered_hour not between 6 and 20)::int as astray
       from response`,
    )
    expect(range!.first >= quarters[0]!.from).toBe(true)
    expect(range!.last).toBe(UNTIL)
    expect(range!.astray).toBe(0)
  })

  test('has a unit that nobody answered about in the newest quarter, and quarters of fewer than ten answers', async () => {
    const found = await rowsOf<{ slug: string; counts: number[] }>(
      database,
      `select slug, array_agg(n order by quarter) as counts from (
         select u.slug, q.quarter,
                count(r.response_id) filter (where r.answered_on between q.first and q.last)::int as n
         from unit u cross join unnest($1::date[], $2::date[]) with ordinality q (first, last, quarter)
         join origin o using (agency_id, unit_id) join response r using (agency_id, origin_id)
         group by u.slug, q.quarter
       ) c group by slug`,
      [quarters.map(({ from }) => from), quarters.map(({ to }) => to)],
    )
    const countsOf = new Map(found.map(({ slug, counts }) => [slug, counts]))
    const silent = [...countsOf.values()].filter((counts) => counts[7] === 0 && Math.min(...counts.slice(0, 7)) > 0)
    expect(silent).not.toEqual([])
    expect(countsOf.get('upt-laboratorium-kesehatan')!.some((n) => n > 0 && n < 10)).toBe(true)
  })

  test('shows the true quality of the officers in what citizens say about competence and conduct', async () => {
    const means = await rowsOf<{ nip: string; mean: number }>(
      database,
      `select f.nip, sum(t.sum)::float8 / sum(t.n) as mean
       from tally_element t join origin o using (agency_id, origin_id) join officer f using (agency_id, officer_id)
       where t.element in ('kompetensi', 'perilaku') group by f.nip`,
    )
    const meanOf = new Map(means.map(({ nip, mean }) => [nip, mean]))
    const known = city.truth.filter(({ n }) => n >= 80)
    expect(known.length).toBeGreaterThan(50)
    expect(correlation(known.map(({ nip, trueQuality }) => [trueQuality, meanOf.get(nip)!]))).toBeGreaterThan(0.5)
  })

  test('says of each officer how many answers there are', async () => {
    const stored = await rowsOf<{ nip: string; n: number }>(
      database,
      `select f.nip, count(r.response_id)::int as n from officer f
       left join origin o using (agency_id, officer_id) left join response r using (agency_id, origin_id) group by f.nip`,
    )
    expect(new Map(city.truth.map(({ nip, n }) => [nip, n]))).toEqual(new Map(stored.map(({ nip, n }) => [nip, n])))
  })

  test('never has two duties at one point, nor one officer at two points', async () => {
    const overlaps = await rowsOf(
      database,
      `select from (
         select until_at > lead(from_at) over (partition by agency_id, point_id order by from_at) as at_point,
                until_at > lead(from_at) over (partition by agency_id, officer_id order by from_at) as of_officer
         from duty
       ) d where at_point or of_officer`,
    )
    expect(overlaps).toEqual([])
    expect(await count(database.db, 'duty')).toBeGreaterThan(4_000)
  })

  test('gives an answer at a counter to the officer who was on duty there and worked in that unit', async () => {
    const [found] = await rowsOf<{ served: number; onDuty: number }>(
      database,
      `select count(*)::int as served, count(d.officer_id)::int as "onDuty"
       from response r join origin o using (agency_id, origin_id) join point p using (agency_id, point_id)
       left join duty d on d.agency_id = o.agency_id and d.point_id = o.point_id and d.officer_id = o.officer_id
         and (r.answered_on + make_interval(hours => r.answered_hour)) at time zone 'Asia/Jakarta' between d.from_at and d.until_at - interval '1 hour'
         and exists (select from assignment a where a.agency_id = d.agency_id and a.officer_id = d.officer_id
                     and a.unit_id = o.unit_id and r.answered_on between a.from_on and coalesce(a.until_on, 'infinity'))
       where p.kind = 'counter'`,
    )
    expect(found!.served).toBeGreaterThan(10_000)
    expect(found!.onDuty).toBe(found!.served)
  })

  test('derives the ids of its origins as the intake does', async () => {
    const origins = await rowsOf<Origin>(
      database,
      `select agency_id as "agencyId", origin_id::text as "originId", unit_id as "unitId", service_id as "serviceId",
              point_id as "pointId", officer_id as "officerId", channel, questionnaire_id as "questionnaireId" from origin`,
    )
    expect(origins.map((origin) => originOf(origin, origin.channel as Channel).originId)).toEqual(
      origins.map(({ originId }) => originId),
    )
  })

  test('is there once: a second run says so and stores nothing', async () => {
    const again = await generateCity(database.pool, { ...demoCity, agencies: 2, until: UNTIL })
    expect(again).toEqual({ ok: false, reason: 'exists' })
    expect(await count(database.db, 'response')).toBe(20_000)
    expect(await count(database.db, 'agency')).toBe(1)
  })
})

test('the same seed gives the same rows and another seed other ones', async () => {
  const plan = { seed: 7, responses: 300, agencies: 2 }
  const [one, same, other] = await Promise.all(
    [plan, plan, { ...plan, seed: 8 }].map(async (each) => {
      const database = await aDatabase({ poolSize: 2 })
      const { truth } = await generated(database, each)
      const digests = await digestsOf(database)
      await database.close()
      return { truth, digests }
    }),
  )
  expect(same).toEqual(one)
  expect(Object.keys(one!.digests).filter((table) => one!.digests[table] === other!.digests[table])).toEqual([])
})

test('a city that could not be stored whole is not there at all', async () => {
  const database = await aDatabase({ poolSize: 2 })
  await database.pool.query(`alter table tally add constraint broken check (responses = 0)`)
  await expect(generated(database, { seed: 1, responses: 50, agencies: 1 })).rejects.toThrow('broken')
  expect(await count(database.db, 'agency')).toBe(0)
  await database.close()
})

test.each([
  { responses: 31, agencies: 3, shares: [10, 10, 11] },
  { responses: 2, agencies: 3, shares: [0, 1, 1] },
])('$responses answers are shared among $agencies agencies, and progress ends at the total', async (plan) => {
  const database = await aDatabase({ poolSize: 2 })
  const seen: number[][] = []
  const onProgress = (...step: number[]) => void seen.push(step)
  await generateCity(database.pool, { ...plan, seed: 3, until: UNTIL, onProgress })
  const stored = await rowsOf<{ n: number }>(
    database,
    `select count(response_id)::int as n from agency left join response using (agency_id) group by agency_id order by n`,
  )
  expect(seen.at(-1)).toEqual([plan.responses, plan.responses])
  expect(stored.map(({ n }) => n)).toEqual(plan.shares)
  await database.close()
})

const tables = 'agency unit service officer point point_code assignment duty questionnaire origin response tally'

async function digestsOf(database: TestDatabase): Promise<Record<string, string>> {
  const digests = tables.split(' ').map(async (table) => {
    const statement = `select md5(string_agg(t::text, '|' order by t::text)) as digest from ${table} t`
    const [row] = await rowsOf<{ digest: string }>(database, statement)
    return [table, row!.digest] as const
  })
  return Object.fromEntries(await Promise.all(digests))
}

function correlation(pairs: readonly [number, number][]): number {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [mx, my] = [mean(pairs.map(([x]) => x)), mean(pairs.map(([, y]) => y))]
  const product = (read: (pair: [number, number]) => number) => mean(pairs.map(([x, y]) => read([x - mx, y - my])))
  return product(([x, y]) => x * y) / Math.sqrt(product(([x]) => x * x) * product(([, y]) => y * y))
}
