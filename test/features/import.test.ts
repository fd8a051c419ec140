import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPeriod } from '../../src/domain/period.ts'
import { findAgency, findUnit, listServices } from '../../src/features/directory/directory.ts'
import { indexByPeriod } from '../../src/features/index/unitIndex.ts'
import { type ImportPlan, importResponses } from '../../src/features/response/import.ts'
import { findQuestionnaire } from '../../src/features/survey/survey.ts'
import { drain, recount } from '../../src/features/tally/tally.ts'
import { NOW, aPlace, count } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'
import { goldenCases, words } from '../support/golden.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.close())

type Cells = Record<string, string>

describe('a file of old answers', () => {
  const { elements, groups } = goldenCases().find(({ id }) => id.startsWith('metropusat'))!
  const codes = words(elements)
  const group = groups.find(({ id }) => id === '2021')!
  const rows = words(group.rows ?? '').map((digits) => ({
    period: '2021',
    ...Object.fromEntries([...digits].map((score, place) => [codes[place] ?? '', score])),
  }))

  test('becomes an agency, a unit and its answers, with the index that was published', async () => {
    const name = 'metropusat-2021'
    const imported = await importing(rows, { name, fileDigest: 'golden' })
    expect(imported).toMatchObject({ ok: true, value: { rows: 28, stored: 28 } })
    const { agency, unit } = imported.ok ? imported.value : { agency: '', unit: '' }
    expect(await drain(database.db)).toBe(28)
    const { agencyId } = (await findAgency(database.db, agency))!
    const { unitId } = (await findUnit(database.db, agencyId, unit))!
    const { questionnaire } = (await findQuestionnaire(database.db, agencyId, unitId))!
    const [index] = await indexByPeriod(database.db, { agencyId, unitId }, questionnaire, [readPeriod('2021')!])
    expect(index).toMatchObject({ respondents: 28, ikm: { nik: group.nik, grade: group.grade } })
    expect((await recount(database.db, agency)).differences).toEqual([])
  })

  test.each([
    ['bandingkan', 'impor-bandingkan'],
    ['---', 'impor'],
    ['Kabupaten Ségara', 'kabupaten-segara'],
  ])('called "%s" has an address of its own, which no page has', async (name, slug) => {
    const imported = await importing(rows.slice(0, 1), { name, fileDigest: name })
    expect(imported).toMatchObject({ ok: true, value: { agency: slug, unit: slug } })
  })

  test('read again stores nothing more', async () => {
    const first = await importing(rows, { name: 'lagi', fileDigest: 'again' })
    const again = await importing(rows, { name: 'lagi', fileDigest: 'again' })
    expect([first, again]).toMatchObject([{ value: { stored: 28 } }, { ok: true, value: { rows: 28, stored: 0 } }])
  })

  test('keeps two services of one name apart by their codes', async () => {
    const given = [
      { service: 'Lainnya', service_id: '6' },
      { service: 'Lainnya', service_id: '20' },
      { service: 'Izin Reklame', service_id: '42' },
    ]
    const imported = await importing(
      given.map((service) => ({ ...rows[0], ...service })),
      { name: 'kode-layanan', fileDigest: 'codes' },
    )
    expect(imported.ok).toBe(true)
    const { agencyId } = (await findAgency(database.db, 'kode-layanan'))!
    const { unitId } = (await findUnit(database.db, agencyId, 'kode-layanan'))!
    const names = (await listServices(database.db, agencyId, unitId)).map(({ name }) => name)
    expect(names.toSorted()).toEqual(['Izin Reklame', 'Lainnya (20)', 'Lainnya (6)'])
  })

  test('goes to a unit that exists, and leaves other agencies alone', async () => {
    const place = await aPlace(database.db)
    const plan = { agency: place.agency.slug, unit: place.unit.slug, fileDigest: 'unit' }
    expect(await importing(rows, plan)).toMatchObject({
      ok: true,
      value: { agency: place.agency.slug, unit: place.unit.slug, stored: 28 },
    })
    expect(await count(database.db, 'response', { agency_id: place.agency.agencyId })).toBe(28)
  })

  test('is only looked at in a dry run', async () => {
    const before = await everything()
    const plan = { fileDigest: 'dry', isDryRun: true }
    expect(await importing(rows, plan)).toMatchObject({ ok: true, value: { rows: 28, stored: 0 } })
    expect(await everything()).toEqual(before)
  })
})

describe('a file with something wrong is refused whole', () => {
  const good = { date: '2026-07-01', waktu: '4' }

  test.each<[string, Cells[], RegExp[]]>([
    ['a score of 5', [good, { ...good, waktu: '5' }], [/Line 3: waktu is "5"/]],
    ['an average for a score', [{ ...good, waktu: '3,5' }], [/Line 2: waktu is "3,5"/]],
    ['a row without a score', [{ ...good, waktu: '' }], [/Line 2: no score at all/]],
    ['a day that there is not', [{ ...good, date: '30/02/2026' }], [/Line 2: date is "30\/02\/2026"/]],
    ['a day to come', [{ ...good, date: '2026-07-16' }], [/Line 2.*future/]],
    ['no day', [{ waktu: '4' }], [/Line 2.*"date"/]],
    ['a gender there is not', [{ ...good, gender: 'X' }], [/Line 2: gender is "X"/]],
    ['two bad rows', [{ ...good, waktu: '0' }, good, { ...good, date: 'x' }], [/Line 2: waktu/, /Line 4: date/]],
    ['no column of an element', [{ date: '2026-07-01', a: '4' }], [/--elements/]],
    ['no row', [], [/no rows/]],
  ])('(%s), each bad row with its line', async (_, rows, sentences) => {
    const before = await everything()
    const refused = await importing(rows, { fileDigest: 'bad' })
    expect(refused).toEqual({ ok: false, reason: sentences.map((sentence) => expect.stringMatching(sentence)) })
    expect(await everything()).toEqual(before)
  })

  test('also where the agency or the unit is not there', async () => {
    const { agency } = await aPlace(database.db)
    const before = await everything()
    expect(await importing([good], { agency: 'nobody' })).toMatchObject({ ok: false })
    expect(await importing([good], { agency: agency.slug, unit: 'nobody' })).toMatchObject({ ok: false })
    expect(await everything()).toEqual(before)
  })
})

function importing(rows: readonly Cells[], plan: Partial<ImportPlan>) {
  return importResponses(database.db, {
    rows: linesOf(rows),
    agency: null,
    unit: null,
    name: 'survei-lama',
    fileDigest: 'x',
    elements: null,
    isDryRun: false,
    now: NOW,
    onProgress: () => undefined,
    ...plan,
  })
}

async function* linesOf(rows: readonly Cells[]) {
  for (const [place, cells] of rows.entries()) yield { line: place + 2, cells: new Map(Object.entries(cells)) }
}

/** How much there is of everything that an import could add. */
function everything(): Promise<number[]> {
  const tables = ['agency', 'unit', 'service', 'point', 'questionnaire', 'origin', 'response', 'pending'] as const
  return Promise.all(tables.map((table) => count(database.db, table)))
}
