import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { type Home, findHome, socketDirOf } from './embeddedHome.ts'
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

const USER = 'suara_loket'
const DATABASE = 'suara_loket'
const PRESENCE_LOCK = 5_821_407_213
const PATIENCE_MS = 60_000

/** Opens the PostgreSQL of `dataDir`: made when absent, started when nobody runs it, adopted when it runs already. */
export async function openEmbedded(dataDir: string, options: Options = {}): Promise<Embedded> {
  await mkdir(dataDir, { recursive: true })
  const home = await findHome(dataDir, options.bin)
  const cluster = await ensureCluster(home)
  const password = await readFile(path.join(cluster, 'portal.password'), 'utf8')
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
      if (await isLastUser(presence)) await run(home, 'pg_ctl', ['stop', '-D', cluster, '-m', 'fast', '-w', '-t', '60'])
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
    else await pause(50)
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

/** For the shell that pg_ctl hands the server's options to. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

/** The folder of the cluster; made beside its final place and moved there whole, so that a half-made one is never used. */
async function ensureCluster(home: Home): Promise<string> {
  const existing = await home.cluster()
  if (existing) return existing
  await mkdir(home.parent, { recursive: true })
  const draft = await mkdtemp(path.join(home.parent, 'postgres-'))
  if (home.as) await chown(draft, home.as.uid, home.as.gid)
  try {
    await initialise(home, draft)
    if (home.link) await symlink(draft, home.link)
    else await rename(draft, home.place)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    const code = (error as NodeJS.ErrnoException).code
    // Another process was faster.
    if (code !== 'EEXIST' && code !== 'ENOTEMPTY') throw error
  }
  const made = await home.cluster()
  if (!made) throw new Refusal(`The embedded database could not be made in ${home.place}.`)
  return made
}

async function initialise(home: Home, folder: string): Promise<void> {
  const password = randomBytes(24).toString('base64url')
  const passwordFile = path.join(home.parent, `${path.basename(folder)}.password`)
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (home.as) await chown(passwordFile, home.as.uid, home.as.gid)
  const made = await run(home, 'initdb', [
    `--pgdata=${folder}`,
    `--username=${USER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--data-checksums',
  ])
  await rm(passwordFile)
  if (made.code !== 0) throw new Refusal(`The embedded database could not be made: ${lastLine(made.output)}.`)
  const secret = path.join(folder, 'portal.password')
  await writeFile(secret, password, { mode: 0o600 })
  if (home.as) await chown(secret, home.as.uid, home.as.gid)
}

/** Starts the server as a daemon of its own session; answers the last line of what it said if that failed. */
async function startServer(home: Home, cluster: string, socketDir: string, settings: string[]): Promise<string> {
  await mkdir(socketDir, { recursive: true, mode: 0o700 })
  if (home.as) await chown(socketDir, home.as.uid, home.as.gid)
  const all = [
    'listen_addresses=',
    `unix_socket_directories=${socketDir}`,
    'timezone=UTC',
    'shared_buffers=256MB',
    'log_min_error_statement=panic', // statements and their parameters may hold what citizens wrote
    'log_parameter_max_length_on_error=0',
    ...settings,
  ]
  const serverOptions = all.map((setting) => `-c ${quote(setting)}`).join(' ')
  const log = path.join(cluster, 'server.log')
  const { code, output } = await run(home, 'pg_ctl', [
    'start',
    '-D',
    cluster,
    '-w',
    '-t',
    '60',
    '-l',
    log,
    '-o',
    serverOptions,
  ])
  if (code === 0) return ''
  await pause(100)
  const lines = await readFile(log, 'utf8').catch(() => output)
  const fatal = lines.split('\n').filter((line) => line.includes('FATAL'))
  return lastLine(fatal.join('\n') || output)
}

type Ran = { code: number | null; output: string }

/** Runs a program of PostgreSQL as the user that owns the cluster, in a folder that every user may enter. */
function run(home: Home, program: string, args: string[]): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(path.join(home.bin, program), args, {
      ...home.as,
      cwd: '/',
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('error', reject)
    child.on('exit', (code) => resolve({ code, output })) // not 'close': the daemon may keep the pipes
  })
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.trim().replace(/\.$/, '') ?? ''
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
