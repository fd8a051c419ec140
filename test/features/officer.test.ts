import { afterAll, beforeAll, expect, test } from 'vitest'
import { METHOD } from '../../src/domain/method.ts'
import { assessGroup } from '../../src/domain/fairness.ts'
import { readPeriod } from '../../src/domain/period.ts'
import { generateCity } from '../../src/features/city/city.ts'
import { type OfficerEvidence, assessOfficers } from '../../src/features/officer/officer.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'

let database: TestDatabase
let agencyId: string
let officers: OfficerEvidence[]
const year = readPeriod('2025')!

beforeAll(async () => {
  database = await aDatabase()
  await generateCity(database.pool, { seed: 5, responses: 20_000, agencies: 1, until: '2026-08-20' })
  const { rows } = await database.pool.query('select agency_id from agency')
  agencyId = rows[0].agency_id
  officers = await assessOfficers(database.db, agencyId, year)
})
afterAll(() => database.close())

test('officers stand by name, whatever their figures, each with the version of the method', () => {
  expect(officers.length).toBeGreaterThan(100)
  const names = officers.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(officers.map(({ method }) => method)).toEqual(officers.map(() => METHOD.version))
  expect(new Set(officers.map(({ figure }) => figure.gate)).size).toBeGreaterThan(2)
})

test('figures are those of the stored answers given with a token, computed another way', async () => {
  const { rows } = await database.pool.query(
    `select o.officer_id as "officerId", count(*)::int as n, avg(p.mean)::float8 as mean
     from response r join origin o using (agency_id, origin_id)
     cross join lateral (
       select avg(get_byte(r.scores, i)) as mean from generate_series(0, 8) i where get_byte(r.scores, i) > 0
     ) p
     where o.channel = 'token' and p.mean is not null and r.answered_on between $1 and $2 group by 1`,
    [year.from, year.to],
  )
  const direct = new Map(rows.map(({ officerId, n, mean }) => [officerId, { n, raw: 25 * mean }]))
  expect(direct.size).toBeGreaterThan(100)
  for (const { officerId, figure } of officers) {
    const found = direct.get(officerId) ?? { n: 0, raw: 0 }
    expect([figure.n, figure.raw]).toEqual([found.n, figure.raw === null ? null : expect.closeTo(found.raw, 9)])
  }
})

test('no number leaves below its gate, and none at all of who was not answered about', () => {
  for (const { figure } of officers) {
    const { n, gate, raw, shrunken, low, pBottom } = figure
    expect([gate === 'withheld', low === null]).toEqual([n < 10, n < 10])
    expect([raw, shrunken, pBottom].map((value) => value === null)).toEqual(
      Array(3).fill(gate === 'band' || gate === 'withheld'),
    )
  }
  expect(assessGroup([])).toEqual([])
})

test('an agency where nobody was answered about has no officers to speak of', async () => {
  expect(await assessOfficers(database.db, agencyId, readPeriod('1999')!)).toEqual([])
})
