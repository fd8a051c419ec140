import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as pgArray from '../../src/features/pgArray.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.close())

/** What PostgreSQL understood, written as text by itself. */
async function understood(array: Buffer, type: string): Promise<(string | null)[]> {
  const { rows } = await sql<{ value: string | null }>`
    select v::text as value from unnest(${array}::${sql.raw(type)}) with ordinality as k (v, o) order by o`.execute(
    database.db,
  )
  return rows.map(({ value }) => value)
}

const ids = Array.from({ length: 3 }, () => randomUUID())
test.each([
  ['uuid[]', pgArray.uuids(ids), ids],
  ['uuid[]', pgArray.uuids([]), []],
  [
    'bigint[]',
    pgArray.bigints(['0', '-9223372036854775808', '9223372036854775807']),
    ['0', '-9223372036854775808', '9223372036854775807'],
  ],
  ['smallint[]', pgArray.smallints([4, null, 1, -2]), ['4', null, '1', '-2']],
  ['integer[]', pgArray.integers([0, -2_147_483_648, 2_147_483_647]), ['0', '-2147483648', '2147483647']],
  ['bigint[]', pgArray.bigints([0, -1, 2 ** 53]), ['0', '-1', '9007199254740992']],
  [
    'date[]',
    pgArray.dates(['2000-01-01', '1999-12-31', '2024-02-29', '2026-11-21']),
    ['2000-01-01', '1999-12-31', '2024-02-29', '2026-11-21'],
  ],
  [
    'uuid[]',
    pgArray.uuids(['018f0000-0000-7000-8000-0000000000ff', null]),
    ['018f0000-0000-7000-8000-0000000000ff', null],
  ],
  [
    'text[]',
    pgArray.texts(['D4/S1', null, '', 'a,"b"{c}\\', 'NULL', '言']),
    ['D4/S1', null, '', 'a,"b"{c}\\', 'NULL', '言'],
  ],
  ['bytea[]', pgArray.byteas([Buffer.from([0, 1, 255]), Buffer.alloc(0)]), ['\\x0001ff', '\\x']],
])('PostgreSQL reads a binary %s as it was meant', async (type, array, expected) => {
  expect(await understood(array, type)).toEqual(expected)
})

test('arrays become rows side by side, each column under its name', async () => {
  const columns = { points: 'integer', name: 'text', channel: 'uuid' }
  const values = [
    pgArray.integers([1]),
    pgArray.integers([4, 2]),
    pgArray.texts(['a', null]),
    pgArray.uuids(ids.slice(0, 2)),
  ]
  const { rows } = await database.pool.query(
    `select cardinality($1::integer[]) as one, ${pgArray.unnested(columns, 2)}`,
    values,
  )
  expect(rows).toEqual([
    { one: 1, points: 4, name: 'a', channel: ids[0] },
    { one: 1, points: 2, name: null, channel: ids[1] },
  ])
})
