import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPeriod } from '../../src/domain/period.ts'
import { checkRelease, findRelease, listReleases, publishEdition } from '../../src/features/release/release.ts'
import { NOW, aPlace } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'
import { answer, close, quarter, saidOf, twoPlaces } from '../support/releases.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.close())

describe('a longer period', () => {
  test('publishes its quarters first, and is made of what they were when they were closed', async () => {
    const place = await aPlace(database.db)
    await answer(database, place, 4, 30)
    await close(database, place)
    await answer(database, place, 1, 30)
    expect(await close(database, place, readPeriod('2026-S2')!, '2027-01-01')).toMatchObject({
      ok: true,
      value: { number: 2 },
    })
    const half = (await findRelease(database.db, place.agency.agencyId, '2026-S2'))!
    expect(half.snapshot).toMatchObject({
      quarters: [{ period: '2026-TW3', edition: 1 }],
      total: { n: 30, nik: '100' },
    })
    expect(half.snapshot.total.history).toMatchObject([{ period: '2026-TW3', n: 30, nik: '100' }])
    expect(await close(database, place, readPeriod('2026')!, '2027-01-01')).toMatchObject({
      ok: true,
      value: { number: 3 },
    })
    expect(await checkRelease(database.db, place.agency, readPeriod('2026')!)).toMatchObject({ isSame: true })
  })

  test('publishes a quarter that nobody closed', async () => {
    const place = await aPlace(database.db)
    await answer(database, place, 4, 30)
    expect(await close(database, place, readPeriod('2026')!, '2027-01-01')).toMatchObject({
      ok: true,
      value: { number: 2 },
    })
    const heads = await listReleases(database.db, place.agency.agencyId)
    expect(heads.map(({ period }) => period)).toEqual(['2026', '2026-TW3'])
  })
})

describe('a further edition', () => {
  const NEXT_YEAR = new Date('2027-02-01T03:00:00Z')

  test('adds the late answers of a unit that ten gave, and those of others to the agency alone; the first stays', async () => {
    const [place, other] = await twoPlaces(database)
    const first = await findRelease(database.db, place.agency.agencyId, '2026-TW3')
    await answer(database, place, 1, 10)
    expect(await publishEdition(database.db, place.agency, quarter, NOW)).toMatchObject({
      ok: true,
      value: { edition: 2, number: 2 },
    })
    expect(await findRelease(database.db, place.agency.agencyId, '2026-TW3', 1)).toEqual(first)
    const second = (await findRelease(database.db, place.agency.agencyId, null))!
    expect(second.edition).toBe(2)
    expect(saidOf(second.snapshot)(place)).toMatchObject({ n: 40, nik: '81' }) // (30×4 + 10×1) / 40 × 25 = 81.25
    expect(saidOf(second.snapshot)(other)).toMatchObject({ n: 30, nik: '100' })
    expect(second.snapshot.total.n).toBe(70)
    expect(await checkRelease(database.db, place.agency, quarter)).toMatchObject({
      isSame: true,
      published: { edition: 2 },
    })
  })

  test('keeps late answers of five in the agency’s total, where they are ten with others', async () => {
    const [place, other] = await twoPlaces(database)
    await answer(database, place, 1, 5)
    await answer(database, other, 1, 5)
    expect(await publishEdition(database.db, place.agency, quarter, NOW)).toMatchObject({ ok: true })
    const { snapshot } = (await findRelease(database.db, place.agency.agencyId, null))!
    expect([place, other].map((at) => saidOf(snapshot)(at)?.n)).toEqual([30, 30])
    expect(snapshot.total).toMatchObject({ n: 70, nik: '89' }) // (60×4 + 10×1) / 70 × 25 = 89.29
  })

  test('is refused for nine late answers, twice in a year, and where nothing was published', async () => {
    const [place] = await twoPlaces(database)
    const next = (now: Date) => publishEdition(database.db, place.agency, quarter, now)
    await answer(database, place, 1, 9)
    expect(await next(NOW)).toEqual({ ok: false, reason: 'nothing-new' })
    await answer(database, place, 1, 1)
    expect(await next(NOW)).toMatchObject({ ok: true })
    await answer(database, place, 1, 10)
    expect(await next(NOW)).toEqual({ ok: false, reason: 'this-year' })
    expect(await listReleases(database.db, place.agency.agencyId)).toHaveLength(2)
    expect(await next(NEXT_YEAR)).toMatchObject({ ok: true, value: { edition: 3 } })
    const unpublished = await publishEdition(database.db, place.agency, readPeriod('2026')!, NOW)
    expect(unpublished).toEqual({ ok: false, reason: 'unpublished' })
  })

  test('of a year follows those of its quarters', async () => {
    const [place] = await twoPlaces(database)
    const year = readPeriod('2026')!
    await close(database, place, year, '2027-01-01')
    expect(await publishEdition(database.db, place.agency, year, NEXT_YEAR)).toEqual({
      ok: false,
      reason: 'nothing-new',
    })
    await answer(database, place, 1, 10)
    await publishEdition(database.db, place.agency, quarter, NEXT_YEAR)
    expect(await publishEdition(database.db, place.agency, year, NEXT_YEAR)).toMatchObject({
      ok: true,
      value: { edition: 2 },
    })
    const { snapshot } = (await findRelease(database.db, place.agency.agencyId, '2026'))!
    expect(snapshot).toMatchObject({ quarters: [{ period: '2026-TW3', edition: 2 }], total: { n: 70 } })
  })
})
