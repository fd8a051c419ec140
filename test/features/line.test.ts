import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Line } from '../../src/features/line.ts'
import { faultOf } from '../../src/features/response/fault.ts'
import { createLine } from '../../src/server/line.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'
import { run } from '../support/steps.ts'

let database: TestDatabase
let line: Line
let pool: pg.Pool
let hasty: Line
beforeAll(async () => {
  database = await aDatabase()
  line = database.line
  pool = new pg.Pool({ ...database.connection, max: 1, pipeline: true })
  pool.on('connect', (client) => client.on('error', () => undefined))
  hasty = createLine(pool, 200)
})
afterAll(async () => {
  await pool.end()
  await database.close()
})

const size = (bytes: number) => ({ text: 'select length($1::bytea) as size', values: [Buffer.alloc(bytes)] })
const asleep = { text: 'select pg_sleep(60)', values: [] }

test('one statement, and several in one transaction, answer their rows', async () => {
  expect(await line.single(size(3))).toEqual([{ size: 3 }])
  const inOne = await line.transact(async (run) => ({ value: run(size(5)), last: [run(size(7))] }))
  expect(inOne).toEqual([{ size: 5 }])
})

test.each([
  ['a statement', () => hasty.single(asleep)],
  ['a transaction', () => hasty.transact(async (run) => ({ value: run(asleep), last: [] }))],
])('a database that does not answer %s is given up, and the next one is answered', async (_, ask) => {
  const error = await ask().catch((thrown: unknown) => thrown)
  expect([error, faultOf(error)]).toEqual([expect.any(Error), 'unavailable'])
  expect(await hasty.single(size(1))).toEqual([{ size: 1 }])
})

test.each(['line', 'Kysely'])('what a statement was made of goes with the young objects, by way of %s', async (way) => {
  const connection = JSON.stringify(database.connection)
  const { code, stdout } = await run(process.execPath, ['test/support/lineWorker.ts', connection, way])
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^-?\d+$/)])
  expect(Number(stdout)).toBeLessThan(1_000)
})
