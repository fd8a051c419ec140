import { mkdir } from 'node:fs/promises'
import pg from 'pg'
import { USER, ensureCluster, readPassword, startServer, stopServer } from './embeddedCluster.ts'
import { findHome, socketDirOf } from './embeddedHome.ts'
import { Refusal } from './refusal.ts'

/**
 * A PostgreSQL that belongs to a data folder, not to a process.
 *
 * Two locks of PostgreSQL's own decide everything, so no lock file of ours can go stale:
 * - its `postmaster.pid` decides who starts: of two that try, one wins and the other connects;
 * - an advisory lock decides who stops: every user holds it shared for as long as it lives, and the one that can take it
 *   exclusively on leaving was the last. A `kill -9` frees it with the connection.
 */
export type Embedded = {
  connection: { host: string; user: string; password: string; database: string }
  /** Stops the server if nobody else uses it. */
  leave(): Promise<void>
}

type Options = {
  /** Called once for each time the server was lost and found again; the argument says what happened. */
  onEvent?: (event: 'lost' | 'recovered') => void
  /** Settings passed to the server at its start, such as `fsync=off` for throw-away tests. */
  settings?: string[]
  /** Another PostgreSQL's `bin` folder; the npm package's own by default. */
  bin?: string
}

const DATABASE = 'suara_loket'
const PRESENCE_LOCK = 5_821_407_213
const PATIENCE_MS = 60_000

/** Opens the PostgreSQL of `dataDir`: made when absent, started when nobody runs it, adopted when it runs already. */
export async function openEmbedded(dataDir: string, options: Options = {}): Promise<Embedded> {
  await mkdir(dataDir, { recursive: true })
  const home = await findHome(dataDir, options.bin)
  const cluster = await ensureCluster(home)
  const password = await readPassword(cluster)
  const connection = { host: socketDirOf(cluster), user: USER, password, database: DATABASE }
  const start = () => startServer(home, cluster, connection.host, options.settings ?? [])

  let presence = await arrive(connection, start)
  let isLeaving = false
  const watch = () =>
    presence.once('end', async () => {
      if (isLeaving) return
      options.onEvent?.('lost')
      presence = await arriveAgain()
      options.onEvent?.('recovered')
      watch()
    })
  const arriveAgain = async (): Promise<pg.Client> => {
    while (!isLeaving) {
      const client = await arrive(connection, start).catch(() => null)
      if (client) return client
      await pause(1_000)
    }
    return presence
  }
  watch()
  await createDatabase(presence)

  return {
    connection,
    async leave() {
      isLeaving = true
      if (await isLastUser(presence)) await stopServer(home, cluster)
      await presence.end().catch(() => undefined)
    },
  }
}

/** Connects and holds the presence lock; starts the server as often as it takes within a minute. */
async function arrive(connection: Embedded['connection'], start: () => Promise<string>): Promise<pg.Client> {
  const deadline = Date.now() + PATIENCE_MS
  let lastWords = ''
  while (Date.now() < deadline) {
    const outcome = await tryPresence(connection)
    if (outcome instanceof pg.Client) return outcome
    if (outcome === 'absent') lastWords = await start()
    await pause(50)
  }
  throw new Refusal(
    `The embedded database did not start within ${PATIENCE_MS / 1000} s: ${lastWords || 'it never answered'}.`,
  )
}

/** A client that holds the lock; `absent` when nothing listens; `busy` while the server starts or stops. */
async function tryPresence(connection: Embedded['connection']): Promise<pg.Client | 'absent' | 'busy'> {
  const client = new pg.Client({
    ...connection,
    database: 'postgres',
    application_name: 'suara-loket presence',
    keepAlive: true,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select pg_advisory_lock_shared($1)', [PRESENCE_LOCK])
    return client
  } catch (error) {
    await client.end().catch(() => undefined)
    const code = (error as { code?: string }).code ?? ''
    if (code === 'ENOENT' || code === 'ECONNREFUSED') return 'absent'
    if (code === '28P01')
      throw new Refusal(
        'The embedded database does not accept its own password: DATA_DIR was changed by another program.',
      )
    return 'busy'
  }
}

async function isLastUser(presence: pg.Client): Promise<boolean> {
  try {
    await presence.query('select pg_advisory_unlock_shared($1)', [PRESENCE_LOCK])
    const { rows } = await presence.query('select pg_try_advisory_lock($1) as last', [PRESENCE_LOCK])
    return rows[0].last
  } catch {
    return false // The server is gone already, or another user is stopping it.
  }
}

async function createDatabase(presence: pg.Client): Promise<void> {
  try {
    await presence.query(`create database ${DATABASE}`)
  } catch (error) {
    const code = (error as { code?: string }).code
    // 42P04 exists already; 23505 two users created it at the same moment.
    if (code !== '42P04' && code !== '23505') throw error
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
