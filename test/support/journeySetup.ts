import { aDataDir, startPortal } from './portal.ts'

/** One portal with the demo city for all journeys; where it is goes to the workers by the environment. */
export default async function setup(): Promise<() => Promise<void>> {
  const { dataDir, remove } = await aDataDir()
  const portal = await startPortal({ dataDir })
  process.env['PORTAL_URL'] = portal.url
  process.env['PORTAL_DATA_DIR'] = dataDir
  return async () => {
    await portal.end('SIGTERM')
    await remove()
  }
}
