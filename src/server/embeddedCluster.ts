import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Home } from './embeddedHome.ts'
import { Refusal } from './refusal.ts'

/** The one user of the cluster, its owner. */
export const USER = 'suara_loket'
const PASSWORD_FILE = 'portal.password'

export function readPassword(cluster: string): Promise<string> {
  return readFile(path.join(cluster, PASSWORD_FILE), 'utf8')
}

/** For the shell that pg_ctl hands the server's options to. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

/** The folder of the cluster; made beside its final place and moved there whole, so that a half-made one is never used. */
export async function ensureCluster(home: Home): Promise<string> {
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
  const secret = path.join(folder, PASSWORD_FILE)
  await writeFile(secret, password, { mode: 0o600 })
  if (home.as) await chown(secret, home.as.uid, home.as.gid)
}

/** Starts the server as a daemon of its own session; answers the last line of what it said if that failed. */
export async function startServer(home: Home, cluster: string, socketDir: string, settings: string[]): Promise<string> {
  await mkdir(socketDir, { recursive: true, mode: 0o700 })
  if (home.as) await chown(socketDir, home.as.uid, home.as.gid)
  const all = [
    'listen_addresses=',
    `unix_socket_directories=${socketDir}`,
    'timezone=UTC',
    'shared_buffers=256MB',
    // A peak writes a new segment of the log each second: filled with zeros first, each kept all answers waiting for 40 to 60 ms. Those
    // that were written once are used again without, and as many are kept as a peak needs until its first checkpoint.
    'wal_init_zero=off',
    'min_wal_size=512MB',
    'log_min_error_statement=panic', // statements and their parameters may hold what citizens wrote
    'log_parameter_max_length_on_error=0',
    'log_error_verbosity=terse', // no rows that were refused, no keys that were there already
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

export async function stopServer(home: Home, cluster: string): Promise<void> {
  await run(home, 'pg_ctl', ['stop', '-D', cluster, '-m', 'fast', '-w', '-t', '60'])
}
