import { createHash } from 'node:crypto'
import { streamXlsxRows } from 'hucre/xlsx'
import { CompiledQuery } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPeriod } from '../../src/domain/period.ts'
import { withinAgency } from '../../src/features/agencyScope.sql.ts'
import { coveredBy } from '../../src/features/directory/reach.ts'
import { importResponses } from '../../src/features/response/import.ts'
import { type ExportScope, exportAnswers } from '../../src/features/response/export.ts'
import { type ExportForm, type Exported, exportFile } from '../../src/features/response/exportFile.ts'
import { addState } from '../../src/features/response/state.ts'
import { parseCsv } from '../../src/features/csv.ts'
import { answerWords } from '../../src/i18n/console/answers.ts'
import { NOW, type Place, aPlace, aResponse, aSubmission, store } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.close())

const quarter = readPeriod('2026-TW3')!
const scopeOf = ({ agency }: Place, parts: Partial<ExportScope> = {}): ExportScope => ({
  agencyId: agency.agencyId,
  period: quarter,
  covered: null,
  ...parts,
})

/** A file as staff get it: under the role of the console. */
async function fileOf(form: ExportForm, scope: ExportScope): Promise<{ bytes: Buffer; end: Exported }> {
  const pieces: Uint8Array[] = []
  let end: Exported | null = null
  await withinAgency(database.db, scope.agencyId, { isReadOnly: true }, async (trx) => {
    const plan = {
      filter: { agency: 'a', period: '2026-TW3' },
      words: answerWords,
      onEnd: (at: Exported) => (end = at),
    }
    for await (const piece of exportFile(form, await exportAnswers(trx, scope), plan)) pieces.push(piece)
  })
  return { bytes: Buffer.concat(pieces), end: end! }
}
const linesOf = (bytes: Buffer) => bytes.toString().trimEnd().split(/\r?\n/)

/** What somebody answered who had much to say. */
const full = () =>
  aSubmission({
    answers: { persyaratan: 4, waktu: 1, sarpras: 3 },
    overall: 2,
    comment: 'Petugas Rahasia, telepon 081234567890',
    respondent: { gender: 'P', age: '26-35', education: 'D4/S1', occupation: 'SWASTA' },
  })

describe('answers as a file', () => {
  test('are joined by hash, however few the database knew of, and nothing else is', async () => {
    const place = await aPlace(database.db)
    const joins = async (db: Pick<typeof database.db, 'executeQuery'>) =>
      (await db.executeQuery<{ at: string }>(CompiledQuery.raw(`select current_setting('enable_nestloop') as at`)))
        .rows[0]?.at
    const within = await withinAgency(database.db, place.agency.agencyId, { isReadOnly: true }, async (trx) => {
      await exportAnswers(trx, scopeOf(place))
      return joins(trx)
    })
    expect([within, await joins(database.db)]).toEqual(['off', 'on'])
  })

  test('have a row each with what was answered, and nothing that leads to a person', async () => {
    const place = await aPlace(database.db)
    const submission = full()
    await store(database, place, [submission])
    const { bytes, end } = await fileOf('plain', scopeOf(place))
    const [header, row, last, ...rest] = linesOf(bytes)
    expect(header).toBe(
      'date,unit,unit_name,service,channel,form,lang,persyaratan,prosedur,waktu,biaya,produk,kompetensi,perilaku,sarpras,pengaduan,overall,gender,age,education,occupation,state',
    )
    expect(row).toBe(
      `2026-07-15,${place.unit.slug},${place.unit.name},${place.service.name},qr,full,id,4,,1,,,,,3,,2,P,26-35,D4/S1,SWASTA,counted`,
    )
    const digest = createHash('sha256').update(`${header}\n${row}\n`).digest('hex')
    expect(last).toBe(`# rows=1 agency=a period=2026-TW3 sha256=${digest}`)
    expect(end).toEqual({ rows: 1, digest })
    expect(rest).toEqual([])
    for (const secret of ['Rahasia', submission.key, place.point.name, place.point.code])
      expect(bytes.toString()).not.toContain(secret)
  })

  test('are those of the period and of the covered units, whatever else is stored', async () => {
    const place = await aPlace(database.db)
    const below = await aPlace(database.db, { below: place })
    const sibling = await aPlace(database.db, { beside: place })
    for (const one of [place, below, sibling]) await store(database, one, [aSubmission()])
    await store(database, place, [aSubmission()], new Date('2026-10-01T03:00:00Z'))
    await store(database, await aPlace(database.db), [aSubmission()])
    const countIn = async (parts: Partial<ExportScope>) => (await fileOf('plain', scopeOf(place, parts))).end.rows
    expect(await countIn({})).toBe(3)
    expect(await countIn({ period: readPeriod('2026')! })).toBe(4)
    expect(await countIn({ period: readPeriod('2025')! })).toBe(0)
    const covered = await coveredBy(database.db, place.agency.agencyId, { unitIds: [place.unit.unitId] })
    expect(await countIn({ covered })).toBe(2)
    expect(await countIn({ covered: new Set() })).toBe(0)
  })

  test('say whether they count', async () => {
    const place = await aPlace(database.db)
    const submission = aSubmission()
    await store(database, place, [submission])
    const { agencyId, responseId } = aResponse(place, submission).response
    await addState(database.db, { agencyId, responseId }, 'held', NOW)
    expect(linesOf((await fileOf('plain', scopeOf(place))).bytes)[1]).toMatch(/,held$/)
  })

  test('of questionnaires with elements of their own have a column for each element, the official ones first', async () => {
    const place = await aPlace(database.db)
    const own = await aPlace(database.db, { beside: place, elements: ['antrean', 'waktu'] })
    await store(database, place, [aSubmission({ answers: { sarpras: 2 } })])
    await store(database, own, [aSubmission({ answers: { antrean: 3, waktu: 1 } })])
    const rows: Record<string, string>[] = []
    const { bytes } = await fileOf('plain', scopeOf(place))
    for await (const { cells } of parseCsv(onePiece(bytes))) rows.push(Object.fromEntries(cells))
    expect(Object.keys(rows[0]!).slice(7, 17)).toEqual(
      expect.arrayContaining(['persyaratan', 'waktu', 'sarpras', 'antrean']),
    )
    expect(rows.map(({ unit, waktu, sarpras, antrean }) => [unit, waktu, sarpras, antrean]).toSorted()).toEqual(
      [
        [own.unit.slug, '1', '', '3'],
        [place.unit.slug, '', '2', ''],
      ].toSorted(),
    )
  })

  test('come in again as they went out', async () => {
    const place = await aPlace(database.db)
    for (let n = 0; n < 5; n += 1) await store(database, place, [full()])
    const { bytes } = await fileOf('plain', scopeOf(place))
    const imported = await importResponses(database.db, {
      rows: parseCsv(onePiece(bytes)),
      agency: null,
      unit: null,
      name: `kembali ${place.unit.unitId}`,
      fileDigest: createHash('sha256').update(bytes).digest('hex'),
      elements: null,
      isDryRun: false,
      now: new Date('2026-11-01T03:00:00Z'),
      onProgress: () => undefined,
    })
    expect(imported).toMatchObject({ ok: true, value: { rows: 5, stored: 5 } })
  })

  test('read as an Indonesian spreadsheet reads them', async () => {
    const place = await aPlace(database.db)
    await store(database, place, [full()])
    const { bytes } = await fileOf('indonesia', scopeOf(place))
    const text = bytes.toString()
    expect(text.startsWith('\uFEFFTanggal;Kode unit;Unit;Layanan;Cara mengisi')).toBe(true)
    const [, row] = text.split('\r\n')
    expect(row).toMatch(/^15\/07\/2026;/)
    expect(row).toMatch(/;Perempuan;26–35 tahun;D4 atau S1;Pegawai swasta;Dihitung$/)
  })

  test('are dates and numbers in a workbook, with the same rows and the same digest', async () => {
    const place = await aPlace(database.db)
    for (let n = 0; n < 3; n += 1) await store(database, place, [full()])
    const [plain, { bytes, end }] = [await fileOf('plain', scopeOf(place)), await fileOf('xlsx', scopeOf(place))]
    expect(end).toEqual(plain.end)
    const rows: unknown[][] = []
    for await (const { values } of streamXlsxRows(bytes)) rows.push(values)
    const [header, first] = rows
    expect(rows).toHaveLength(5)
    expect(header?.slice(0, 3)).toEqual(['Tanggal', 'Kode unit', 'Unit'])
    expect(first?.[0]).toEqual(new Date('2026-07-15T00:00:00Z'))
    expect(first?.slice(7, 10)).toEqual([4, null, 1])
    expect(rows.at(-1)?.[0]).toBe(`# rows=3 agency=a period=2026-TW3 sha256=${end.digest}`)
  })

  test('run nothing in a spreadsheet, whatever a service is called', async () => {
    const place = await aPlace(database.db)
    await database.db
      .updateTable('service')
      .set({ name: '=1+1' })
      .where('service_id', '=', place.service.serviceId)
      .execute()
    await store(database, place, [aSubmission()])
    expect((await fileOf('plain', scopeOf(place))).bytes.toString()).toContain(",'=1+1,")
  })
})

async function* onePiece(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}
