import { type OpenDatabase, connect } from '../../src/server/db.ts'
import { openEmbedded } from '../../src/server/embedded.ts'

/** The database of a portal that runs, as the command line would open it beside the portal. */
export async function openPortalDatabase(dataDir: string): Promise<OpenDatabase> {
  const embedded = await openEmbedded(dataDir)
  const { db, pool } = connect(embedded.connection)
  return {
    db,
    pool,
    async close() {
      await pool.end()
      await embedded.leave()
    },
  }
}
