import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { connect } from '../../src/server/db.ts'
import { openEmbedded } from '../../src/server/embedded.ts'
import { type Portal, startPortal } from '../support/portal.ts'

/** A portal without the demo city: each start after a crash would look for it, and each recount would count it. */
export function startEmptyPortal(dataDir: string, env: Record<string, string> = {}): Promise<Portal> {
  return startPortal({ dataDir, env: { SEED: 'none', ...env } })
}

/** Asks again and again, as long as the portal lives. */
export async function until({ process: child }: Portal, isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('The portal ended by itself.')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

type Db = ReturnType<typeof connect>['db']

/** Runs `act` beside the portal, as another user of its database. */
export async function inDatabase<T>(dataDir: string, act: (db: Db) => Promise<T>): Promise<T> {
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
export async function storedKeys(db: Db): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('response')
    .select(['key', (eb) => eb.fn.countAll<string>().as('times')])
    .groupBy('key')
    .execute()
  return new Map(rows.map(({ key, times }) => [key, Number(times)]))
}

/** The process that all of a data folder's PostgreSQL belongs to. */
export async function postmasterOf(dataDir: string): Promise<number> {
  return Number((await readFile(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0])
}
