import { Writable } from 'node:stream'
import pino from 'pino'
import { expect, test } from 'vitest'
import { countPending } from '../../src/features/tally/tally.ts'
import type { Log } from '../../src/server/log.ts'
import { startCounting } from '../../src/server/counting.ts'
import { aPlace, aSubmission, count, store } from '../support/builders.ts'
import { aDatabase } from '../support/database.ts'

const quiet = pino({ level: 'silent' })

test('the counting thread counts what is stored, and nothing more once it was told to stop', async () => {
  const database = await aDatabase()
  const place = await aPlace(database.db)
  const counting = startCounting(database.connection, quiet)
  await store(database, place, [aSubmission()])
  await expect.poll(() => countPending(database.db), { timeout: 25_000 }).toBe(0)
  await counting.stop()
  await store(database, place, [aSubmission()])
  expect([await countPending(database.db), await count(database.db, 'tally')]).toEqual([1, 1])
  await database.close()
})

test('a counting thread that ends by a fault is reported, and does not keep the portal from stopping', async () => {
  let said = ''
  const sink = new Writable({ write: (chunk, _, done) => ((said += chunk), done()) })
  const log = pino({ level: 'odd', customLevels: { odd: 35 } }, sink) // a level that the thread's own log does not know
  const database = await aDatabase()
  const counting = startCounting(database.connection, log as unknown as Log)
  await expect.poll(() => said, { timeout: 25_000 }).toContain('the counting thread ended')
  await counting.stop()
  await database.close()
})
