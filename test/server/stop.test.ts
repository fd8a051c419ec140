import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { aDataDir, startPortal } from '../support/portal.ts'

test('a portal that is told twice to stop stops once, and its database with it', { timeout: 120_000 }, async () => {
  const { dataDir, remove } = await aDataDir()
  const portal = await startPortal({ dataDir, env: { SEED: 'none' } })
  const file = path.join(dataDir, 'postgres/postmaster.pid')
  expect(existsSync(file)).toBe(true)
  portal.process.kill('SIGINT')
  await new Promise((resolve) => setTimeout(resolve, 50)) // two of one signal at once may come as one
  expect(await portal.end('SIGINT')).toBe(0)
  expect(existsSync(file)).toBe(false)
  await remove()
})
