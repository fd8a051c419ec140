import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { run } from '../support/steps.ts'

const { dataDir, agency } = inject('portal')
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'suara-loket-test-'))
})
afterAll(() => rm(folder, { recursive: true }))

const portal = (...args: string[]) => run(process.execPath, ['src/portal.ts', ...args], { env: { DATA_DIR: dataDir } })

// Each test starts several processes, seconds each where other tests take the processors.
describe('a backup beside a running portal', { timeout: 120_000 }, () => {
  test('is one file for its owner alone, written once, and not restored over the portal', async () => {
    const file = path.join(folder, 'suara.gz')
    expect(await portal('backup', file)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Keep SECRET_KEY apart'),
    })
    const written = await readFile(file)
    expect(gunzipSync(written).toString()).toContain(`\t${agency}\t`)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await portal('backup', file)).toMatchObject({ code: 1, output: expect.stringContaining('exists already') })
    expect((await readFile(file)).equals(written)).toBe(true)
    expect(await portal('restore', file)).toMatchObject({ code: 1, output: expect.stringContaining('is in use') })
    expect(await readdir(folder)).toEqual(['suara.gz'])
  })

  test('that cannot be written or is not there is refused in one sentence', async () => {
    const nowhere = path.join(folder, 'none', 'suara.gz')
    expect(await portal('backup', nowhere)).toMatchObject({
      code: 1,
      output: expect.stringContaining('cannot be written'),
    })
    expect(await portal('restore', nowhere)).toMatchObject({
      code: 1,
      output: expect.stringContaining('There is no file'),
    })
  })
})
