import { spawnSync } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import path from 'node:path'

/** A PostgreSQL that the suites run on: the embedded one (no `bin`), or one that the machine has. */
export type Server = { name: string; bin: string | null }

const OLDEST = 15
const NEWEST = 18

/** The embedded PostgreSQL, and the oldest other one between the versions we promise that is installed here. */
export function findServers(): Server[] {
  const installed = [...globSync('/usr/lib/postgresql/*/bin'), binOfPath()]
    .filter((bin): bin is string => bin !== null && existsSync(path.join(bin, 'initdb')))
    .map((bin) => ({ bin, version: versionOf(bin) }))
    .filter(({ version }) => version >= OLDEST && version <= NEWEST)
    .sort((a, b) => a.version - b.version)
  const [oldest] = installed
  const embedded = { name: 'embedded', bin: null }
  return oldest ? [embedded, { name: `PostgreSQL ${oldest.version}`, bin: oldest.bin }] : [embedded]
}

function binOfPath(): string | null {
  const { status, stdout } = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : null
}

function versionOf(bin: string): number {
  const { stdout } = spawnSync(path.join(bin, 'postgres'), ['--version'], { encoding: 'utf8' })
  return Number(/(\d+)/.exec(stdout ?? '')?.[1] ?? 0)
}
