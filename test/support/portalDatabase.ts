import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type OpenDatabase, connect } from '../../src/server/db.ts'
import { openEmbedded } from '../../src/server/embedded.ts'

/** The database of a portal that runs, as the command line would open it beside the portal. */
export async function openPortalDatabase(dataDir: string): Promise<OpenDatabase> {
  const embedded = await openEmbedded(dataDir)
  const opened = connect(embedded.connection)
  return {
    ...opened,
    async close() {
      await opened.close()
      await embedded.leave()
    },
  }
}

/** The SECRET_KEY of a portal that made its own. */
export function portalSecret(dataDir: string): Promise<string> {
  return readFile(path.join(dataDir, 'secret.key'), 'utf8')
}
