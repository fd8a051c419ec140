import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { constants } from 'node:os'
import { Writable } from 'node:stream'
import { sql } from 'kysely'
import pino from 'pino'
import { expect, test } from 'vitest'
import { countPending } from '../../src/features/tally/tally.ts'
import type { Log } from '../../src/server/log.ts'
import { pauseAfter, startCounting } from '../../src/server/background/counting.ts'
import { aPlace, aSubmission, count, store } from '../support/builders.ts'
import { aDatabase } from '../support/database.ts'

const quiet = pino({ level: 'silent' })
const LOW = constants.priority.PRIORITY_BELOW_NORMAL

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

test.runIf(process.platform === 'linux').each([
  ['one of the embedded database', 1],
  ['none of a server that may be elsewhere', 0],
])('what counts gives way to what answers: a thread, and of processes %s', async (_, expected) => {
  const database = await aDatabase()
  const { host = '', user, password = '', database: name } = database.connection
  const address = `postgres://${user}:${encodeURIComponent(password)}@/${name}?host=${encodeURIComponent(host)}`
  const place = await aPlace(database.db)
  const threads = () => readdirSync('/proc/self/task').map((id) => priorityOf(`self/task/${id}`))
  const before = threads()
  const counting = startCounting(expected ? database.connection : { connectionString: address }, quiet)
  await store(database, place, [aSubmission()])
  await expect.poll(() => countPending(database.db), { timeout: 25_000 }).toBe(0)
  const low = (all: readonly number[]) => all.filter((one) => one === LOW).length
  expect(low(threads())).toBe(low(before) + 1)
  const { rows } = await sql<{ pid: number }>`
    select pid from pg_stat_activity where datname = current_database() and backend_type = 'client backend'`.execute(
    database.db,
  )
  const processes = rows.map(({ pid }) => priorityOf(String(pid)))
  expect(low(processes)).toBe(expected)
  const sessions = () => rows.map(({ pid }) => priorityOfSession(pid))
  if (existsSync('/proc/self/autogroup')) await expect.poll(() => low(sessions())).toBe(expected)
  expect(processes.length).toBeGreaterThan(1)
  await counting.stop()
  await database.close()
})

/** How nice a process or thread is to others: 0 to 19. */
function priorityOf(place: string): number {
  const text = readFileSync(`/proc/${place}/stat`, 'utf8')
  return Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[16])
}

/** How nice a session of processes is to others. */
function priorityOfSession(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/autogroup`, 'utf8').split('nice ').at(-1))
}

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

test.each([
  ['a round that found nothing', 0, 5, 500],
  ['one that failed', undefined, 5, 500],
  ['a short one', 1, 2, 40],
  ['a longer one, three times what it took', 1, 50, 150],
  ['a long one, no longer than one that found nothing', 1, 2_000, 500],
])('after %s the counting rests', (_, counted, tookMs, expected) => {
  expect(pauseAfter(counted, tookMs)).toBe(expected)
})
