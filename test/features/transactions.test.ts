import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listChanges } from '../../src/features/audit/audit.ts'
import { readVersion } from '../../src/features/directory/change.ts'
import { type Agency, addDirectory, emptyDirectory } from '../../src/features/directory/directory.ts'
import { importRows } from '../../src/features/exchange/import.ts'
import { readTransactions } from '../../src/features/exchange/transactions.form.ts'
import { sentenceOf } from '../../src/server/exchangeSentences.ts'
import { sayProblem } from '../../src/i18n/console/exchange.ts'
import { NOW, anActor, anAgency, count } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'
import { aNip, importText } from '../support/files.ts'

let database: TestDatabase
let agency: Agency
const head = 'nomor;nip;layanan;unit;masuk;tenggat;target_hari;selesai;status;ulang;pengaduan;periksa'
const file = (...rows: string[]) => [head, ...rows].join('\n')

beforeAll(async () => {
  database = await aDatabase()
  agency = anAgency()
  await addDirectory(database.db, { ...emptyDirectory(), agencies: [agency] }, NOW)
  const units = 'nama;induk\nDinas Contoh;\nKantor Utara;Dinas Contoh\nKantor Selatan;Dinas Contoh\n'
  await importText(database.db, agency, 'unit', units)
  await importText(
    database.db,
    agency,
    'layanan',
    'unit;nama\nKantor Utara;KTP\nKantor Selatan;KTP\nKantor Selatan;KK\n',
  )
  const officers = `NIP;Nama Lengkap;Nama Jabatan;Unit Kerja;TMT\n${aNip(1)};Sari Contoh;Pengelola;Kantor Utara;01/01/2026\nN-7;Tono Contoh;Pengelola;Dinas Contoh;01/01/2026\n`
  expect(await importText(database.db, agency, 'petugas', officers)).toMatchObject({ ok: true, value: { added: 2 } })
  await importText(
    database.db,
    agency,
    'penempatan',
    `nip;unit;mulai;selesai\n${aNip(1)};Kantor Selatan;01/02/2025;30/11/2025\n`,
  )
})
afterAll(() => database.close())

const stored = () => count(database.db, 'service_transaction', { agency_id: agency.agencyId })
const rows = async (number: string) =>
  (await database.pool.query('select * from service_transaction where number = $1', [number])).rows[0]

describe('a file of transactions', () => {
  const good = file(
    `A-1;${aNip(1)};KTP;;01/07/2026;2026-07-05;;2026-07-03;selesai;tidak;tidak;baik`,
    `A-2;${aNip(1)};ktp;kantor-utara;2026-07-10;;7;;proses;;;`,
    `A-3;N-7;KK;;2026-07-01T09:30;2026-07-02T16:00;;2026-07-04 08:00;;ya;ya;kurang`,
    `A-4;${aNip(1)};KK;;2025-03-01;2025-03-05;;2025-03-09;;;;`,
  )

  test('is stored where it was earned, and the same again changes nothing; a dry run stores nothing', async () => {
    const dry = await importText(database.db, agency, 'transaksi', good, { isDryRun: true })
    expect([dry, await stored()]).toEqual([{ ok: true, value: { added: 4, changed: 0, unchanged: 0 } }, 0])
    const version = await readVersion(database.db)
    expect(await importText(database.db, agency, 'transaksi', good)).toMatchObject({ ok: true, value: { added: 4 } })
    expect(await importText(database.db, agency, 'transaksi', good)).toEqual({
      ok: true,
      value: { added: 0, changed: 0, unchanged: 4 },
    })
    expect(await rows('A-2')).toMatchObject({ due_on: '2026-07-17', finished_on: null, check_passed: null })
    expect(await rows('A-3')).toMatchObject({
      finished_on: '2026-07-04',
      is_rework: true,
      has_complaint: true,
      check_passed: false,
    })
    const { rows: units } = await database.pool.query(
      `select t.number, u.name from service_transaction t join unit u using (agency_id, unit_id) order by 1`,
    )
    expect(units.map(({ name }) => name)).toEqual(['Kantor Utara', 'Kantor Utara', 'Kantor Selatan', 'Kantor Selatan'])
    expect(await readVersion(database.db)).toBe(version) // no citizen's page forgets anything for it
  })

  test('changes what went on; a correction after the end stands in the trail, daily progress does not', async () => {
    const changed = file(
      `A-2;${aNip(1)};KTP;;2026-07-10;;7;2026-07-14;;;;baik`,
      `A-1;${aNip(1)};KTP;;2026-07-01;2026-07-05;;2026-07-03;;ya;;baik`,
    )
    const before = await listChanges(database.db, agency.agencyId, { kind: 'transaction' }, 10)
    expect(await importText(database.db, agency, 'transaksi', changed)).toMatchObject({
      ok: true,
      value: { changed: 2 },
    })
    const after = await listChanges(database.db, agency.agencyId, { kind: 'transaction' }, 10)
    expect(before).toEqual([])
    expect(after.map(({ subject }) => subject)).toEqual(['A-1, Sari Contoh'])
  })

  const line = (changes: Partial<Record<string, string>>) => {
    const cells = {
      nomor: 'B-1',
      nip: aNip(1),
      layanan: 'KTP',
      unit: '',
      masuk: '2026-07-01',
      tenggat: '2026-07-05',
      target_hari: '',
      selesai: '2026-07-03',
      status: '',
      ulang: '',
      pengaduan: '',
      periksa: '',
      ...changes,
    }
    return head
      .split(';')
      .map((name) => cells[name as keyof typeof cells])
      .join(';')
  }
  const bad: readonly [string, Partial<Record<string, string>>, string, string][] = [
    ['an end before the start', { selesai: '2026-06-30' }, 'selesai', 'before-start'],
    ['a due day before the start', { tenggat: '2026-06-30' }, 'tenggat', 'before-start'],
    ['an unknown NIP', { nip: aNip(99) }, 'nip', 'unknown-officer'],
    ['a damaged NIP', { nip: '1,98506E+17' }, 'nip', 'nip-damaged'],
    ['no NIP', { nip: '' }, 'nip', 'empty-cell'],
    ['an unknown service', { layanan: 'SIM' }, 'layanan', 'unknown-service'],
    ['a service of another unit', { unit: 'kantor-utara', layanan: 'KK' }, 'layanan', 'unknown-service'],
    ['an unknown unit', { unit: 'Kantor Barat' }, 'unit', 'unknown-unit'],
    ['somebody who was not assigned there', { layanan: 'KK' }, 'nip', 'not-assigned'],
    [
      'somebody who was assigned nowhere',
      { masuk: '2024-01-02', tenggat: '2024-01-05', selesai: '2024-01-03' },
      'nip',
      'not-assigned',
    ],
    ['a service of several units', { nip: 'N-7' }, 'layanan', 'several-services'],
    ['a start in the future', { masuk: '2026-07-16', tenggat: '2026-07-20', selesai: '' }, 'masuk', 'future'],
    ['an end in the future', { selesai: '2026-07-16' }, 'selesai', 'future'],
    ['no day at all', { masuk: '31/02/2026' }, 'masuk', 'day'],
    ['a time that is none', { selesai: '2026-07-03 lunch' }, 'selesai', 'day'],
    ['no start', { masuk: '' }, 'masuk', 'empty-cell'],
    ['neither due nor target', { tenggat: '' }, 'tenggat', 'due-missing'],
    ['a target outside the scale', { target_hari: '367' }, 'target_hari', 'target-days'],
    ['a target below the scale', { target_hari: '-1' }, 'target_hari', 'target-days'],
    ['a target that is no number', { tenggat: '', target_hari: 'cepat' }, 'target_hari', 'target-days'],
    ['a rework that is neither', { ulang: 'mungkin' }, 'ulang', 'yes-no'],
    ['a complaint that is neither', { pengaduan: '2' }, 'pengaduan', 'yes-no'],
    ['a check that is none', { periksa: '87' }, 'periksa', 'check'],
    ['a state that is none', { status: 'hilang' }, 'status', 'work-status'],
    ['a state against the days', { status: 'proses' }, 'status', 'status-differs'],
    ['no number', { nomor: '' }, 'nomor', 'empty-cell'],
    ['a number that is too long', { nomor: 'x'.repeat(101) }, 'nomor', 'number-long'],
    ['the number of another case', { nomor: 'A-1', masuk: '2026-07-02' }, 'nomor', 'number-taken'],
  ]
  test.each(bad)('names %s by its line, in both languages, and stores nothing', async (_, changes, column, reason) => {
    const before = await stored()
    const text = file(line({ nomor: 'B-0' }), line(changes))
    const result = await importText(database.db, agency, 'transaksi', text)
    const problems = result.ok ? [] : result.reason.problems
    expect(problems.map((one) => [one.line, one.column, one.reason])).toContainEqual([3, column, reason])
    expect(await stored()).toBe(before)
    for (const problem of problems) {
      expect(sentenceOf(problem)).toMatch(/^Line 3: \w+ .+\.$/)
      expect(sentenceOf(problem)).not.toContain(problem.reason.includes('-') ? problem.reason : '\0')
      expect(sayProblem(problem)).not.toContain(problem.reason.includes('-') ? problem.reason : '\0')
    }
  })

  test('names a doubled number with its first line', async () => {
    const result = await importText(database.db, agency, 'transaksi', file(line({}), line({})))
    expect(result).toMatchObject({
      ok: false,
      reason: { problems: [{ line: 3, column: 'nomor', reason: 'row-twice', about: '2' }] },
    })
  })

  test('names somebody whose assignments overlap at that time, whoever wrote them', async () => {
    const other = anAgency()
    await addDirectory(database.db, { ...emptyDirectory(), agencies: [other] }, NOW)
    await importText(database.db, other, 'unit', 'nama\nKantor A\nKantor B\n')
    await importText(database.db, other, 'layanan', 'unit;nama\nKantor A;KTP\n')
    await importText(database.db, other, 'petugas', `nip;nama;jabatan;unit;sejak\nN-1;Sari;P;Kantor A;2026-01-01\n`)
    await database.pool.query(
      `insert into assignment select a.agency_id, gen_random_uuid(), a.officer_id, u.unit_id, '2026-03-01', null
       from assignment a join unit u on u.agency_id = a.agency_id and u.name = 'Kantor B' where a.agency_id = $1`,
      [other.agencyId],
    )
    const during = await importText(database.db, other, 'transaksi', file(line({ nip: 'N-1' })))
    expect(during).toMatchObject({
      ok: false,
      reason: { problems: [{ line: 2, column: 'nip', reason: 'double-assigned', about: 'Kantor A, Kantor B' }] },
    })
    const before = line({ nip: 'N-1', masuk: '2026-02-02', tenggat: '2026-02-05', selesai: '2026-02-03' })
    expect(await importText(database.db, other, 'transaksi', file(before))).toMatchObject({ ok: true })
  })

  test('stays within the reach of whoever brings it', async () => {
    const { rows: units } = await database.pool.query(`select unit_id from unit where name = 'Kantor Selatan'`)
    const reach = { unitIds: units.map(({ unit_id }) => unit_id) }
    const result = await importText(database.db, agency, 'transaksi', file(line({})), { reach })
    expect(result).toMatchObject({ ok: false, reason: { problems: [{ reason: 'beyond-reach' }] } })
  })

  test('takes attendance and seniority for nothing, whatever the file holds of them', async () => {
    const text = `id,NIP,service,submitted,due,finished,attendance,years_of_service\nC-1,${aNip(1)},KTP,2026-07-01,2026-07-05,2026-07-02,98,20\n`
    expect(await importText(database.db, agency, 'transaksi', text)).toMatchObject({ ok: true, value: { added: 1 } })
    expect(Object.keys(await rows('C-1')).join()).not.toMatch(/attend|senior|hadir|years/)
  })
})

test('what a service system sends is the same as a row of a file', async () => {
  const one = {
    number: 'A-1',
    nip: aNip(1),
    service: 'KTP',
    submitted: '2026-07-01',
    due: '2026-07-05',
    finished: '2026-07-03',
    rework: true,
    check: 'passed',
  }
  const read = readTransactions({ transactions: [one] })
  const target = { timeZone: agency.timeZone, reach: 'all' as const }
  const parts = { sheet: 'transaksi' as const, name: 'API', isDryRun: false }
  const result = read.ok && (await importRows(database.db, anActor(agency), target, parts, read.value))
  expect(result).toEqual({ ok: true, value: { added: 0, changed: 0, unchanged: 1 } })
  expect(readTransactions({ transactions: [{ ...one, due: 'soon', seniority: 12 }] })).toEqual({
    ok: false,
    reason: ['transactions.0.due', 'transactions.0'],
  })
})
