import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { removeUnused } from '../../src/server/build.ts'

test('builds that were not used for a long time are removed with all they hold, the others stay', async () => {
  const dist = await mkdtemp(path.join(os.tmpdir(), 'suara-loket-dist-'))
  for (const [name, day] of [
    ['old', 1],
    ['draft.17', 2],
    ['used', 9],
  ] as const) {
    await mkdir(path.join(dist, name, 'server'), { recursive: true })
    await writeFile(path.join(dist, name, 'server/entry.mjs'), '')
    await utimes(path.join(dist, name), new Date(2026, 0, day), new Date(2026, 0, day))
  }
  await removeUnused(dist, new Date(2026, 0, 8))
  expect(await readdir(dist)).toEqual(['used'])
  await rm(dist, { recursive: true })
})
