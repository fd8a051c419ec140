import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, lstatSync, mkdtempSync, readFileSync, realpathSync } from 'node:fs'
import { chmod, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { connect } from '../../src/server/db.ts'
import { type Embedded, openEmbedded } from '../../src/server/embedded.ts'
import { careFor } from '../support/caretaker.ts'

const isRoot = process.getuid?.() === 0
const opener = fileURLToPath(new URL('../support/opener.ts', import.meta.url))
const cleanups: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean()
})

// Each test makes a server, seconds of a processor where others take it too.
describe('the embedded database', { timeout: 120_000 }, () => {
  test('is made and started on first use, listens to no network, asks for its password and waits for the disk', async () => {
    const dataDir = await aFolder()
    const { connection } = await opened(dataDir)
    expect(await ask(connection, 'show listen_addresses')).toBe('')
    expect(await ask(connection, 'show fsync')).toBe('on')
    expect(await ask(connection, 'show synchronous_commit')).toBe('on')
    expect(await ask(connection, 'show timezone')).toBe('UTC')
    await expect(ask({ ...connection, password: 'wrong' }, 'select 1')).rejects.toThrow(
      'password authentication failed',
    )
    const secret = path.join(dataDir, 'postgres/portal.password')
    expect(lstatSync(secret).mode & 0o777).toBe(0o600)
  })

  test('lives in a folder whose name has spaces and quotes, and refuses one that a shell would take apart', async () => {
    const dataDir = path.join(await aFolder(), "data 'milik' dinas")
    expect(await ask((await opened(dataDir)).connection, 'select 1::text')).toBe('1')
    for (const sign of ['"', '$', '`', '\\', ','])
      await expect(openEmbedded(path.join(os.tmpdir(), `a${sign}b`))).rejects.toThrow('DATA_DIR must be a path without')
  })

  test('is adopted by a second process and stops when the last one leaves', async () => {
    const dataDir = await aFolder()
    const first = await opened(dataDir)
    const server = postmasterOf(dataDir)
    const second = await anotherProcess(dataDir)
    expect(postmasterOf(dataDir)).toBe(server)
    await first.leave()
    expect([postmasterOf(dataDir), await isAnswering(first)]).toEqual([server, true])
    await second.leave()
    expect([postmasterOf(dataDir), await isAnswering(first)]).toEqual([null, false])
  })

  test('does not wait for a process that was killed', async () => {
    const dataDir = await aFolder()
    const first = await opened(dataDir)
    const second = await anotherProcess(dataDir)
    second.child.kill('SIGKILL')
    await second.ended
    await connectionsGone(first)
    await first.leave()
    expect([postmasterOf(dataDir), await isAnswering(first)]).toEqual([null, false])
  })

  test('outlives a process that was killed, for the next one to adopt', async () => {
    const dataDir = await aFolder()
    const first = await anotherProcess(dataDir)
    const server = postmasterOf(dataDir)
    first.child.kill('SIGKILL')
    await first.ended
    await opened(dataDir)
    expect(postmasterOf(dataDir)).toBe(server)
  })

  test('keeps what was written from one start to the next', async () => {
    const dataDir = await aFolder()
    const first = await openEmbedded(dataDir)
    await ask(first.connection, 'create table kept as select 42 as answer')
    await first.leave()
    const second = await opened(dataDir)
    expect(await ask(second.connection, 'select answer from kept')).toBe(42)
  })

  test('is one for three processes that open an empty folder at once', async () => {
    const dataDir = await aFolder()
    const processes = await Promise.all([1, 2, 3].map(() => anotherProcess(dataDir)))
    const { connection, leave } = await opened(dataDir)
    const users = `select count(*)::int from pg_stat_activity where application_name = 'suara-loket presence'`
    expect(await ask(connection, users)).toBe(4)
    await Promise.all([leave(), ...processes.map((entry) => entry.leave())])
    expect(postmasterOf(dataDir)).toBeNull()
  })

  test('that was killed is started again, with everything that was committed', async () => {
    const dataDir = await aFolder()
    const events: string[] = []
    let recovered = () => {}
    const isRecovered = new Promise<void>((resolve) => (recovered = resolve))
    const { connection } = await opened(dataDir, (event) => {
      events.push(event)
      if (event === 'recovered') recovered()
    })
    await ask(connection, 'create table kept as select 42 as answer')
    const server = postmasterOf(dataDir)
    process.kill(server ?? Number.NaN, 'SIGKILL')
    await isRecovered
    expect(events).toEqual(['lost', 'recovered'])
    expect(postmasterOf(dataDir)).not.toBe(server)
    expect(await ask(connection, 'select answer from kept')).toBe(42)
  })

  test(
    isRoot
      ? 'of a folder that only root may enter stands where its own user can reach it, linked from the folder'
      : 'of a folder that only its owner may enter stands in it',
    async () => {
      const dataDir = await aFolder(0o700)
      const { connection } = await opened(dataDir)
      expect(await ask(connection, 'select 42')).toBe(42)
      const place = path.join(dataDir, 'postgres')
      const real = realpathSync(place)
      cleanups.unshift(() => rm(real, { recursive: true, force: true }))
      expect(lstatSync(place).isSymbolicLink()).toBe(isRoot)
      expect(path.dirname(real)).toBe(isRoot ? '/var/lib/suara-loket' : realpathSync(dataDir))
      expect(lstatSync(path.join(real, 'PG_VERSION')).uid === 0).toBe(false)
    },
  )

  test('with a path too long for a socket listens beside it', async () => {
    const dataDir = path.join(await aFolder(), 'panjang-'.repeat(12))
    const { connection } = await opened(dataDir)
    cleanups.unshift(() => rm(connection.host, { recursive: true, force: true }))
    expect(connection.host.startsWith(dataDir)).toBe(false)
    expect(await ask(connection, 'select 42')).toBe(42)
  })
})

async function aFolder(mode = 0o711): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'suara-loket-test-'))
  await chmod(folder, mode) // as root, the unprivileged user that runs PostgreSQL must get through
  const dismiss = careFor(folder)
  cleanups.push(async () => {
    await rm(folder, { recursive: true, force: true })
    dismiss()
  })
  return folder
}

async function opened(dataDir: string, onEvent?: (event: 'lost' | 'recovered') => void): Promise<Embedded> {
  const embedded = await openEmbedded(dataDir, onEvent ? { onEvent } : {})
  cleanups.push(() => embedded.leave())
  return embedded
}

async function anotherProcess(dataDir: string) {
  const child = spawn(process.execPath, [opener, dataDir], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  cleanups.push(async () => {
    if (child.exitCode === null && child.signalCode === null) await leave(child, ended)
  })
  await Promise.race([once(child.stdout, 'data'), ended])
  expect(child.exitCode).toBeNull()
  return { child, ended, leave: () => leave(child, ended) }
}

async function leave(child: ChildProcessByStdio<Writable, Readable, null>, ended: Promise<unknown>): Promise<void> {
  child.stdin.end()
  await ended
}

function postmasterOf(dataDir: string): number | null {
  const file = path.join(dataDir, 'postgres/postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : null
}

async function isAnswering({ connection }: Embedded): Promise<boolean> {
  return ask(connection, 'select true').then(Boolean, () => false)
}

async function connectionsGone({ connection }: Embedded): Promise<void> {
  const others = `select count(*)::int from pg_stat_activity where application_name = 'suara-loket presence'`
  while ((await ask(connection, others)) !== 1);
}

/** The first value of a query on a connection of its own. */
async function ask(connection: Embedded['connection'], query: string): Promise<unknown> {
  const { pool } = connect(connection, 1)
  try {
    const { rows } = await pool.query(query)
    return rows[0] && Object.values(rows[0])[0]
  } finally {
    await pool.end()
  }
}
