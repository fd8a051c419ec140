import { chmod, mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { type Embedded, openEmbedded } from '../../src/server/embedded.ts'
import { careFor } from './caretaker.ts'

export type Cluster = { connection: Embedded['connection']; dataDir: string; remove(): Promise<void> }

type Options = { isDurable?: boolean; settings?: string[]; bin?: string }

/** What makes a server that is thrown away quicker: nothing waits for the disk, and nobody cleans up hundreds of databases behind the tests. */
const throwAway = [
  'fsync=off',
  'full_page_writes=off',
  'synchronous_commit=off',
  'autovacuum=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'max_wal_size=8GB',
  'checkpoint_timeout=1h',
]

/** A PostgreSQL of its own in a temporary folder, without fsync unless durability is what the test is about. */
export async function aCluster({ isDurable = false, settings: own = [], bin }: Options = {}): Promise<Cluster> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'suara-loket-test-'))
  await chmod(dataDir, 0o711) // as root, the unprivileged user that runs PostgreSQL must get through
  const dismiss = careFor(dataDir)
  const settings = [...(isDurable ? [] : throwAway), ...own]
  const embedded = await openEmbedded(dataDir, { settings, ...(bin ? { bin } : {}) })
  return {
    connection: embedded.connection,
    dataDir,
    async remove() {
      await embedded.leave()
      await rm(dataDir, { recursive: true, force: true })
      dismiss()
    },
  }
}
