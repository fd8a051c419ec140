import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPeriod } from '../../src/domain/period.ts'
import { withinAgency } from '../../src/features/agencyScope.sql.ts'
import { addPlan, movePlan } from '../../src/features/followup/plans.ts'
import { asCsv, findRelease } from '../../src/features/release/release.ts'
import { composeReport } from '../../src/features/report/compose.ts'
import { type Draw, type Making, makeReports } from '../../src/features/report/making.ts'
import { skmParts } from '../../src/features/report/skm.document.ts'
import { askForReport, findReport, findReportFile, readReport } from '../../src/features/report/reports.ts'
import { drainFully } from '../../src/features/tally/tally.ts'
import { indexByPeriod } from '../../src/features/index/unitIndex.ts'
import { skm as report } from '../../src/i18n/console/report.ts'
import { decimalText } from '../../src/i18n/format.ts'
import { documents } from '../../src/server/background/documents.ts'
import { trendChart } from '../../src/ui/report/charts.ts'
import { NOW, type Place, aPlace, aRelease, aSubmission, anActor, answersOf, store } from '../support/builders.ts'
import { someComments } from '../support/comments.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'
import { Workbook, linesOfDocx, partsOf } from '../support/officeFiles.ts'

const PERIOD = '2026-TW3'
/** Enough for two decimals in public, so that every figure can be compared to the last digit. */
const PEOPLE = 1_050

let database: TestDatabase
let place: Place
beforeAll(async () => {
  database = await aDatabase()
  place = await aPlace(database.db)
  const answers = Array.from({ length: PEOPLE }, (_, person) =>
    Array.from({ length: 9 }, (__, element) => (person % 13 === element ? 0 : 1 + ((person * 7 + element * 3) % 4))),
  )
  await aRelease(database, [[place, answers]])
}, 60_000)
afterAll(() => database.close())

const making = (draw: Draw): Making => ({ clock: () => NOW, isAway: () => false, draw })
const within = <T>(at: Place, act: (trx: Parameters<Parameters<typeof withinAgency>[3]>[0]) => Promise<T>) =>
  withinAgency(database.db, at.agency.agencyId, { isReadOnly: false }, act)

async function asked(at: Place, unitId: string | null = at.unit.unitId): Promise<string> {
  const wanted = { unitId, period: PERIOD, media: ['website', 'print'] as const }
  const outcome = await within(at, (trx) => askForReport(trx, anActor(at.agency), null, wanted))
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.value
}
const reportOf = (at: Place, reportId: string) => findReport(database.db, at.agency.agencyId, reportId)
const bytesOf = async (at: Place, reportId: string, format: 'docx' | 'xlsx') =>
  (await within(at, (trx) => findReportFile(trx, at.agency.agencyId, reportId, format)))!.bytes

describe('the figures of a report', () => {
  test('are the same in document, page, workbook, open data and index, and the workbook computes them again', async () => {
    const { agencyId, unitId } = place.unit
    const reportId = await asked(place)
    expect(await makeReports(database.db, making(documents))).toBe(1)
    const made = (await within(place, (trx) => readReport(trx, agencyId, reportId)))!
    const { content, scores } = made
    const { questionnaire } = place.questionnaire
    const [index] = await indexByPeriod(database.db, { agencyId, unitId }, questionnaire, [readPeriod(PERIOD)!])
    const { nik, ni, grade } = content.index!
    expect([nik, grade, content.respondents]).toEqual([index!.ikm!.nik, index!.ikm!.grade, PEOPLE])
    expect(scores).toHaveLength(PEOPLE * 9)

    const release = (await findRelease(database.db, agencyId, PERIOD))!
    const unit = release.snapshot.units.find(({ slug }) => slug === place.unit.slug)!
    expect([unit.nik, unit.n]).toEqual([nik, PEOPLE])
    expect(unit.elements.map(({ nrr }) => nrr)).toEqual(content.elements.map(({ nrr }) => Number(nrr).toFixed(2)))
    expect(asCsv(release.snapshot)).toContain(`,${nik}`)

    const said = (text: string) => decimalText(text, 'id')
    const shown = [nik, ni, ...content.elements.flatMap(({ nrr, weighted, nik: own }) => [nrr!, weighted!, own!])]
    const lines = linesOfDocx(await bytesOf(place, reportId, 'docx'))
    const words = JSON.stringify(skmParts(content, scores, 1_000))
    for (const figure of shown.map(said)) {
      expect(lines.some((line) => line.includes(figure))).toBe(true)
      expect(words).toMatch(new RegExp(`[" ]${figure}["\\s]|"${Number(figure.replace(',', '.'))}"|${figure}`))
    }

    const book = new Workbook(await bytesOf(place, reportId, 'xlsx'))
    const row = (label: string) => book.find('Pengolahan', 'A', label)
    expect(book.value('Pengolahan', `B${row('Nilai IKM (NI × 25)')}`)).toBe(Number(nik))
    expect(book.value('Pengolahan', `B${row('Mutu pelayanan')}`)).toBe(grade)
    content.elements.forEach(({ nrr, weighted, sum, n }, at) => {
      const column = String.fromCharCode(66 + at)
      const value = (label: string) => book.value('Pengolahan', column + row(label)) as number
      expect([value('Jumlah nilai'), value('Jumlah penilaian')]).toEqual([sum, n])
      expect([value('NRR').toFixed(3), value('NRR tertimbang').toFixed(3)]).toEqual([nrr, weighted])
    })
    expect(book.value('Sebaran', `K${book.find('Sebaran', 'B', 'Nilai IKM (NI × 25)')}`)).toBe(Number(nik))
    const nikCell = `B${book.find('Ringkasan', 'A', 'Nilai IKM (NI × 25)')}`
    expect(book.value('Ringkasan', nikCell)).toBe(Number(nik))
    for (const sheet of book.names())
      for (const { ref, formula, value } of book.formulas(sheet)) {
        const computed = book.value(sheet, ref)
        if (typeof computed === 'number') expect(value, `${sheet} ${formula}`).toBeCloseTo(computed, 9)
        else expect(value, `${sheet} ${formula}`).toBe(computed)
      }
    expect(book.cell('Ringkasan', nikCell)?.format).toBe('0.00') // 88,31 in an Indonesian Excel, and a number
  })

  test('stand in chapters, tables and pictures of a sound document', async () => {
    const small = await aPlace(database.db)
    const people = Array.from({ length: 12 }, (_, n) =>
      aSubmission({
        answers: answersOf(small, [4, 3, 1 + (n % 2), 4, 3, 4, 4, 3, 4]),
        respondent: { gender: n % 3 ? 'P' : 'L' },
      }),
    )
    await store(database, small, people)
    await drainFully(database.db)
    const plan = {
      unitId: small.unit.unitId,
      period: PERIOD,
      element: 'waktu',
      programme: 'Loket tambahan pada jam ramai',
      fromQuarter: '2026-TW4',
      untilQuarter: '2027-TW1',
      responsible: 'Kepala Seksi Pelayanan',
    }
    const actor = anActor(small.agency)
    await within(small, (trx) => addPlan(trx, actor, null, plan))
    const old = await within(small, (trx) =>
      addPlan(trx, actor, null, { ...plan, period: '2026-TW2', programme: 'Papan alur' }),
    )
    if (!old.ok) throw new Error(old.reason)
    await within(small, (trx) => movePlan(trx, actor, old.value, { state: 'done', reason: null, doneOn: '2026-07-10' }))
    const reportId = await asked(small)
    await makeReports(database.db, making(documents))
    const file = await bytesOf(small, reportId, 'docx')
    const parts = partsOf(file)
    expect([...parts.keys()].filter((path) => path.startsWith('word/media/'))).toHaveLength(1) // one period: no trend yet
    for (const [path, xml] of parts) if (path.endsWith('.xml')) expect(xml.trimEnd().endsWith('>')).toBe(true)
    const lines = linesOfDocx(file)
    for (const heading of [
      'BAB I PENDAHULUAN',
      '2.5 Penentuan jumlah responden',
      '3.2 Indeks Kepuasan Masyarakat',
      '4.2 Rencana tindak lanjut',
      'BAB V PENUTUP',
      'Lampiran 3. Pengolahan data per responden',
    ])
      expect(lines).toContain(heading)
    expect(lines).toContain('Loket tambahan pada jam ramai')
    expect(lines).toContain('TW IV 2026 sampai TW I 2027')
    expect(lines).toContain('Bagian yang selesai: 100 %. Semua selesai dalam 10 hari sejak akhir survei.')
    expect(lines.join('\n')).toMatch(/Laki-laki\n4\n33,3 %/)
    const { content } = (await readReport(database.db, small.agency.agencyId, reportId))!
    expect(content.ranked[0]).toBe('waktu')
    expect(content.pekppp).toMatchObject({ survey: { from: 5 }, mediaCount: { from: 2 }, completion: { from: 1 } })
    expect(JSON.stringify(content)).not.toMatch(/answeredHour|answered_on|responseId/)
  })

  test('tell what citizens wrote as far as the public reads it, and nothing of what waits', async () => {
    const told = await aPlace(database.db)
    const written = await someComments(database, told, ['Ramah', 'Cepat', 'Belum diperiksa'])
    const { agencyId } = told.agency
    const rows = written.slice(0, 2).map(({ commentId }, at) => ({
      agency_id: agencyId,
      comment_id: commentId,
      unit: told.unit.slug,
      period: PERIOD,
      text: ['Ramah', 'Cepat'][at]!,
    }))
    await database.db.insertInto('published_comment').values(rows).execute()
    await drainFully(database.db)
    const scope = { agency: told.agency, unit: null, period: readPeriod(PERIOD)! }
    const made = (await composeReport(database.db, scope, { number: 1, madeOn: '2026-10-02', media: [] }))!
    expect(made.content.comments).toEqual({ all: 2, shown: ['Cepat', 'Ramah'] })
    const parts = skmParts(made.content, made.scores, 1_000)
    expect(parts).toContainEqual({ kind: 'list', items: ['Cepat', 'Ramah'] })
    expect(JSON.stringify(parts)).not.toContain('Belum diperiksa')
  })

  test('have a gap where a period had no answers, and begin with the first that had any', async () => {
    const old = await aPlace(database.db)
    const people = () => Array.from({ length: 10 }, () => aSubmission({ answers: answersOf(old, [4, 3, 3]) }))
    await store(database, old, people(), new Date('2026-02-10T03:00:00Z'))
    await store(database, old, people())
    await drainFully(database.db)
    const scope = { agency: old.agency, unit: old.unit, period: readPeriod(PERIOD)! }
    const made = (await composeReport(database.db, scope, { number: 1, madeOn: '2026-10-02', media: [] }))!
    const { trend } = made.content
    expect(trend.map(({ period, n, nik }) => [period, n, nik])).toEqual([
      ['2026-TW1', 10, '83.33'],
      ['2026-TW2', 0, null],
      [PERIOD, 10, '83.33'],
    ])
    expect(JSON.stringify(skmParts(made.content, made.scores, 1_000))).toContain(report.trendGap)
    expect(trendChart(trend).svg).toMatch(/<path d="M[\d. ]+M[\d. ]+"/)
  })

  test('say that nobody answered, and invent nothing', async () => {
    const empty = await aPlace(database.db)
    const reportId = await asked(empty)
    await makeReports(database.db, making(documents))
    expect(await reportOf(empty, reportId)).toMatchObject({ state: 'done' })
    const lines = linesOfDocx(await bytesOf(empty, reportId, 'docx'))
    expect(lines).toContain('Tidak ada penilaian dalam periode ini. Nilai IKM tidak dapat dihitung.')
    expect(lines).toContain('Belum ada saran masyarakat yang terbit untuk periode ini.')
    expect(lines.join(' ')).not.toMatch(/NaN|undefined|null/)
    const book = new Workbook(await bytesOf(empty, reportId, 'xlsx'))
    expect(book.names()).not.toContain('Pengolahan')
  })
})
