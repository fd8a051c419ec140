import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drain, recount } from '../../src/features/tally/tally.ts'
import { aPlace } from '../support/builders.ts'
import { type Portal, aDataDir } from '../support/portal.ts'
import { type Ledger, send, startLoad } from './ledger.ts'
import { inDatabase, postmasterOf, startEmptyPortal, storedKeys, until } from './watch.ts'

/** Rounds of each of the three kinds of crash; `npm test -- crash --cycles 300` for a long run. */
const CYCLES = Number(process.env['CYCLES'] ?? 10)
/** So many answers are acknowledged before the crash, another number each time: it comes at another moment of the work. */
const answersBefore = (cycle: number) => 100 + ((cycle * 137) % 400)

/** A machine that does other work besides takes ten seconds a round and more. */
const LIMIT_MS = 60_000 + CYCLES * 30_000

type Victim = 'portal' | 'database' | 'both'

describe('a crash under load', () => {
  const ledger: Ledger = { sent: new Map(), receipts: new Map() }
  let folder: Awaited<ReturnType<typeof aDataDir>>
  let portal: Portal
  let point = ''

  beforeAll(async () => {
    folder = await aDataDir()
    portal = await startEmptyPortal(folder.dataDir)
    point = await inDatabase(folder.dataDir, async (db) => (await aPlace(db)).point.code)
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
        if (victim !== 'database') portal = await startEmptyPortal(folder.dataDir)
      }
      const stored = await inDatabase(folder.dataDir, storedKeys)
      expect([...ledger.receipts.keys()].filter((key) => !stored.has(key))).toEqual([])
      expect([...stored].filter(([, times]) => times !== 1)).toEqual([])
    },
    LIMIT_MS,
  )

  test(
    'leaves every answer that got no receipt free to be sent again, and the counters right',
    async () => {
      for (const [key, body] of ledger.sent)
        if (!ledger.receipts.has(key)) await until(portal, () => send(portal.url, key, body, ledger))
      const [stored, checked] = await inDatabase(folder.dataDir, async (db) => {
        await drain(db)
        return [await storedKeys(db), await recount(db, null)] as const
      })
      expect(checked.differences).toEqual([])
      expect([...ledger.sent.keys()].filter((key) => stored.get(key) !== 1)).toEqual([])
    },
    LIMIT_MS,
  )
})

async function crash(victim: Victim, portal: Portal, dataDir: string): Promise<void> {
  const postmaster = await postmasterOf(dataDir)
  if (victim !== 'portal') process.kill(postmaster, 'SIGKILL')
  if (victim !== 'database') await portal.end('SIGKILL')
}
