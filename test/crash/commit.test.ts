import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrate } from '../../db/migrate.ts'
import { openWriter } from '../../src/features/response/openWriter.ts'
import type { Writer } from '../../src/features/response/writer.ts'
import { type OpenDatabase, connect } from '../../src/server/db.ts'
import { type Place, SECRET, aPlace, aResponse, aWriter } from '../support/builders.ts'
import { type Cluster, aCluster } from '../support/cluster.ts'

/** Rounds within which the negative control must have lost something; the other one must never. */
const CYCLES = Number(process.env['CYCLES'] ?? 10)
const CLIENTS = 32

type Opened = OpenDatabase & { cluster: Cluster; place: Place }

describe.each([
  ['on', 'loses nothing that was acknowledged'],
  ['off', 'is seen to lose: this harness can see a loss'],
] as const)('a kill of every process of PostgreSQL with synchronous_commit=%s', (setting, says) => {
  let opened: Opened
  beforeAll(async () => {
    opened = await openCluster([`synchronous_commit=${setting}`])
  })
  afterAll(() => closeCluster(opened))

  test(says, async () => {
    let [lost, acknowledged] = [0, 0]
    for (let cycle = 0; cycle < CYCLES && (setting === 'on' || lost === 0); cycle += 1) {
      const known = await writeUntilKilled(opened, 200 + 150 * cycle)
      const stored = await storedIds(opened)
      acknowledged += known.length
      lost += known.filter((id) => !stored.has(id)).length
    }
    expect(acknowledged).toBeGreaterThan(200)
    if (setting === 'on') expect(lost).toBe(0)
    else expect(lost).toBeGreaterThan(0)
  })
})

describe('a commit that waits for a standby which does not answer', () => {
  let opened: Opened
  let writer: Writer
  beforeAll(async () => {
    opened = await openCluster([])
    writer = openWriter(opened.db, opened.line, SECRET)
    await writeOne()
    await setStandby('nobody')
  })
  afterAll(async () => {
    await writer.close()
    await closeCluster(opened)
  })

  test.each(['pg_cancel_backend', 'pg_terminate_backend'])(
    'and is ended by %s is not acknowledged, and the same key then gives one row',
    async (end) => {
      const { response, origin, outcome } = await aWaitingWrite()
      await until(async () => (await waiting(end)).length > 0)
      expect(await outcome).toBe('unavailable')
      await setStandby('')
      expect(['stored', 'same-body']).toContain(await writer.write(response, origin))
      expect((await storedIds(opened)).has(response.responseId)).toBe(true)
      await setStandby('nobody')
    },
  )

  test('lets those who come behind it know within seconds, and takes answers again afterwards', async () => {
    const stuck = await aWaitingWrite()
    await until(() => Promise.resolve(writer.isOverloaded()))
    expect(await writeOne()).toBe('unavailable')
    await setStandby('')
    expect(await stuck.outcome).toBe('stored')
    expect(await writeOne()).toBe('stored')
  })

  async function writeOne() {
    const { response, origin } = aResponse(opened.place)
    return writer.write(response, origin)
  }

  /** A write whose commit waits. The checkpointer may learn of a standby after every session did: what was stored before that does not count. */
  async function aWaitingWrite() {
    for (;;) {
      const row = aResponse(opened.place)
      let isOver = false
      const outcome = writer.write(row.response, row.origin).finally(() => (isOver = true))
      await until(async () => isOver || (await waiting('pg_backend_pid')).length > 0)
      if (!isOver) return { ...row, outcome }
    }
  }

  async function setStandby(names: string): Promise<void> {
    await opened.pool.query('set synchronous_commit = local')
    await opened.pool.query(`alter system set synchronous_standby_names = '${names}'`)
    await opened.pool.query('select pg_reload_conf()')
    await until(async () => {
      const { rows } = await opened.pool.query('show synchronous_standby_names')
      return rows[0].synchronous_standby_names === names
    })
  }

  /** The backends that wait for a standby, after `act` was called on each. */
  async function waiting(act: string): Promise<unknown[]> {
    const call = act === 'pg_backend_pid' ? 'pg_backend_pid()' : `${act}(pid)`
    const { rows } = await opened.pool.query(`select ${call} from pg_stat_activity where wait_event = 'SyncRep'`)
    return rows
  }
})

async function openCluster(settings: string[]): Promise<Opened> {
  const cluster = await aCluster({ isDurable: true, settings })
  const database = connect(cluster.connection, 1)
  const migrated = await migrate(database.db)
  if (!migrated.ready) throw new Error(migrated.sentence)
  return { ...database, cluster, place: await aPlace(database.db) }
}

/** After a kill the server is stopped by its user only when that user has found it again. */
async function closeCluster({ close, cluster, pool }: Opened): Promise<void> {
  await until(async () => {
    const { rows } = await pool.query(
      `select from pg_locks where locktype = 'advisory' and mode = 'ShareLock' and granted`,
    )
    return rows.length > 0
  })
  await pause(50)
  await close()
  await cluster.remove()
}

/** Writes from several clients, kills the server after so many acknowledgements; answers the ids that were acknowledged. */
async function writeUntilKilled(opened: Opened, after: number): Promise<string[]> {
  const writer = aWriter(opened)
  const known: string[] = []
  let isKilled = false
  const clients = Array.from({ length: CLIENTS }, async () => {
    while (!isKilled) {
      const { response, origin } = aResponse(opened.place)
      const outcome = await writer.write(response, origin).catch(() => 'failed')
      if (outcome === 'stored') known.push(response.responseId)
      else await pause(5)
    }
  })
  await until(() => Promise.resolve(known.length >= after))
  await killAll(opened.cluster.dataDir)
  isKilled = true
  await Promise.all(clients)
  await writer.close()
  return known
}

/** The postmaster and all its children at one blow: nobody is left to flush what lies in shared memory. */
async function killAll(dataDir: string): Promise<void> {
  const postmaster = (await readFile(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0] ?? ''
  process.kill(Number(postmaster), 'SIGSTOP') // starts no successor for a child that ends
  const children = execFileSync('pgrep', ['-P', postmaster]).toString().trim().split('\n')
  for (const pid of [...children, postmaster]) process.kill(Number(pid), 'SIGKILL')
}

async function storedIds({ pool }: Opened): Promise<Set<string>> {
  let ids: string[] | null = null
  await until(async () => {
    ids = await pool.query('select response_id as id from response').then(
      ({ rows }) => rows.map(({ id }) => id),
      () => null,
    )
    return ids !== null
  })
  return new Set(ids)
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(10)
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
