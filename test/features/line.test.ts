import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Line } from '../../src/features/line.ts'
import { createLine } from '../../src/server/line.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'

/** The lists of values as the driver holds them, in the order in which they were given to it. */
const held: unknown[][] = []

class HoldingClient extends pg.Client {
  override query(...args: unknown[]): never {
    if (Array.isArray(args[1])) held.push(args[1])
    return (pg.Client.prototype.query as (...given: unknown[]) => never).apply(this, args)
  }
}

let database: TestDatabase
let pool: pg.Pool
let line: Line
beforeAll(async () => {
  database = await aDatabase()
  pool = new pg.Pool({ ...database.connection, Client: HoldingClient, max: 1, pipeline: true })
  line = createLine(pool)
})
afterAll(async () => {
  await pool.end()
  await database.close()
})

test('what a batch was made of is let go when it is answered, and stays whole for who gave it', async () => {
  const twice = { text: 'select $1::int * 2 as twice, length($2::bytea) as size', values: [21, Buffer.alloc(1_000)] }
  expect(await line.single(twice)).toEqual([{ twice: 42, size: 1_000 }])
  const inOne = await line.transact(async (run) => ({ value: run(twice), last: [run(twice)] }))
  expect(inOne).toEqual([{ twice: 42, size: 1_000 }])
  expect(held).toEqual([[], [], []])
  expect(twice.values).toHaveLength(2)
})
