import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPeriod } from '../../src/domain/period.ts'
import { methodOf } from '../../src/domain/method.ts'
import { makeFigures } from '../../src/features/release/figures.ts'
import {
  canonicalJson,
  checkRelease,
  closePeriod,
  findRelease,
  listReleases,
} from '../../src/features/release/release.ts'
import { drain } from '../../src/features/tally/tally.ts'
import { NOW, type Place, aPlace, aSubmission, answersOf, store } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.close())

const quarter = readPeriod('2026-TW3')!
const AFTER = '2026-10-01'
const close = ({ agency }: Place, period = quarter, today = AFTER) =>
  closePeriod(database.db, agency, period, today, NOW)

describe('a period that is closed', () => {
  test('is published with every unit’s figure, as far as its number of respondents allows', async () => {
    const shown = await aPlace(database.db)
    const provisional = await aPlace(database.db, { beside: shown })
    const withheld = await aPlace(database.db, { beside: shown })
    const silent = await aPlace(database.db, { beside: shown })
    await answer(shown, 4, 30)
    await answer(provisional, 2, 29)
    await answer(withheld, 1, 9)
    expect(await close(shown)).toMatchObject({ ok: true, value: { period: '2026-TW3', closedAt: NOW } })
    const { figures } = (await findRelease(database.db, shown.agency.agencyId, null))!
    const said = ({ unit }: Place) => figures.units.find(({ slug }) => slug === unit.slug)
    expect(said(shown)).toMatchObject({ n: 30, status: 'shown', nik: '100.00', grade: 'A' })
    expect(said(provisional)).toMatchObject({ n: 29, status: 'provisional', nik: '50.00', grade: null })
    expect(said(withheld)).toMatchObject({ n: 0, status: 'withheld', nik: null, grade: null, history: [] })
    expect(said(withheld)?.elements.map(({ nrr }) => nrr)).toEqual(Array<null>(9).fill(null))
    expect(said(silent)).toBeUndefined()
    expect(figures.total).toMatchObject({ n: 68, nik: '68.75', grade: 'C' }) // (30×4 + 29×2 + 9×1) / 68 × 25
    expect(figures.meanOfUnits).toBe('75.00')
  })

  test('stays word for word what it was, whatever is answered or tried afterwards', async () => {
    const place = await aPlace(database.db)
    await answer(place, 4, 30)
    const first = await close(place)
    const before = await findRelease(database.db, place.agency.agencyId, '2026-TW3')
    await answer(place, 1, 30)
    expect(await close(place)).toEqual({ ok: false, reason: 'released' })
    expect(await findRelease(database.db, place.agency.agencyId, '2026-TW3')).toEqual(before)
    expect(first).toMatchObject({ ok: true, value: { digest: before?.digest } })
  })

  test('is published once when ten people close it at the same moment', async () => {
    const place = await aPlace(database.db)
    await answer(place, 3, 12)
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => close(place)))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await listReleases(database.db, place.agency.agencyId)).toHaveLength(1)
  })

  test('carries the SHA-256 of its figures as the database gives them back', async () => {
    const place = await aPlace(database.db)
    await answer(place, 3, 12)
    await close(place)
    const release = await findRelease(database.db, place.agency.agencyId, '2026-TW3')
    expect(createHash('sha256').update(canonicalJson(release?.figures)).digest('hex')).toBe(release?.digest)
  })
})

describe('a published period', () => {
  test('says by which rules it was computed, with the limits and grades that each figure may have', async () => {
    const place = await aPlace(database.db)
    await answer(place, 4, 20)
    await answer(place, 3, 20)
    await close(place)
    const { figures } = (await findRelease(database.db, place.agency.agencyId, null))!
    expect(figures).toMatchObject({ methodVersion: 2, method: methodOf(2).says })
    expect(figures.total).toMatchObject({ nik: '87.50', grade: 'B', evidence: { best: 'A', worst: 'B', rule: '2017' } })
    const { low, high } = figures.total.evidence!
    expect([Number(low), Number(high)]).toEqual([expect.closeTo(82.8, 0), expect.closeTo(90.9, 0)])
  })

  test('is computed again to the same digest, and no longer once an answer was added to it', async () => {
    const place = await aPlace(database.db)
    await answer(place, 4, 30)
    await close(place)
    expect(await checkRelease(database.db, place.agency, quarter)).toMatchObject({ isSame: true })
    await answer(place, 1, 1)
    expect(await checkRelease(database.db, place.agency, quarter)).toMatchObject({ isSame: false })
    expect(await checkRelease(database.db, place.agency, readPeriod('2020')!)).toBeNull()
  })

  test('of the first version is computed again by its own rules, beside those of today', async () => {
    const of2004 = Array.from({ length: 14 }, (_, element) => `m2004_u${element + 1}`)
    const place = await aPlace(database.db, { elements: of2004 })
    await answer(place, 3, 30)
    const figures = (await makeFigures(database.db, place.agency, quarter, methodOf(1)))!
    expect(Object.keys(figures).toSorted()).toEqual(['agency', 'meanOfUnits', 'method', 'period', 'total', 'units'])
    expect(Object.keys(figures.total).toSorted()).toEqual(['elements', 'grade', 'history', 'n', 'nik', 'status'])
    const text = canonicalJson(figures)
    const digest = createHash('sha256').update(text).digest('hex')
    const { agencyId } = place.agency
    const row = { agency_id: agencyId, period: quarter.code, digest, figures: text, closed_at: NOW }
    await database.db.insertInto('release').values(row).execute()
    const checked = await checkRelease(database.db, place.agency, quarter)
    expect(checked).toMatchObject({
      isSame: true,
      published: { figures: { total: { nik: '75.00', grade: 'C' } } },
      again: { total: { nik: '75.00', grade: 'C' } },
      today: { methodVersion: 2, total: { nik: '75.00', grade: 'B', evidence: { rule: '2004' } } },
    })
  })
})

describe('a period is not closed', () => {
  test.each([
    ['before its last day is over', '2026-09-30'],
    ['in its middle', '2026-08-01'],
  ])('%s', async (_, today) => {
    const place = await aPlace(database.db)
    await answer(place, 3, 12)
    expect(await close(place, quarter, today)).toEqual({ ok: false, reason: 'open' })
    expect(await listReleases(database.db, place.agency.agencyId)).toEqual([])
  })

  test('when nobody answered in it', async () => {
    const place = await aPlace(database.db)
    await answer(place, 3, 12)
    expect(await close(place, readPeriod('2026-TW2')!)).toEqual({ ok: false, reason: 'no-answers' })
    expect(await listReleases(database.db, place.agency.agencyId)).toEqual([])
  })
})

test('releases are listed newest first, and of two that end together the longer one first', async () => {
  const place = await aPlace(database.db)
  await answer(place, 3, 12)
  for (const code of ['2026-07', '2026', '2026-TW3', '2026-S2']) await close(place, readPeriod(code)!, '2027-01-01')
  const codes = (await listReleases(database.db, place.agency.agencyId)).map(({ period }) => period)
  expect(codes).toEqual(['2026', '2026-S2', '2026-TW3', '2026-07'])
  expect((await findRelease(database.db, place.agency.agencyId, null))?.period).toBe('2026')
})

test('one value has one text, in whatever order its keys were written', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).toReversed())
      expect(canonicalJson(reversed)).toBe(canonicalJson(value))
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

async function answer(place: Place, score: number, people: number): Promise<void> {
  const answers = answersOf(place, Array<number>(14).fill(score))
  await store(
    database,
    place,
    Array.from({ length: people }, () => aSubmission({ answers })),
  )
  await drain(database.db)
}
