import type { TestProject } from 'vitest/node'
import { aDataDir, startPortal } from './portal.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** `agency` is the slug of an agency of the demo city. */
    portal: { url: string; dataDir: string; agency: string }
  }
}

/** One portal with the demo city for all tests of pages. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { dataDir, remove } = await aDataDir()
  const portal = await startPortal({ dataDir })
  const response = await fetch(`${portal.url}/api/v1/agencies`)
  const [agency] = (await response.json()) as { slug: string }[]
  if (!agency) throw new Error('The demo city has no agency.')
  project.provide('portal', { url: portal.url, dataDir, agency: agency.slug })
  return async () => {
    await portal.end('SIGTERM')
    await remove()
  }
}
