import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withinAgency } from '../../src/features/agencyScope.sql.ts'
import { beginRun, confirmRun, findRun, workOnRuns } from '../../src/features/exchange/runs.ts'
import { NOW, type Place, aPlace, anActor, count } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'
import { aNip } from '../support/files.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.close())

const work = { clock: () => NOW, isAway: () => false }

function officersFile({ unit }: Place, rows: number): Buffer {
  const lines = Array.from({ length: rows }, (_, n) => `${aNip(n)};Contoh ${n};Pengelola;${unit.slug}`)
  return Buffer.from(`nip;nama;jabatan;unit\n${lines.join('\n')}\n`)
}

const begin = ({ agency }: Place, file: Buffer, fileName = 'petugas.csv') =>
  withinAgency(database.db, agency.agencyId, { isReadOnly: false }, (trx) =>
    beginRun(trx, anActor(agency), 'all', { what: 'petugas', fileName, file }),
  )
const runOf = (importId: string, { agency }: Place) => findRun(database.db, agency.agencyId, importId)
const officersOf = ({ agency }: Place) => count(database.db, 'officer', { agency_id: agency.agencyId })

/** A run whose file was checked and confirmed, before anybody stores it. */
async function confirmed(place: Place, file: Buffer): Promise<string> {
  const begun = await begin(place, file)
  if (!begun.ok) throw new Error(begun.reason)
  expect(await workOnRuns(database.db, work)).toBe(1)
  expect(await runOf(begun.value, place)).toMatchObject({ state: 'checked', counts: { changed: 0 }, problems: null })
  expect(await officersOf(place)).toBe(0)
  expect(await confirmRun(database.db, place.agency.agencyId, begun.value, 'all')).toBe(true)
  return begun.value
}

/** A process that stores what waits, killed in the middle: rows are written, and the trail, which is held shut, is what it waits for. */
async function killedWhileStoring(): Promise<void> {
  const script = fileURLToPath(new URL('../support/importWorker.ts', import.meta.url))
  const connection = JSON.stringify(database.connection)
  const gate = await database.pool.connect()
  await gate.query('begin')
  await gate.query('lock table audit in share mode')
  const worker: ChildProcess = spawn(process.execPath, [script, connection], { stdio: 'inherit' })
  const exited = once(worker, 'exit')
  await expect.poll(waiting, { timeout: 60_000 }).toBe(1)
  worker.kill('SIGKILL')
  await exited
  expect(worker.signalCode).toBe('SIGKILL')
  await gate.query('rollback')
  gate.release()
  await expect.poll(locksHeld, { timeout: 60_000 }).toBe(0) // the server has seen that it is gone
}

const waiting = () => countLocks(`not granted and locktype = 'relation'`)
const locksHeld = () => countLocks(`locktype = 'advisory'`)

async function countLocks(which: string): Promise<number> {
  const { rows } = await database.pool.query<{ n: number }>(`
    select count(*)::int as n from pg_locks l join pg_database d on d.oid = l.database
    where d.datname = current_database() and ${which}`)
  return rows[0]!.n
}

/** A machine that does other work besides takes ten seconds to start a process. */
const SLOW_MS = 120_000

describe('an import whose process dies', { timeout: SLOW_MS }, () => {
  test('has stored nothing, and another process does it again, once', async () => {
    const place = await aPlace(database.db)
    const importId = await confirmed(place, officersFile(place, 400))
    await killedWhileStoring()
    expect(await officersOf(place)).toBe(0)
    expect(await runOf(importId, place)).toMatchObject({ state: 'storing' })
    expect(await workOnRuns(database.db, work)).toBe(1)
    expect(await runOf(importId, place)).toMatchObject({ state: 'done', counts: { added: 400 }, problems: null })
    expect(await officersOf(place)).toBe(400)
    expect(await workOnRuns(database.db, work)).toBe(0)
  })

  test('is said to have failed where it ends every process that tries, and stores nothing', async () => {
    const place = await aPlace(database.db)
    const importId = await confirmed(place, officersFile(place, 400))
    for (let death = 0; death < 3; death += 1) await killedWhileStoring()
    expect(await workOnRuns(database.db, work)).toBe(1)
    expect(await runOf(importId, place)).toMatchObject({
      state: 'refused',
      counts: null,
      problems: { count: 1, problems: [{ reason: 'fault' }] },
    })
    expect(await database.db.selectFrom('import_run').select('file').where('file', 'is not', null).execute()).toEqual(
      [],
    )
    expect(await officersOf(place)).toBe(0)
    await confirmed(place, officersFile(place, 2)) // the way is free for another file
    await workOnRuns(database.db, work)
    expect(await officersOf(place)).toBe(2)
  })
})

describe('several files at once', () => {
  test('are one import: the other is told that somebody is at it', async () => {
    const place = await aPlace(database.db)
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, (_, n) => begin(place, officersFile(place, 3 + n), `${n}.csv`)),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.filter((one) => !one.ok && one.reason === 'busy')).toHaveLength(5)
    expect(await count(database.db, 'import_run', { agency_id: place.agency.agencyId })).toBe(1)
    await workOnRuns(database.db, work)
    expect(await officersOf(place)).toBe(0)
  })

  test('are worked on by one process where several look', async () => {
    const place = await aPlace(database.db)
    const importId = await confirmed(place, officersFile(place, 300))
    const steps = await Promise.all([1, 2, 3].map(() => workOnRuns(database.db, work)))
    expect(steps.reduce((sum, n) => sum + n, 0)).toBe(1)
    expect(await runOf(importId, place)).toMatchObject({ state: 'done', counts: { added: 300 } })
    expect(await officersOf(place)).toBe(300)
  })
})
