import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../src/server/db.ts'
import { openEmbedded } from '../../src/server/embedded.ts'
import { drain, recount } from '../../src/features/tally/tally.ts'
import { listPoints } from '../../src/features/directory/directory.ts'
import { type Portal, aDataDir, startPortal } from '../support/portal.ts'
import { type Ledger, send, startLoad } from './ledger.ts'

/** Rounds of each of the three kinds of crash; `npm test -- crash --cycles 300` for a long run. */
const CYCLES = Number(process.env['CYCLES'] ?? 10)
/** So many answers are acknowledged before the crash, another number each time: it comes at another moment of the work. */
const answersBefore = (cycle: number) => 100 + ((cycle * 137) % 400)

type Victim = 'portal' | 'database' | 'both'

describe('a crash under load', () => {
  const ledger: Ledger = { sent: new Map(), receipts: new Map() }
  let folder: Awaited<ReturnType<typeof aDataDir>>
  let portal: Portal
  let point = ''

  beforeAll(async () => {
    folder = await aDataDir()
    portal = await startPortal({ dataDir: folder.dataDir })
    point = await inDatabase(folder.dataDir, async (db) => (await listPoints(db, null))[0]?.code ?? '')
  })

  afterAll(async () => {
    await portal.end('SIGTERM')
    await folder.remove()
  })

  test.each(['portal', 'database', 'both'] satisfies Victim[])(
    'of the %s loses and doubles no acknowledged answer',
    async (victim) => {
      for (let cycle = 0; cycle < CYCLES; cycle += 1) {
        const before = ledger.receipts.size
        const load = startLoad(portal.url, point, ledger)
        await until(portal, () => ledger.receipts.size >= before + answersBefore(cycle))
        await crash(victim, portal, folder.dataDir)
        await load.stop()
        if (victim !== 'database') portal = await startPortal({ dataDir: folder.dataDir })
      }
      const stored = await inDatabase(folder.dataDir, storedKeys)
      expect([...ledger.receipts.keys()].filter((key) => !stored.has(key))).toEqual([])
      expect([...stored].filter(([, times]) => times !== 1)).toEqual([])
    },
    60_000 + CYCLES * 30_000,
  )

  test('leaves every answer that got no receipt free to be sent again, and the counters right', async () => {
    for (const [key, body] of ledger.sent)
      if (!ledger.receipts.has(key)) await until(portal, () => send(portal.url, key, body, ledger))
    const [stored, checked] = await inDatabase(folder.dataDir, async (db) => {
      await drain(db)
      return [await storedKeys(db), await recount(db, null)] as const
    })
    expect(checked.differences).toEqual([])
    expect([...ledger.sent.keys()].filter((key) => stored.get(key) !== 1)).toEqual([])
  })
})

async function crash(victim: Victim, portal: Portal, dataDir: string): Promise<void> {
  const postmaster = Number((await readFile(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0])
  if (victim !== 'portal') process.kill(postmaster, 'SIGKILL')
  if (victim !== 'database') await portal.end('SIGKILL')
}

/** Asks again and again, as long as the portal lives. */
async function until({ process: child }: Portal, isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('The portal ended by itself.')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

type Db = ReturnType<typeof connect>['db']

/** Runs `act` beside the portal, as another user of its database. */
async function inDatabase<T>(dataDir: string, act: (db: Db) => Promise<T>): Promise<T> {
  const embedded = await openEmbedded(dataDir)
  const { db, close } = connect(embedded.connection)
  try {
    return await act(db)
  } finally {
    await close()
    await embedded.leave()
  }
}

/** How often each key of this test is stored. */
async function storedKeys(db: Db): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('response')
    .select(['key', (eb) => eb.fn.countAll<string>().as('times')])
    .groupBy('key')
    .execute()
  return new Map(rows.map(({ key, times }) => [key, Number(times)]))
}
