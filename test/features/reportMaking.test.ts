import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withinAgency } from '../../src/features/agencyScope.sql.ts'
import { findPlace } from '../../src/features/directory/place.ts'
import { alone } from '../../src/features/exchange/alone.ts'
import { type Draw, type Making, makeReports } from '../../src/features/report/making.ts'
import { askForReport, findReport, findReportFile, listReports, readReport } from '../../src/features/report/reports.ts'
import { drainFully } from '../../src/features/tally/tally.ts'
import { NOW, type Place, aPlace, aSubmission, anActor, answersOf, count, store } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'

const PERIOD = '2026-TW3'

let database: TestDatabase
let place: Place
beforeAll(async () => {
  database = await aDatabase()
  place = await aPlace(database.db)
})
afterAll(() => database.close())

/** Documents of a few bytes, for what is not about them. */
const plain: Draw = {
  docx: async (content) => Buffer.from(`docx ${content.respondents}`),
  xlsx: async (content) => Buffer.from(`xlsx ${content.respondents}`),
}
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

describe('a report whose process dies', () => {
  test('is taken up where it was left: what it says is not read again, and what was drawn stays the same bytes', async () => {
    const own = await aPlace(database.db)
    const person = () => aSubmission({ answers: answersOf(own, Array(9).fill(3)) })
    await store(database, own, [person(), person()])
    await drainFully(database.db)
    const reportId = await asked(own)
    const dying: Making = {
      ...making({ ...plain, xlsx: () => Promise.reject(new Error('killed')) }),
      isAway: () => true,
    }
    await expect(makeReports(database.db, dying)).rejects.toThrow('killed')
    const left = await reportOf(own, reportId)
    expect(left).toMatchObject({ state: 'waiting', done: 2 })
    const docx = await bytesOf(own, reportId, 'docx')
    await store(database, own, [person()])
    await drainFully(database.db)
    const drawn: string[] = []
    const watching: Draw = {
      docx: (content, scores) => (drawn.push('docx'), plain.docx(content, scores)),
      xlsx: (content, scores) => (drawn.push('xlsx'), plain.xlsx(content, scores)),
    }
    expect(await makeReports(database.db, making(watching))).toBe(1)
    expect(drawn).toEqual(['xlsx'])
    expect(await reportOf(own, reportId)).toMatchObject({ state: 'done', done: 3, digest: left!.digest })
    expect((await bytesOf(own, reportId, 'docx')).equals(docx)).toBe(true)
    expect(String(await bytesOf(own, reportId, 'xlsx'))).toBe('xlsx 2')
  })

  test('is said to have failed where it ends everybody who tries, and where a document cannot be drawn', async () => {
    const own = await aPlace(database.db)
    const reportId = await asked(own)
    const dying: Making = {
      ...making({ ...plain, docx: () => Promise.reject(new Error('killed')) }),
      isAway: () => true,
    }
    for (let death = 0; death < 3; death += 1) await expect(makeReports(database.db, dying)).rejects.toThrow('killed')
    expect(await makeReports(database.db, making(plain))).toBe(1)
    expect(await reportOf(own, reportId)).toMatchObject({ state: 'failed' })
    const other = await asked(own)
    await expect(makeReports(database.db, { ...dying, isAway: () => false })).rejects.toThrow('killed')
    expect(await reportOf(own, other)).toMatchObject({ state: 'failed' })
    expect(await makeReports(database.db, making(plain))).toBe(0)
    expect(await count(database.db, 'report_file', { agency_id: own.agency.agencyId })).toBe(0)
  })

  test('is left alone while another process makes it', async () => {
    const own = await aPlace(database.db)
    const reportId = await asked(own)
    const meanwhile = await alone(database.db, reportId, () => makeReports(database.db, making(plain)))
    expect(meanwhile).toBe(0)
    expect(await makeReports(database.db, making(plain))).toBe(1)
  })
})

describe('the versions of a report', () => {
  test('are counted for each unit and period, also when many ask at once, and each keeps its own', async () => {
    const own = await aPlace(database.db)
    await Promise.all([1, 2, 3].map(() => asked(own)))
    await asked(own, null)
    await makeReports(database.db, making(plain))
    const { agencyId } = own.agency
    const page = { unitIds: null, limit: 10, offset: 0 }
    const { reports, total } = await within(own, (trx) => listReports(trx, agencyId, page))
    expect(total).toBe(4)
    expect(reports.map(({ unitId, number }) => [unitId !== null, number]).sort()).toEqual([
      [false, 1],
      [true, 1],
      [true, 2],
      [true, 3],
    ])
    const ofUnit = await within(own, (trx) => listReports(trx, agencyId, { ...page, unitIds: [own.unit.unitId] }))
    expect(ofUnit.total).toBe(3)
  })

  test('are asked for within one’s reach, and seen within one’s agency', async () => {
    const own = await aPlace(database.db)
    const before = await count(database.db, 'report')
    const wanted = { unitId: null, period: PERIOD, media: [] }
    const beyond = within(own, (trx) => askForReport(trx, anActor(own.agency), new Set([own.unit.unitId]), wanted))
    expect(await beyond).toEqual({ ok: false, reason: 'beyond-reach' })
    expect(await count(database.db, 'report')).toBe(before)
    const reportId = await asked(own)
    await makeReports(database.db, making(plain))
    const strange = place.agency.agencyId
    expect(await within(place, (trx) => readReport(trx, own.agency.agencyId, reportId))).toBeNull()
    expect(await readReport(database.db, strange, reportId)).toBeNull()
    expect(await findReportFile(database.db, strange, reportId, 'docx')).toBeNull()
    expect(await findPlace(database.db, strange, { kind: 'report', name: reportId }, '2026-07-15')).toBeNull()
  })

  test('cannot be changed by the pages of staff', async () => {
    const attempt = within(place, (trx) => trx.updateTable('report').set({ actor: 'X' }).execute())
    await expect(attempt).rejects.toThrow(/permission denied/)
  })
})
