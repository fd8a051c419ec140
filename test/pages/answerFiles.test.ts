import { createHash } from 'node:crypto'
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { listChanges } from '../../src/features/audit/audit.ts'
import type { OpenDatabase } from '../../src/server/db.ts'
import { createAsker } from '../support/ask.ts'
import { type Place, aPlace, aSubmission, store } from '../support/builders.ts'
import { openPortalDatabase } from '../support/portalDatabase.ts'
import { aStaffMember, signIn } from '../support/staff.ts'
import { run } from '../support/steps.ts'

const { url, dataDir } = inject('portal')
const asker = createAsker(url)
let database: OpenDatabase
let place: Place
let folder: string
let cookie: string
beforeAll(async () => {
  database = await openPortalDatabase(dataDir)
  place = await aPlace(database.db)
  await store(database, place, [aSubmission(), aSubmission()])
  folder = await mkdtemp(path.join(os.tmpdir(), 'suara-loket-test-'))
  const membership = { agencyId: place.agency.agencyId, role: 'survey-manager' as const, unitId: null }
  cookie = await signIn(url, await aStaffMember(database.db, membership))
})
afterAll(async () => {
  asker.close()
  await database.close()
  await rm(folder, { recursive: true })
})

// Each test starts processes, seconds each where other tests take the processors.
describe('portal export responses', { timeout: 120_000 }, () => {
  const portal = (...args: string[]) =>
    run(process.execPath, ['src/portal.ts', 'export', 'responses', ...args, '--agency', place.agency.slug], {
      env: { DATA_DIR: dataDir },
    })

  test('writes a file whose last line and whose .sha256 tell rows and digest', async () => {
    const out = path.join(folder, 'jawaban.csv')
    const { code, stdout } = await portal('--period', '2026-tw3', '--out', out, '--json')
    const file = await readFile(out)
    const sha256 = createHash('sha256').update(file).digest('hex')
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { rows: 2, sha256, period: '2026-TW3' }])
    expect(file.toString()).toMatch(/\n# rows=2 agency=\S+ period=2026-TW3 unit=all sha256=[0-9a-f]{64}\n$/)
    expect(await readFile(`${out}.sha256`, 'utf8')).toMatch(new RegExp(`^${sha256}  jawaban\\.csv\n# rows=2 `))
  })

  test('refuses in one sentence what it cannot write, and leaves nothing', async () => {
    const out = path.join(folder, 'nowhere/jawaban.csv')
    const refusals = await Promise.all([
      portal('--period', '2026-TW3', '--out', out),
      portal('--period', '2026-TW5', '--out', path.join(folder, 'a.csv')),
      portal('--period', '2026', '--unit', 'none', '--out', path.join(folder, 'b.csv')),
    ])
    expect(refusals.map(({ code }) => code)).toEqual([1, 1, 1])
    const isProgress = (line: string) => line === '' || line.includes('%') // where the machine is slow
    const sentences = refusals.map(({ output }) =>
      output
        .trim()
        .split('\n')
        .filter((line) => !isProgress(line)),
    )
    expect(sentences.map(({ length }) => length)).toEqual([1, 1, 1])
    expect(await readdir(folder)).not.toContain('a.csv')
    expect((await readdir(folder)).filter((name) => /^b|part$/.test(name))).toEqual([])
  })
})

describe('the page of answers', () => {
  const at = (query: string) => `/instansi/${place.agency.slug}/unduhan/jawaban?${query}`
  const ask = (query: string) => asker.ask(at(query), { headers: { cookie } })

  test('hands out a file, and the trail says who took it', async () => {
    const answer = await ask('periode=2026-TW3&bentuk=indonesia&unit=')
    expect(answer.status).toBe(200)
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="jawaban-.*-2026-TW3\.csv"$/)
    expect(answer.text).toMatch(/\r\n# rows=2 .*\r\n$/)
    const [entry] = await listChanges(database.db, place.agency.agencyId, { kind: 'export' }, 10)
    expect(entry).toMatchObject({ act: 'taken-out', after: { period: '2026-TW3', unit: 'all' } })
  })

  test('sends back to the form what is no period or no form, and hands out no other unit', async () => {
    expect((await ask('periode=2026-TW5&bentuk=plain')).headers.location).toMatch(/\?salah=period$/)
    expect((await ask('periode=2026-TW3&bentuk=pdf')).headers.location).toMatch(/\?salah=form$/)
    const foreign = await aPlace(database.db)
    expect((await ask(`periode=2026-TW3&bentuk=plain&unit=${foreign.unit.slug}`)).status).toBe(404)
  })
})
