import { execFileSync, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { drainFully, recount } from '../../src/features/tally/tally.ts'
import { aPlace } from '../support/builders.ts'
import { type Portal, aDataDir } from '../support/portal.ts'
import { type Ledger, send, startLoad } from './ledger.ts'
import { inDatabase, postmasterOf, startEmptyPortal, storedKeys, until } from './watch.ts'

/** A cluster takes 60 MB of it, its log some more. */
const DISK = '256m'

describe('a database that stands still', () => {
  test('costs no acknowledged answer; forms come back with what was in them, and all goes on when it does', async () => {
    const folder = await aDataDir()
    await survive(folder.dataDir, async (portal, point) => {
      const processes = await processesOf(folder.dataDir)
      for (const pid of processes) process.kill(pid, 'SIGSTOP')
      const stuck = Array.from({ length: 50 }, () => sendForm(portal, point)) // these wait for what may still come
      await until(portal, async () => (await sendForm(portal, point)).status === 503)
      const { html, fields, retryAfter } = await sendForm(portal, point)
      for (const [name, value] of Object.entries(fields)) expect(html).toContain(`name="${name}" value="${value}"`)
      expect(retryAfter).toBeGreaterThan(0)
      for (const pid of processes) process.kill(pid, 'SIGCONT')
      for (const { status } of await Promise.all(stuck)) expect([303, 503]).toContain(status)
    })
    await folder.remove()
  })
})

describe('a full disk', () => {
  const reason = whyNoDisk()
  test.runIf(reason === null)('costs no acknowledged answer, and all goes on when there is space again', async () => {
    const folder = await aDataDir()
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK},mode=711`, 'tmpfs', folder.dataDir])
    try {
      await survive(folder.dataDir, async (portal, point, ledger) => {
        const ballast = path.join(folder.dataDir, 'ballast')
        await fill(ballast)
        const load = startLoad(portal.url, point, ledger)
        await until(portal, async () => (await sendForm(portal, point)).status === 503)
        await load.stop()
        expect((await fetch(`${portal.url}/q/${point}`)).status).toBe(200)
        await rm(ballast)
      })
    } finally {
      execFileSync('umount', ['-l', folder.dataDir])
      await folder.remove()
    }
  })
  if (reason) console.log(`A full disk is not tried: ${reason}`)
})

/** Starts a portal, lets a loss happen under load, and looks whether everything acknowledged is there once afterwards. */
async function survive(
  dataDir: string,
  loss: (portal: Portal, point: string, ledger: Ledger) => Promise<void>,
): Promise<void> {
  const ledger: Ledger = { sent: new Map(), receipts: new Map() }
  const portal = await startEmptyPortal(dataDir, { LOG_LEVEL: 'silent' })
  try {
    const point = await inDatabase(dataDir, async (db) => (await aPlace(db)).point.code)
    const load = startLoad(portal.url, point, ledger)
    await until(portal, () => ledger.receipts.size >= 200)
    await load.stop()
    await loss(portal, point, ledger)
    for (const [key, body] of ledger.sent)
      if (!ledger.receipts.has(key)) await until(portal, () => send(portal.url, key, body, ledger))
    const [stored, checked] = await inDatabase(dataDir, async (db) => {
      await drainFully(db)
      return [await storedKeys(db), await recount(db, null)] as const
    })
    expect([...ledger.receipts.keys()].filter((key) => stored.get(key) !== 1)).toEqual([])
    expect(checked.differences).toEqual([])
  } finally {
    await portal.end('SIGTERM')
  }
}

async function sendForm(portal: Portal, point: string) {
  const fields = { key: randomUUID(), waktu: '2', overall: '3' }
  const address = `${portal.url}/q/${point}`
  const answer = await fetch(address, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
  const retryAfter = Number(answer.headers.get('retry-after'))
  return { status: answer.status, html: await answer.text(), fields, retryAfter }
}

/** Writes until there is no space left. */
async function fill(file: string): Promise<void> {
  const handle = await open(file, 'w')
  const block = Buffer.alloc(64 * 1024)
  await (async () => {
    for (;;) await handle.write(block)
  })().catch((error: NodeJS.ErrnoException) => expect(error.code).toBe('ENOSPC'))
  await handle.close()
}

/** The server of a data folder and all its children. */
async function processesOf(dataDir: string): Promise<number[]> {
  const postmaster = await postmasterOf(dataDir)
  const parentOf = (pid: string) => {
    try {
      return Number(readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ')[1])
    } catch {
      return 0 // it has ended
    }
  }
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return [postmaster, ...all.filter((pid) => parentOf(pid) === postmaster).map(Number)]
}

/** Why no small file system can be made here; null where it can. */
function whyNoDisk(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'only root on Linux can mount a small file system.'
  const { status, stderr } = spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', '/mnt'], {
    encoding: 'utf8',
  })
  return status === 0 ? null : `no small file system can be mounted (${String(stderr).trim()}).`
}
