import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPeriod } from '../../src/domain/period.ts'
import { methodOf } from '../../src/domain/method.ts'
import { makeFirstFigures } from '../../src/features/release/firstFigures.ts'
import {
  type Snapshot,
  announceCalendar,
  canonicalJson,
  checkRelease,
  closePeriod,
  findRelease,
  listReleases,
  publishEdition,
  readCalendar,
} from '../../src/features/release/release.ts'
import type { Submission } from '../../src/features/response/response.ts'
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
    const few = await aPlace(database.db, { beside: shown })
    const fewer = await aPlace(database.db, { beside: shown })
    const silent = await aPlace(database.db, { beside: shown })
    await answer(shown, 4, 31)
    await answer(provisional, 2, 28)
    await answer(few, 1, 9)
    await answer(fewer, 1, 6)
    expect(await close(shown)).toMatchObject({
      ok: true,
      value: { period: '2026-TW3', edition: 1, number: 1, closedAt: NOW },
    })
    const { snapshot } = (await findRelease(database.db, shown.agency.agencyId, null))!
    const said = saidOf(snapshot)
    expect(said(shown)).toMatchObject({ n: 30, status: 'shown', nik: '100', grade: 'A' })
    expect(said(shown)?.services).toMatchObject([{ name: shown.service.name, n: 30, nik: '100' }])
    expect(said(provisional)).toMatchObject({ n: 30, status: 'provisional', nik: '50', grade: null })
    const nothing = { n: 0, status: 'merged', mergedInto: null, nik: null, grade: null, evidence: null, elements: [] }
    for (const place of [few, fewer, silent])
      expect(said(place)).toEqual({ ...nothing, profile: [], history: [], services: [], ...named(place), parent: null })
    expect(snapshot.total).toMatchObject({ n: 75, nik: '66', grade: 'C' }) // (31×4 + 28×2 + 15×1) / 74 × 25 = 65.88
    expect(snapshot.meanOfUnits).toBe('75')
  })

  test('keeps back a unit that would tell of the only small one, the smallest', async () => {
    const large = await aPlace(database.db)
    const small = await aPlace(database.db, { beside: large })
    const medium = await aPlace(database.db, { beside: large })
    await answer(large, 4, 30)
    await answer(medium, 4, 20)
    await answer(small, 1, 9)
    await close(large)
    const { snapshot } = (await findRelease(database.db, large.agency.agencyId, null))!
    expect([large, medium, small].map((place) => saidOf(snapshot)(place)?.status)).toEqual([
      'shown',
      'merged',
      'merged',
    ])
  })

  test('tells who answered, and in which element how many were content, where groups are large enough', async () => {
    const place = await aPlace(database.db)
    await answer(place, 4, 40, { gender: 'P', age: '26-35' })
    await answer(place, 2, 20, { gender: 'L', age: '36-45' })
    await answer(place, 2, 9, { gender: 'L', education: 'SMA' })
    await close(place)
    const { snapshot } = (await findRelease(database.db, place.agency.agencyId, null))!
    const exactly = (percent: number) => ({ percent, bound: 'exact' })
    expect(snapshot.total.profile).toEqual([
      {
        question: 'gender',
        groups: [
          { group: 'L', share: exactly(42) },
          { group: 'P', share: exactly(58) },
        ],
      },
    ])
    const below = { percent: 5, bound: 'below' }
    const shares = [below, exactly(42), below, exactly(58)]
    expect(snapshot.total.elements[0]).toEqual({ code: 'persyaratan', nrr: '3.2', spread: { kind: 'scores', shares } })
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
    expect(release?.snapshot).toEqual(release?.figures)
    expect(createHash('sha256').update(canonicalJson(release?.figures)).digest('hex')).toBe(release?.digest)
  })
})

describe('a published period', () => {
  test('says by which rules it was computed, with the limits and grades that each figure may have', async () => {
    const place = await aPlace(database.db)
    await answer(place, 4, 20)
    await answer(place, 3, 20)
    await close(place)
    const { snapshot } = (await findRelease(database.db, place.agency.agencyId, null))!
    expect(snapshot).toMatchObject({ methodVersion: 3, method: methodOf(3).says })
    const evidence = { low: '82', high: '91', best: 'A', worst: 'B', rule: '2017' } // 82.8 and 90.9, rounded outward
    expect(snapshot.total).toMatchObject({ nik: '88', grade: 'B', evidence })
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
    const figures = (await makeFirstFigures(database.db, place.agency, quarter, methodOf(1)))!
    expect(Object.keys(figures).toSorted()).toEqual(['agency', 'meanOfUnits', 'method', 'period', 'total', 'units'])
    expect(Object.keys(figures.total).toSorted()).toEqual(['elements', 'grade', 'history', 'n', 'nik', 'status'])
    const text = canonicalJson(figures)
    const digest = createHash('sha256').update(text).digest('hex')
    const { agencyId } = place.agency
    const key = { agency_id: agencyId, period: quarter.code, edition: 1, number: 1 }
    const row = { ...key, digest, figures: text, closed_at: NOW }
    await database.db.insertInto('release').values(row).execute()
    const checked = await checkRelease(database.db, place.agency, quarter)
    expect(checked).toMatchObject({
      isSame: true,
      published: { snapshot: { methodVersion: 1, total: { nik: '75.00', grade: 'C' } } },
      again: { total: { nik: '75.00', grade: 'C' } },
      today: { methodVersion: 3, total: { nik: '75', grade: 'B', evidence: { rule: '2004' } } },
    })
    const { snapshot } = (await findRelease(database.db, agencyId, quarter.code))!
    expect(snapshot).toMatchObject({
      edition: 1,
      total: { elements: { length: 14 }, profile: [] },
      units: [{ services: [] }],
    })
    expect(await close(place, readPeriod('2026-S2')!, '2027-01-01')).toEqual({ ok: false, reason: 'first-methods' })
    expect(await publishEdition(database.db, place.agency, quarter, NOW)).toEqual({
      ok: false,
      reason: 'first-methods',
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
    expect(await close(place, readPeriod('2025')!)).toEqual({ ok: false, reason: 'no-answers' })
    expect(await listReleases(database.db, place.agency.agencyId)).toEqual([])
  })

  test('when it is a month: its quarter would tell the rest', async () => {
    const place = await aPlace(database.db)
    await answer(place, 3, 12)
    expect(await close(place, readPeriod('2026-07')!)).toEqual({ ok: false, reason: 'month' })
    expect(await listReleases(database.db, place.agency.agencyId)).toEqual([])
  })

  test('before the day that was announced', async () => {
    const place = await aPlace(database.db)
    const { db } = database
    await answer(place, 3, 12)
    await announceCalendar(db, place.agency.agencyId, 14, NOW)
    expect(await close(place, quarter, '2026-10-13')).toEqual({ ok: false, reason: 'announced' })
    expect(await listReleases(db, place.agency.agencyId)).toEqual([])
    expect(await readCalendar(db, place.agency.agencyId, '2026-10-13')).toEqual([
      { period: '2026-TW3', closesAfter: '2026-09-30', publishedOn: '2026-10-14' },
      { period: '2026-TW4', closesAfter: '2026-12-31', publishedOn: '2027-01-14' },
      { period: '2027-TW1', closesAfter: '2027-03-31', publishedOn: '2027-04-14' },
      { period: '2027-TW2', closesAfter: '2027-06-30', publishedOn: '2027-07-14' },
      { period: '2027-TW3', closesAfter: '2027-09-30', publishedOn: '2027-10-14' },
    ])
    expect(await close(place, quarter, '2026-10-14')).toMatchObject({ ok: true })
  })
})

describe('a longer period', () => {
  test('publishes its quarters first, and is made of what they were when they were closed', async () => {
    const place = await aPlace(database.db)
    await answer(place, 4, 30)
    await close(place)
    await answer(place, 1, 30)
    expect(await close(place, readPeriod('2026-S2')!, '2027-01-01')).toMatchObject({ ok: true, value: { number: 2 } })
    const half = (await findRelease(database.db, place.agency.agencyId, '2026-S2'))!
    expect(half.snapshot).toMatchObject({
      quarters: [{ period: '2026-TW3', edition: 1 }],
      total: { n: 30, nik: '100' },
    })
    expect(half.snapshot.total.history).toMatchObject([{ period: '2026-TW3', n: 30, nik: '100' }])
    expect(await close(place, readPeriod('2026')!, '2027-01-01')).toMatchObject({ ok: true, value: { number: 3 } })
    expect(await checkRelease(database.db, place.agency, readPeriod('2026')!)).toMatchObject({ isSame: true })
  })

  test('publishes a quarter that nobody closed', async () => {
    const place = await aPlace(database.db)
    await answer(place, 4, 30)
    expect(await close(place, readPeriod('2026')!, '2027-01-01')).toMatchObject({ ok: true, value: { number: 2 } })
    const heads = await listReleases(database.db, place.agency.agencyId)
    expect(heads.map(({ period }) => period)).toEqual(['2026', '2026-TW3'])
  })
})

describe('a further edition', () => {
  const NEXT_YEAR = new Date('2027-02-01T03:00:00Z')

  test('adds the late answers of a unit that ten gave, and those of others to the agency alone; the first stays', async () => {
    const [place, other] = await twoPlaces()
    const first = await findRelease(database.db, place.agency.agencyId, '2026-TW3')
    await answer(place, 1, 10)
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
    const [place, other] = await twoPlaces()
    await answer(place, 1, 5)
    await answer(other, 1, 5)
    expect(await publishEdition(database.db, place.agency, quarter, NOW)).toMatchObject({ ok: true })
    const { snapshot } = (await findRelease(database.db, place.agency.agencyId, null))!
    expect([place, other].map((at) => saidOf(snapshot)(at)?.n)).toEqual([30, 30])
    expect(snapshot.total).toMatchObject({ n: 70, nik: '89' }) // (60×4 + 10×1) / 70 × 25 = 89.29
  })

  test('is refused for nine late answers, twice in a year, and where nothing was published', async () => {
    const [place] = await twoPlaces()
    const next = (now: Date) => publishEdition(database.db, place.agency, quarter, now)
    await answer(place, 1, 9)
    expect(await next(NOW)).toEqual({ ok: false, reason: 'nothing-new' })
    await answer(place, 1, 1)
    expect(await next(NOW)).toMatchObject({ ok: true })
    await answer(place, 1, 10)
    expect(await next(NOW)).toEqual({ ok: false, reason: 'this-year' })
    expect(await listReleases(database.db, place.agency.agencyId)).toHaveLength(2)
    expect(await next(NEXT_YEAR)).toMatchObject({ ok: true, value: { edition: 3 } })
    const unpublished = await publishEdition(database.db, place.agency, readPeriod('2026')!, NOW)
    expect(unpublished).toEqual({ ok: false, reason: 'unpublished' })
  })

  test('of a year follows those of its quarters', async () => {
    const [place] = await twoPlaces()
    const year = readPeriod('2026')!
    await close(place, year, '2027-01-01')
    expect(await publishEdition(database.db, place.agency, year, NEXT_YEAR)).toEqual({
      ok: false,
      reason: 'nothing-new',
    })
    await answer(place, 1, 10)
    await publishEdition(database.db, place.agency, quarter, NEXT_YEAR)
    expect(await publishEdition(database.db, place.agency, year, NEXT_YEAR)).toMatchObject({
      ok: true,
      value: { edition: 2 },
    })
    const { snapshot } = (await findRelease(database.db, place.agency.agencyId, '2026'))!
    expect(snapshot).toMatchObject({ quarters: [{ period: '2026-TW3', edition: 2 }], total: { n: 70 } })
  })
})

test('releases are listed newest first, and of two that end together the longer one first', async () => {
  const place = await aPlace(database.db)
  await answer(place, 3, 12)
  for (const code of ['2026-TW3', '2026', '2026-S2']) await close(place, readPeriod(code)!, '2027-01-01')
  const codes = (await listReleases(database.db, place.agency.agencyId)).map(({ period }) => period)
  expect(codes).toEqual(['2026', '2026-S2', '2026-TW3'])
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

/** Two units of an agency with thirty answers each, published. */
async function twoPlaces(): Promise<[Place, Place]> {
  const place = await aPlace(database.db)
  const other = await aPlace(database.db, { beside: place })
  await answer(place, 4, 30)
  await answer(other, 4, 30)
  await close(place)
  return [place, other]
}

function saidOf({ units }: Snapshot) {
  return ({ unit }: Place) => units.find(({ slug }) => slug === unit.slug)
}

function named({ unit: { slug, name } }: Place) {
  return { slug, name }
}

async function answer(
  place: Place,
  score: number,
  people: number,
  respondent: Submission['respondent'] = {},
): Promise<void> {
  const answers = answersOf(place, Array<number>(14).fill(score))
  await store(
    database,
    place,
    Array.from({ length: people }, () => aSubmission({ answers, respondent })),
  )
  await drain(database.db)
}
