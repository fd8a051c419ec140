import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { findUnit, listUnits } from '../../src/features/directory/directory.ts'
import type { OpenDatabase } from '../../src/server/db.ts'
import { type Place, aPlace, count } from '../support/builders.ts'
import { aNip } from '../support/files.ts'
import { openPortalDatabase } from '../support/portalDatabase.ts'
import { run } from '../support/steps.ts'

const { dataDir } = inject('portal')
let database: OpenDatabase
let place: Place
let folder: string
beforeAll(async () => {
  database = await openPortalDatabase(dataDir)
  place = await aPlace(database.db)
  folder = await mkdtemp(path.join(os.tmpdir(), 'suara-loket-test-'))
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true })
})

/** The command line beside the portal that runs on the same data folder. */
const portal = (...args: string[]) =>
  run(process.execPath, ['src/portal.ts', ...args, '--agency', place.agency.slug], { env: { DATA_DIR: dataDir } })

async function aFile(name: string, lines: readonly string[]): Promise<string> {
  const file = path.join(folder, name)
  await writeFile(file, `${lines.join('\n')}\n`)
  return file
}

// Each test starts several processes, seconds each where other tests take the processors.
describe('the command line beside a running portal', { timeout: 120_000 }, () => {
  test('brings units, services and points; what it writes comes in again unchanged', async () => {
    const { agencyId } = place.agency
    const file = await aFile('direktori.csv', [
      'baris;nama;unit;jenis;layanan',
      'unit;Kantor Contoh;;;',
      'layanan;Akta Contoh;Kantor Contoh;;',
      'titik;Loket Contoh;Kantor Contoh;loket;Akta Contoh',
    ])
    expect(await portal('import', 'directory', file, '--dry-run')).toMatchObject({ code: 0 })
    expect(await findUnit(database.db, agencyId, 'kantor-contoh')).toBeNull()
    const stored = await portal('import', 'directory', file, '--json')
    expect(JSON.parse(stored.stdout)).toMatchObject({ added: 3, changed: 0, stored: true })
    expect((await listUnits(database.db, agencyId)).map(({ slug }) => slug)).toContain('kantor-contoh')

    const out = path.join(folder, 'keluar.csv')
    expect(await portal('export', 'directory', '--out', out)).toMatchObject({ code: 0 })
    expect(await readFile(out, 'utf8')).toContain('Loket Contoh')
    const again = await portal('import', 'directory', out, '--json')
    expect(JSON.parse(again.stdout)).toMatchObject({ added: 0, changed: 0 })
  })

  test('names every bad row on its standard error, exits with 1 and stores nothing', async () => {
    const { agencyId } = place.agency
    const before = await count(database.db, 'officer', { agency_id: agencyId })
    const good = `${aNip(1)};Contoh Satu;Pengelola;${place.unit.slug}`
    const file = await aFile('petugas.csv', [
      'nip;nama;jabatan;unit',
      good,
      `123;Contoh Dua;Pengelola;${place.unit.slug}`,
      `${aNip(3)};Contoh Tiga;Pengelola;tidak-ada`,
    ])
    const refused = await portal('import', 'officers', file)
    expect([refused.code, refused.stdout]).toEqual([1, ''])
    expect(refused.output).toMatch(/Line 3[\s\S]*Line 4/)
    expect(await count(database.db, 'officer', { agency_id: agencyId })).toBe(before)
    const right = await aFile('benar.csv', ['nip;nama;jabatan;unit', good])
    expect((await portal('import', 'officers', right)).code).toBe(0)
    expect(await count(database.db, 'officer', { agency_id: agencyId })).toBe(before + 1)
  })

  test('brings what officers did, all or nothing, and their transfers out again', async () => {
    const { agencyId } = place.agency
    const officers = await aFile('simpeg.csv', [
      'NIP,Nama Lengkap,Nama Jabatan,Unit Kerja,TMT',
      `${aNip(8)},Contoh Delapan,Pengelola,${place.unit.slug},2024-01-01`,
    ])
    expect((await portal('import', 'officers', officers)).code).toBe(0)
    const head = 'id,nip,service,submitted,due,finished'
    const good = `W-1,${aNip(8)},${place.service.name},2025-01-02,2025-01-05,2025-01-04`
    const bad = await aFile('kerja.csv', [head, good, good.replace('W-1', 'W-2').replace('2025-01-04', '2025-01-01')])
    const refused = await portal('import', 'transactions', bad, '--json')
    expect([refused.code, refused.stdout]).toEqual([1, ''])
    expect(refused.output).toContain('Line 3: selesai lies before the beginning on 2025-01-02.')
    expect(await count(database.db, 'service_transaction', { agency_id: agencyId })).toBe(0)
    const stored = await portal('import', 'transactions', await aFile('kerja.csv', [head, good]), '--json')
    expect(JSON.parse(stored.stdout)).toEqual({
      agency: place.agency.slug,
      added: 1,
      changed: 0,
      unchanged: 0,
      stored: true,
    })
    const out = path.join(folder, 'penempatan.csv')
    expect((await portal('export', 'assignments', '--out', out)).code).toBe(0)
    expect(await readFile(out, 'utf8')).toContain(`${place.unit.slug};2024-01-01;`)
  })
})
