import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withinAgency } from '../../src/features/agencyScope.sql.ts'
import { listChanges } from '../../src/features/audit/audit.ts'
import { readVersion } from '../../src/features/directory/change.ts'
import { type Agency, addDirectory, emptyDirectory, findUnit } from '../../src/features/directory/directory.ts'
import { type SheetName, consoleSheets } from '../../src/features/exchange/sheets.ts'
import { NOW, aPlace, aSubmission, anAgency, count, store } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'
import { aNip, exportText, importText } from '../support/files.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.close())

async function anEmptyAgency(timeZone?: string): Promise<Agency> {
  const agency = anAgency(timeZone)
  await addDirectory(database.db, { ...emptyDirectory(), agencies: [agency] }, NOW)
  return agency
}

const files: readonly [SheetName, string][] = [
  ['unit', 'nama;induk\nDinas Contoh;\nKantor Utara;Dinas Contoh\nKantor Selatan;dinas-contoh\n'],
  ['layanan', 'unit;nama\ndinas-contoh;Akta\nKantor Utara;KTP\nKantor Utara;KK\n'],
  [
    'petugas',
    `nip;nama;jabatan;unit;sejak\n${aNip(1)};Sari Contoh;Pengelola;Kantor Utara;01/01/2026\n${aNip(2)};Budi Contoh;Pengelola;Kantor Utara;2026-01-01\nN-017;Tono Contoh;Tenaga kontrak;Kantor Selatan;\n`,
  ],
  [
    'titik',
    `unit;nama;jenis;layanan;petugas;wilayah\nKantor Utara;Loket 1;loket;KTP;;\nKantor Utara;Loket 2;;;;\nKantor Utara;Meja A;meja petugas;KK;${aNip(1)};\nKantor Selatan;Sampah;wilayah;;;Kelurahan Timur\n`,
  ],
  ['penempatan', `nip;unit;mulai;selesai\nN-017;Dinas Contoh;01/02/2025;31/12/2025\n`],
  [
    'jadwal',
    `unit;titik;nip;tanggal;mulai;selesai\nKantor Utara;Loket 1;${aNip(2)};20/07/2026;07.30;16.00\nKantor Utara;Loket 1;${aNip(2)};2026-07-21;22:00;06:00\n`,
  ],
  ['kunjungan', 'unit;layanan;tanggal;dilayani\nKantor Utara;KTP;2026-06;1.200\nKantor Selatan;;01/07/2026;15\n'],
]

async function filled(agency: Agency) {
  const results = []
  for (const [sheet, text] of files) results.push(await importText(database.db, agency, sheet, text))
  return results
}

describe('files of a directory', () => {
  test('fill an empty agency, and the same files again change nothing', async () => {
    const agency = await anEmptyAgency('Asia/Makassar')
    const added = (n: number) => ({ ok: true, value: { added: n, changed: 0, unchanged: 0 } })
    expect(await filled(agency)).toEqual([3, 3, 3, 4, 1, 2, 2].map(added))
    const version = await readVersion(database.db)
    const trail = await count(database.db, 'audit', { agency_id: agency.agencyId })
    expect((await filled(agency)).map((result) => result.ok && result.value.unchanged)).toEqual([3, 3, 3, 4, 1, 2, 2])
    expect(await readVersion(database.db)).toBe(version)
    expect(await count(database.db, 'audit', { agency_id: agency.agencyId })).toBe(trail)
    expect(trail).toBe(3 + 3 + 3 + 4 + 1 + 1 + 7)
  })

  test('go out and come in again without a change, each as it was', async () => {
    const agency = await anEmptyAgency()
    await filled(agency)
    for (const sheet of [...consoleSheets, 'direktori'] as const) {
      const text = await exportText(database.db, agency, sheet)
      const lines = text.trimEnd().split('\r\n').length - 1
      expect(await importText(database.db, agency, sheet, text)).toEqual({
        ok: true,
        value: { added: 0, changed: 0, unchanged: lines },
      })
      expect(text.startsWith('\uFEFF')).toBe(true)
    }
    expect(await exportText(database.db, agency, 'petugas')).toContain('19600612 198501 1 002;Sari Contoh')
  })

  test('say the same with commas, English headers, other orders and blank lines', async () => {
    const agency = await anEmptyAgency()
    await filled(agency)
    const officers = `\r\nName,Position,NIP,Ignored\r\n\r\nSari Contoh,Pengelola,${aNip(1)},x\r\n,,,\r\n`
    expect(await importText(database.db, agency, 'petugas', officers)).toEqual({
      ok: true,
      value: { added: 0, changed: 0, unchanged: 1 },
    })
  })

  test('with everything in one make units, services and points at once', async () => {
    const agency = await anEmptyAgency()
    const text =
      'row,name,parent,unit,service,kind\npoint,Loket 1,,Kantor,KTP,counter\nservice,KTP,,Kantor,,\nunit,Kantor,Dinas,,,\nunit,Dinas,,,,\n'
    expect(await importText(database.db, agency, 'direktori', text)).toEqual({
      ok: true,
      value: { added: 4, changed: 0, unchanged: 0 },
    })
    expect((await findUnit(database.db, agency.agencyId, 'kantor'))?.parentId).toBe(
      (await findUnit(database.db, agency.agencyId, 'dinas'))?.unitId,
    )
  })

  test('store nothing on a dry run, and say what they would', async () => {
    const agency = await anEmptyAgency()
    const result = await importText(database.db, agency, 'unit', files[0]![1], { isDryRun: true })
    expect(result).toEqual({ ok: true, value: { added: 3, changed: 0, unchanged: 0 } })
    expect(await count(database.db, 'unit', { agency_id: agency.agencyId })).toBe(0)
    expect(await count(database.db, 'audit', { agency_id: agency.agencyId })).toBe(0)
  })

  test('are written under the role of the console as well', async () => {
    const agency = await anEmptyAgency()
    for (const [sheet, text] of files) {
      const result = await withinAgency(database.db, agency.agencyId, { isReadOnly: false }, (trx) =>
        importText(trx, agency, sheet, text),
      )
      expect(result).toMatchObject({ ok: true })
    }
  })

  test('transfer, rename and end what is known, each with its entry in the trail', async () => {
    const agency = await anEmptyAgency()
    await filled(agency)
    const text = `nip;nama;jabatan;unit;sejak;status\n${aNip(1)};Sari Contoh, S.E.;Analis;Kantor Selatan;2026-08-01;\n${aNip(2)};Budi Contoh;Pengelola;;;nonaktif\n`
    expect(await importText(database.db, agency, 'petugas', text)).toMatchObject({ ok: true, value: { changed: 2 } })
    const acts = (await listChanges(database.db, agency.agencyId, { kind: 'officer' }, 10)).map(({ act }) => act)
    expect(acts.toSorted()).toEqual(['added', 'added', 'added', 'changed', 'ended', 'transferred'])
    // Whoever ended is on no roster any more; the past would have stayed.
    expect(await count(database.db, 'duty', { agency_id: agency.agencyId })).toBe(0)
  })
})

describe('a bad file', () => {
  const bad: readonly [SheetName, string, string, ...(readonly [number, string, string])[]][] = [
    ['unit', 'a cycle', 'kode;nama;induk\na;A;b\nb;B;a\n', [2, 'induk', 'cycle'], [3, 'induk', 'cycle']],
    ['unit', 'a parent that is not there', 'nama;induk\nBaru;Tidak Ada\n', [2, 'induk', 'unknown-unit']],
    ['unit', 'a row twice', 'nama\nBaru\nbaru\n', [3, 'nama', 'row-twice']],
    ['unit', 'no header', 'x;y\n1;2\n', [1, 'nama', 'column-missing']],
    ['unit', 'nothing', '', [1, '', 'empty']],
    ['unit', 'the header alone', 'nama\n', [1, '', 'no-rows']],
    ['unit', 'a cell too many', 'nama;induk\nA;;\n', [2, '', 'cells']],
    ['layanan', 'empty cells', 'unit;nama\nDinas Contoh;\n;X\n', [2, 'nama', 'empty-cell'], [3, 'unit', 'empty-cell']],
    ['petugas', 'wrong numbers', 'nip;nama;jabatan;unit\n19850612201013100;A;B;dinas-contoh\n198513122010011001;A;B;dinas-contoh\n1,98506E+17;A;B;dinas-contoh\n', [2, 'nip', 'nip-length'], [3, 'nip', 'nip-birth'], [4, 'nip', 'nip-damaged']],
    ['petugas', 'a date of no day', `nip;nama;jabatan;unit;sejak\n${aNip(7)};A;B;dinas-contoh;31/02/2026\n`, [2, 'sejak', 'day']],
    ['titik', 'an unknown code and service', 'unit;nama;layanan;kode\nKantor Utara;X;;ZZZZZZ\nKantor Utara;Y;Tidak Ada;\n', [2, 'kode', 'unknown-code'], [3, 'layanan', 'unknown-service']],
    ['titik', 'a desk of somebody from elsewhere', 'unit;nama;jenis;petugas\nKantor Utara;Meja B;officer;N-017\n', [2, 'petugas', 'officer-elsewhere']],
    ['penempatan', 'dates that overlap', `nip;unit;mulai;selesai\n${aNip(1)};Kantor Selatan;2026-02-01;2026-03-01\n`, [2, 'mulai', 'overlaps']],
    ['penempatan', 'dates that run backwards', `nip;unit;mulai;selesai\n${aNip(1)};Kantor Selatan;2025-02-01;2025-01-01\n`, [2, 'selesai', 'reversed']],
    ['jadwal', 'an officer at two places', `unit;titik;nip;tanggal;mulai;selesai\nKantor Utara;Loket 2;${aNip(2)};2026-07-20;12:00;18:00\n`, [2, 'nip', 'clash']],
    ['jadwal', 'somebody of another unit', 'unit;titik;nip;tanggal;mulai;selesai\nKantor Utara;Loket 2;N-017;2026-07-20;8.00;9.00\n', [2, 'nip', 'not-assigned']],
    ['jadwal', 'times of no clock', `unit;titik;nip;tanggal;mulai;selesai\nKantor Utara;Loket 2;${aNip(1)};2026-07-20;25:00;siang\n`, [2, 'mulai', 'clock'], [2, 'selesai', 'clock']],
    ['direktori', 'a row of no kind', 'baris;nama\nmeja;A\n', [2, 'baris', 'row-kind']],
  ] // prettier-ignore

  test.each(bad)(
    'of %s with %s is refused by line and column, and nothing of it is stored',
    async (sheet, _, text, ...problems) => {
      const agency = await anEmptyAgency()
      await filled(agency)
      const before = await everything(agency)
      const result = await importText(database.db, agency, sheet, text)
      expect(result).toMatchObject({ ok: false, reason: { count: problems.length } })
      if (!result.ok)
        expect(result.reason.problems.map(({ line, column, reason }) => [line, column, reason])).toEqual(problems)
      expect(await everything(agency)).toEqual(before)
    },
  )

  test('in Windows-1252 is refused in words', async () => {
    const agency = await anEmptyAgency()
    const result = await importText(database.db, agency, 'unit', Buffer.from('nama\nKantor Caf\xe9\n', 'latin1'))
    expect(result).toMatchObject({ ok: false, reason: { problems: [{ reason: 'not-utf8' }] } })
  })

  test('beyond the reach of whoever brings it is refused, also where it only moves', async () => {
    const agency = await anEmptyAgency()
    await filled(agency)
    const own = await findUnit(database.db, agency.agencyId, 'kantor-utara')
    const reach = { unitIds: [own?.unitId ?? ''] }
    const attempt = async (sheet: SheetName, text: string) => {
      const result = await importText(database.db, agency, sheet, text, { reach })
      return result.ok ? result.value : result.reason.problems.map(({ reason }) => reason)
    }
    expect(await attempt('unit', 'nama;induk\nCabang;Kantor Utara\n')).toMatchObject({ added: 1 })
    expect(await attempt('unit', 'nama;induk\nLain;Kantor Selatan\n')).toEqual(['beyond-reach'])
    expect(await attempt('unit', 'nama;induk\nKantor Utara;\n')).toEqual(['beyond-reach'])
    expect(await attempt('layanan', 'unit;nama\nKantor Selatan;X\n')).toEqual(['beyond-reach'])
    expect(await attempt('petugas', 'nip;nama;jabatan\nN-017;Lain;Lain\n')).toEqual(['beyond-reach'])
  })

  test('that changes a past duty is refused where answers were given', async () => {
    const place = await aPlace(database.db)
    const { agency, unit } = place
    await store(database, place, [aSubmission()])
    const officers = `nip;nama;jabatan;unit;sejak\nN-1;A;B;${unit.slug};2026-01-01\n`
    await importText(database.db, agency, 'petugas', officers)
    const on = (day: string) => `unit;titik;nip;tanggal;mulai;selesai\n${unit.slug};Loket 1;N-1;${day};07:30;08:00\n`
    expect(await importText(database.db, agency, 'jadwal', on('2026-07-15'))).toMatchObject({
      ok: false,
      reason: { problems: [{ line: 2, reason: 'past' }] },
    })
    expect(await count(database.db, 'duty', { agency_id: agency.agencyId })).toBe(0)
    expect(await importText(database.db, agency, 'jadwal', on('2026-07-14'))).toMatchObject({ ok: true })
  })

  test('of many rows names those that are wrong and stores none', async () => {
    const agency = await anEmptyAgency()
    await filled(agency)
    const rows = Array.from(
      { length: 5_000 },
      (_, place) => `${aNip(place + 10)};Contoh ${place};Pengelola;dinas-contoh`,
    )
    const good = `nip;nama;jabatan;unit\n${rows.join('\n')}\n`
    const broken = rows
      .with(17, 'x;A;B;dinas-contoh')
      .with(2_000, `${aNip(1)};A;;dinas-contoh`)
      .with(4_999, `${aNip(9_000)};A;B;tidak-ada`)
    const result = await importText(database.db, agency, 'petugas', `nip;nama;jabatan;unit\n${broken.join('\n')}\n`)
    expect(result).toMatchObject({ ok: false, reason: { count: 3 } })
    if (!result.ok) expect(result.reason.problems.map(({ line }) => line)).toEqual([19, 2_002, 5_001])
    expect(await count(database.db, 'officer', { agency_id: agency.agencyId })).toBe(3)
    expect(await importText(database.db, agency, 'petugas', good)).toMatchObject({ ok: true, value: { added: 5_000 } })
    expect(await count(database.db, 'assignment', { agency_id: agency.agencyId })).toBe(5_000 + 4)
  })
})

/** How many rows of everything an agency has. */
async function everything(agency: Agency) {
  const tables = ['unit', 'service', 'point', 'officer', 'assignment', 'duty', 'audit'] as const
  return Promise.all(tables.map((table) => count(database.db, table, { agency_id: agency.agencyId })))
}
